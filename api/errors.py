"""One error shape for the whole API."""

from rest_framework.views import exception_handler as handle_exception

__all__ = ["handle_exception"]

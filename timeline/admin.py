"""Where Django looks for the admin: the desk registers its tables."""

from timeline.desk import events, reports, tables

__all__ = ["events", "reports", "tables"]

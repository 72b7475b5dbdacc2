"""Event coding: sentences with their dates and actors in, PLOVER-coded mentions out."""

from timeline.extraction.event_coding.coding import code

__all__ = ["code"]

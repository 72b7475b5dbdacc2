"""Where Django looks for the admin: the desk registers its tables."""

from timeline.desk import events, tables

__all__ = ["events", "tables"]

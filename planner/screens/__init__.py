"""Pages and dialogs: ask the logbook, show widgets, listen to their messages."""

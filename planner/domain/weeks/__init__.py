"""Weeks: phases and gates, the layout of days, proposals, and looking ahead."""

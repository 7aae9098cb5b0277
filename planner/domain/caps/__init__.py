"""What may be run on a day and in a week, and why."""

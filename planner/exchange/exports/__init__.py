"""What is written for others: pages, pictures, tables, calendars, workouts."""

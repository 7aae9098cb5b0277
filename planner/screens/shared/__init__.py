"""What several pages use: forms, dialogs, and what every page has in common."""

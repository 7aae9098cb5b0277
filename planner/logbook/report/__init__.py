"""The page for a physiotherapist."""

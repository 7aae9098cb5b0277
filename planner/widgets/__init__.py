"""Reusable widgets that know nothing of rehab. `python -m planner.widgets` is the gallery."""

"""What the facts say of the knee: verdicts, flares, the walk-run ladder, safety."""

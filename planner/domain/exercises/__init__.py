"""Exercises: their steps, how they were taken, balance and figures."""

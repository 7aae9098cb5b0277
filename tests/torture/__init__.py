"""Torture: kills, faults, damage, devices, fuzz and random keys, in long and in short."""

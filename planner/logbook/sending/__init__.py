"""What a physiotherapist sends and is sent: limits and doses as a plan file."""

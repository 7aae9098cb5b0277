"""What is true: values and rules of rehab and running. No clock, no disk, no Textual."""

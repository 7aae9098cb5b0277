"""Looking back: what was done and felt, counted side by side. Nothing here decides anything."""

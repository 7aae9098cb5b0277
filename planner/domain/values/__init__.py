"""Values kept in the journal and what they are made of; every other folder stands on these."""

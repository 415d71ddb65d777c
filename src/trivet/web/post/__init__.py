"""Letters: a queue that survives a crash, and their words."""

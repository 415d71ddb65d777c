"""Pages for writing clients."""

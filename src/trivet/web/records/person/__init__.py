"""One person and everything held on them: a copy for them, and erasure."""

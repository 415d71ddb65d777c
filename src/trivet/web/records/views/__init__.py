"""Pages about privacy: the owner's, a person's own, and a public table."""

"""Pages of the classroom."""

"""The pages of learning: each fetches with permission, acts, and shows."""

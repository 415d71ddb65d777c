"""The pages of practice: each fetches with permission, acts, and shows."""

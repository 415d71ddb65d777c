"""The public pages: what anybody may read without an account."""

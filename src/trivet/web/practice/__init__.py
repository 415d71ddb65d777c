"""Practice: meetings with simulated clients, whose they are, and what was learned from them."""

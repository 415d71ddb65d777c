"""The desk: pages that bring the rooms together."""

"""Privacy: retention, access, erasure, backup."""

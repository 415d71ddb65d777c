"""Trivet: therapeutic working alliance training."""

__version__ = "0.1.0"

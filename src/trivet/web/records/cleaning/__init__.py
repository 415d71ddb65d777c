"""The nightly clean-up: what of each kind is past its time, and how it is cleaned."""

from trivet.web.records.cleaning.run import clean_up, overdue

__all__ = ["clean_up", "overdue"]

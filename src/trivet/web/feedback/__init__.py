"""The forms before and after a day."""

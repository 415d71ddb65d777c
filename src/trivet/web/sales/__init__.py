"""From an enquiry to a paid invoice."""

"""A participant's and a customer's own pages."""

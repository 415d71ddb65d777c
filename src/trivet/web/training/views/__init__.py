"""The pages of the desk, and the page that a join link opens."""

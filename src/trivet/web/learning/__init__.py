"""Self-paced learning: reading, notes and knowledge checks of one person in one course."""

"""Drills and follow-through: five minutes on one skill, letters that bring them back, and moments to answer before and after."""

"""Training: customers, the courses tailored for them, who takes part, and verified standards."""

"""Rules about the plan as a whole, and about what it waives."""

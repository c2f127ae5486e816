"""Rules about what a file says, field by field."""

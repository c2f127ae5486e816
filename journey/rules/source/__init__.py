"""Rules about files that can be read."""

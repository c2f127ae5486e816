"""Rules about how often, and when, a brand posts."""

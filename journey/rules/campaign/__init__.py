"""Rules about campaigns: what leads up to them, what they promise, and when."""

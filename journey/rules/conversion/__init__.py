"""Whether those who are ready find their way."""

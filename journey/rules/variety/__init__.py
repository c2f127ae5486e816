"""Rules about saying something else, in another way, each time."""

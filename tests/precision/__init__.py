"""Whether findings on real plans are right: every one judged by hand, in a table that is kept."""

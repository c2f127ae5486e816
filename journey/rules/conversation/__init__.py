"""Whether people are asked, and answered."""

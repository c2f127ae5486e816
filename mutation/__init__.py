"""How well the tests of the rules know right from wrong: `make mutation`."""

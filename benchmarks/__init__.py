"""How fast the tool is, as ratios that are measured in one run: `make bench`."""

"""The rules, a module each in a folder per family, and what applies them to a plan."""

"""Rules about what each network takes."""

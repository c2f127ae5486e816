"""Rules about e-mail: whom each one goes to, how often, and what leads to it and on from it."""

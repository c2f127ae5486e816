"""What a plan is: one module for each noun."""

"""MkDocs plugins: the plan as a site (`journey/plan`), and what it lacks (`journey/gaps`)."""

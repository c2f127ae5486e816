"""MkDocs plugins: the plan as a site (`journey/plan`), its gaps (`journey/gaps`) and its feeds."""

"""Rules about the customer journey, stage by stage."""

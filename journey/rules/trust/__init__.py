"""Right before it is out: honest, allowed, approved, and at no wrong moment."""

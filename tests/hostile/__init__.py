"""A hostile proxy in front of the simulated tenants, and what the suite makes of it."""

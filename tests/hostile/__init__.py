"""A hostile proxy in front of the simulated tenants, and tests of the suite against it."""

"""How fast the suite is: `python -m tests.bench` measures it, README.md has the results."""

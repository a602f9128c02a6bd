"""pytest's front door: names the plugins, does nothing else."""

pytest_plugins = ["fixtures.plugin.hooks", "steps"]

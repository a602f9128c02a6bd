"""The step definitions: for each sentence of the features what it does, in the vocabulary of `fixtures.execution`.

Each is a generator: it yields when it waits, returns when the step holds and raises NotConformant when the sync broke
a promise. The engine executes it ahead of time; when pytest-bdd comes to the step, it reports what was observed.
"""

pytest_plugins = [
    "steps.making",
    "steps.editing",
    "steps.counterparts",
    "steps.values",
    "steps.conflicts",
    "steps.lookalikes",
    "steps.roles",
    "steps.unlinked",
    "steps.observations",
    "steps.reconciliation",
]
"""pytest-bdd finds the steps of modules that are plugins."""

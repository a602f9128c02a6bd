"""Imports pytest's plugins and this suite's. Only the fork server of `forked` imports this module.

The imports go through pytest's assertion rewriting: pytest refuses a plugin that was imported in another way.
"""

import gc
import importlib
import importlib.metadata
import io
from contextlib import redirect_stderr, redirect_stdout
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
    pytest.main(["--collect-only", "-q", "-p", "no:cacheprovider", f"--rootdir={ROOT}", str(ROOT / "steps")])

for name in (
    "fixtures.command.report",
    "fixtures.evidence.vcrpy_adapter",
    "fixtures.plugin.live_run",
    "fixtures.report.allure.bridge",
    "fixtures.tenants.live",
    "fixtures.tenants.settings",
    "xdist.dsession",
):
    importlib.import_module(name)  # what a run imports late
importlib.import_module("faker").Faker("no_NO")  # it imports its providers when it is made

# pytest reads seven times a run what is installed; here it is read once for all runs.
patch, installed = pytest.MonkeyPatch(), [*importlib.metadata.distributions()]
for name in ("entry_points", "files", "metadata"):
    read_once = cached_property(vars(importlib.metadata.Distribution)[name].fget)
    read_once.__set_name__(importlib.metadata.Distribution, name)
    patch.setattr(importlib.metadata.Distribution, name, read_once)
    _ = [getattr(distribution, name) for distribution in installed]
patch.setattr(importlib.metadata, "distributions", lambda: installed)

gc.collect()
gc.freeze()  # pytest collects garbage several times when it ends: not once more what was imported here

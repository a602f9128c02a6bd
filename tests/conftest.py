"""All tests: what is collected and parsed is collected and parsed once in each worker."""

import gc
from collections.abc import Generator, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fixtures.report import specified


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keeps Python's garbage collector from looking through thousands of tests, which stay until the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _features_planned_once() -> Iterator[None]:
    """Plans the same features of a pair once, not for each report; a text always gives the same scenarios."""
    rendered, planned = specified.rendered, specified.pair_of
    known: dict[object, specified.SpecifiedPair] = {}

    def pair(root: Path, folder: Path) -> specified.SpecifiedPair:
        files = [path for path in sorted(folder.iterdir()) if path.suffix in {".toml", ".feature"} and path.is_file()]
        key = (folder.name, *((path.name, path.read_bytes()) for path in files))
        if key not in known:
            known[key] = planned(root, folder)
        return replace(known[key], folder=folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(specified, "rendered", cache(lambda *words: tuple(rendered(*words))))
        patch.setattr(specified, "pair_of", pair)
        yield

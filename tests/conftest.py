"""All tests: what is collected and parsed is collected and parsed once in each worker."""

import gc
from collections.abc import Generator, Iterator
from functools import cache

import pytest

from fixtures.planning.planner import Rendered
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
def _features_parsed_once() -> Iterator[None]:
    """Parses each text of a feature once, not for each report; a text always gives the same scenarios."""
    sound = specified.rendered

    @cache
    def rendered(pair: str, name: str, text: str) -> tuple[Rendered, ...]:
        return tuple(sound(pair, name, text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(specified, "rendered", rendered)
        yield

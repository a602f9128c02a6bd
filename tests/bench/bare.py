"""What the suite's speed is compared with: vcrpy and pytest-bdd replaying the same cassettes, and nothing else.

One scenario a cassette, from an Outline with one Example each. A scenario opens its cassette with vcrpy's own
`use_cassette` and sends its requests again in their order. It uses nothing of the suite, and asserts only
that every request is answered. `pytest -c tests/bench/bare.ini tests/bench/bare.py` runs it by itself;
`BARE_CASSETTES` names another folder of cassettes than the project's.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import vcr  # type: ignore[import-untyped]  # vcrpy has no types
from pytest_bdd import given, parsers, scenarios, then, when
from vcr.cassette import Cassette  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[2]
CASSETTES = Path(os.environ.get("BARE_CASSETTES", ROOT / "cassettes"))
OUTLINE = """Feature: Cassettes
  Scenario Outline: A cassette is played
    Given the cassette <path>
    When its requests are sent again
    Then all of it was played
    Examples:
      | path |
"""

with tempfile.TemporaryDirectory() as folder:
    paths = sorted(path.relative_to(CASSETTES).as_posix() for path in CASSETTES.rglob("*.yaml"))
    feature = Path(folder) / "bare.feature"
    feature.write_text(OUTLINE + "".join(f"      | {path} |\n" for path in paths))
    scenarios(str(feature))


@pytest.fixture(scope="session")
def clients() -> dict[str, httpx.Client]:
    """One client a system, because a client costs 15 ms."""
    return {host: httpx.Client(trust_env=False) for host in ("crmoffice.invalid", "poweroffice.invalid")}


@given(parsers.parse("the cassette {path}"), target_fixture="cassette")
def the_cassette(path: str) -> Iterator[Cassette]:
    with vcr.use_cassette(str(CASSETTES / path), record_mode="none", match_on=("method", "uri")) as cassette:
        yield cassette


@when("its requests are sent again")
def sent_again(cassette: Cassette, clients: dict[str, httpx.Client]) -> None:
    for asked in cassette.requests:
        clients[asked.host].request(asked.method, asked.uri, content=asked.body, headers=asked.headers).read()


@then("all of it was played")
def all_played(cassette: Cassette) -> None:
    assert cassette.all_played

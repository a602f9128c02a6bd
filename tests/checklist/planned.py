"""The scenarios of a feature as pytest-bdd would run them, and their plans."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from gherkin.parser import Parser

from fixtures.checklist.gherkin.direction import Direction
from fixtures.checklist.gherkin.vocabulary import LENGTH, SLIGHTLY_CHANGED
from fixtures.checklist.model import Checklist, Row, Section
from fixtures.planning.feature_texts import ClientFacts
from fixtures.planning.plan import Plan
from fixtures.planning.planner import Rendered, plan

_KEYWORDS = {"Context": "given", "Action": "when", "Outcome": "then"}


class FewWords(ClientFacts):
    """What the clients know, with few value classes: the first two, and those that scenarios are named after."""

    def words(self, section: Section, row: Row, direction: Direction, /) -> list[str]:
        """A tenth of the classes, because every scenario of each feature is parsed and planned."""
        first, second, *others = super().words(section, row, direction)
        named = tuple(SLIGHTLY_CHANGED)
        return [first, second, *(one for one in others if LENGTH.sub("", one).endswith(named))]


def plans(text: str, checklist: Checklist) -> list[Plan]:
    """The plan of every scenario; raises PlanError."""
    return [plan(rendered, checklist) for rendered in scenarios(text)]


@lru_cache(maxsize=8)
def parsed(text: str) -> Any:  # noqa: ANN401 - as gherkin-official has it
    """The feature as gherkin-official has it, which reads some forty lines a millisecond."""
    return Parser().parse(text)["feature"]


def scenarios(text: str) -> Iterator[Rendered]:
    """Every scenario, an outline's once a line of its Examples."""
    feature = parsed(text)
    for rule in (child["rule"] for child in feature["children"]):
        for scenario in (child["scenario"] for child in rule["children"]):
            tags = {tag["name"][1:] for node in (feature, rule, scenario) for tag in node["tags"]}
            rows = [row for table in scenario["examples"] for row in table["tableBody"]]
            for cells in [{"value": row["cells"][0]["value"]} for row in rows] or [{}]:
                yield Rendered(
                    pair="pair",
                    feature="a.feature",
                    line=scenario["location"]["line"],
                    scenario=scenario["name"],
                    tags=frozenset(tags),
                    steps=list(_steps(scenario["steps"], cells.get("value", "<value>"))),
                    cells=cells,
                    node_id="",
                )


def _steps(steps: list[dict[str, Any]], value: str) -> Iterator[tuple[str, str]]:
    keyword = ""
    for step in steps:
        keyword = _KEYWORDS.get(step["keywordType"], keyword)
        yield keyword, step["text"].replace("<value>", value)

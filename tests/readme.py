"""The sample output in README.md: what a run of one row prints at its end.

`python -m tests.readme` writes it anew; `tests/test_readme.py` compares it with a fresh run.
"""

import re
import sys

from fixtures.drill.scores import last_scores
from tests.plugin.project import ROOT, Project

README = ROOT / "README.md"
COMMAND = ("-m", "row-Contacts-directPhone-Contactperson-phoneNumber")
WIDTH = "100"
_BLOCK = re.compile(r"(<!-- sample: .*? -->\n```\n)(.*?)(```\n)", re.DOTALL)


def printed() -> str:
    """What the run prints from the line `conformance` on, but for the last drill of this checkout."""
    lines = Project(ROOT).run(*COMMAND, "--results=", COLUMNS=WIDTH).output.splitlines()
    begin = next(number for number, line in enumerate(lines) if re.fullmatch(r"=+ conformance =+", line))
    drilled = last_scores(ROOT)
    return "".join(f"{line}\n" for line in lines[begin:] if line != drilled)


def sample() -> str:
    """What stands in README.md."""
    found = _BLOCK.search(README.read_text(encoding="utf-8"))
    assert found, "README.md has lost its sample"
    return found[2]


def normalised(text: str) -> list[str]:
    """The lines without what differs from run to run and machine to machine: days, numbers, and how wide it is."""
    days = re.sub(r"\d+ [A-Z][a-z]{2} \d{4}", "a day", text)
    return [re.sub(r"\d+", "9", re.sub(r"=+| +", " ", line)).strip() for line in days.splitlines()]


if __name__ == "__main__":
    README.write_text(
        _BLOCK.sub(lambda found: f"{found[1]}{printed()}{found[3]}", README.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    sys.exit(0)

"""How long the reports of many scenarios take: `python -m tests.bench.report 2000`.

Makes a last run of that many scenarios by repeating this project's rows under other names.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fixtures.report.signoff.building import Beside, build
from fixtures.report.signoff.files import write
from fixtures.report.specified import Pair
from tests.report.signoff.samples import NOW, ROOT, pairs, passed, run_of


def grown(count: int) -> Pair:
    """This project's pair with so many scenarios: its rows and sections again under other names."""
    (pair,) = pairs()
    sections, plans = [], []
    for copy in range(count // len(pair.plans) + 1):
        for section in pair.checklist.sections:
            renamed = replace(section, source_entity=f"{section.source_entity}{copy}")
            sections.append(renamed)
            plans += [replace(plan, section=renamed) for plan in pair.plans if plan.section == section]
    checklist = replace(pair.checklist, sections=tuple(sections))
    return replace(pair, checklist=checklist, plans=tuple(replace(plan, checklist=checklist) for plan in plans[:count]))


def main(count: int) -> None:
    """Prints seconds and megabytes."""
    pair = grown(count)
    run = replace(run_of(), results=tuple(passed(plan) for plan in pair.plans))
    with TemporaryDirectory() as folder:
        begun = time.perf_counter()
        signoff = build(ROOT, run, [pair], Beside(now=NOW))
        built = time.perf_counter()
        page, data = write(signoff, Path(folder), ROOT)
        ended = time.perf_counter()
        size = (page.stat().st_size + data.stat().st_size) / 1e6
    print(f"{count} scenarios: built in {built - begun:.1f} s, written in {ended - built:.1f} s, {size:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)

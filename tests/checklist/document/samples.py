"""Pieces of documents about two invented systems, Alpha and Beta, and what is read from them."""

import pytest

from fixtures.checklist.document import DocumentError, parse
from fixtures.checklist.model import Section

HEAD = """\
======================
Alpha to Beta Dataflow
======================

Generated: 2031-01-02 03:04:05

Introduction
------------

Invented.

"""
SECTION = """\
Alpha Men to Beta Women
-----------------------
{create}

{between}Once a link between a Alpha Men and a Beta Women is established, it will keep in sync \
between the two systems, regardless of where it is edited.

The following properties are synchronized between a Alpha Men and a Beta Women:

.. list-table::
   :header-rows: 1

   * - Alpha Men Property
     - Beta Women Property
     - Beta Data Type
{rows}

"""
EVERY = "Every Alpha Men will be synchronized with a Beta Women."
BEFORE = "Before any synchronization can take place, a link between a Alpha Men and a Beta Women must be established."
CONNECTED = (
    "A new Beta Women will be created from a Alpha Men if it is connected to a Alpha Deal"
    " that is synchronized into Beta.\n\n"
)
MERGE = """\
A Alpha Men will merge with a Beta Women if one of the following property combinations match:

.. list-table::
   :header-rows: 1

   * - Alpha Men Property
     - Beta Women Property
   * - id
     - Code
   * - mail
     - Email

"""


def section(create: str = EVERY, between: str = "", *rows: str) -> str:
    lines = [f"   * - {a}\n     - {b}\n     - {c}" for a, b, c in (row.split(" ~ ") for row in rows)]
    return SECTION.format(create=create, between=between, rows="\n".join(lines))


def only(text: str, name: str = "alpha-beta.rst") -> Section:
    (one,) = parse((HEAD + text).encode(), name).sections
    return one


def refused(text: str, name: str = "alpha-beta.rst") -> DocumentError:
    with pytest.raises(DocumentError) as problem:
        parse(text.encode(), name)
    return problem.value

"""The contract of a client: what it must do, whatever the system.

A test class derives from `SystemContract`, names an entity, and defines two fixtures: `system`, a client of a running
tenant, and `wire`, its transport, which can lose requests and answers.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import ClassVar

import httpx
import pytest

from fixtures.systems.errors import RecordMissing
from fixtures.systems.interface import Record, System, Value

CORRELATION_ID = "zqk7f3"
ODD_TEXTS = (
    "Ærlig Øst Åsen",
    "O'Hara \"& <Co>\\",
    "e\u0301 \u00e9",
    "😀 👩\u200d💻",
    "  two  spaces ",
    "null",
    "a/b?c=d&e+f",
)


class Wire(httpx.BaseTransport):
    """Passes requests to `carrier`, lists them, and drops the next write or its answer inside `losing`."""

    carrier: httpx.BaseTransport

    def __init__(self) -> None:
        self._trouble: str | None = None
        self.requests: list[tuple[str, str, bytes]] = []

    @contextmanager
    def losing(self, what: str) -> Iterator[None]:
        """While entered, one write is lost: the `request` before it arrives, or its `answer`."""
        self._trouble = what
        yield
        assert self._trouble is None, "nothing was written, so nothing was lost"

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        self.requests.append((request.method, str(request.url), request.read()))
        trouble = None
        if request.method != "GET" and not request.url.path.lower().endswith("/token"):
            trouble, self._trouble = self._trouble, None
        if trouble == "request":
            raise httpx.ReadError("reset before it arrived")
        response = self.carrier.handle_request(request)
        if trouble == "answer":
            response.read()
            raise httpx.ReadTimeout("the answer never came")
        return response


class SystemContract:
    """The contract. `text` is a property that holds any text, `other` one that an edit must leave alone.

    `beside` are the values that a new record must have, too.
    """

    entity: ClassVar[str]
    text: ClassVar[str]
    other: ClassVar[str]
    other_value: ClassVar[Value]
    beside: ClassVar[Mapping[str, Value]] = {}
    stamped: ClassVar[bool] = True

    def make(self, system: System, correlation_id: str = CORRELATION_ID, text: str = "Aas") -> Record:
        """Makes a record that shows the correlation id."""
        values = {**self.beside, self.text: f"{text} {correlation_id}"}
        return system.make(self.entity, values, correlation_id=correlation_id)

    def shown(self, system: System) -> list[str]:
        """The ids of the records that show the correlation id."""
        since = system.now() - timedelta(hours=1)
        return [one.id for one in system.list_changed(self.entity, since) if CORRELATION_ID in str(one.get(self.text))]

    def test_what_is_made_can_be_read(self, system: System) -> None:
        """The answer to the write and a read show the same record; the tenant's clock is this machine's."""
        made = self.make(system)
        read = system.read(made)
        assert made.get(self.text) == f"Aas {CORRELATION_ID}"
        assert (read.entity, read.id, read.parent) == (self.entity, made.id, made.parent)
        assert read.get(self.text) == f"Aas {CORRELATION_ID}"
        assert abs(system.clock_difference()) < timedelta(seconds=1.5)

    def test_an_edit_changes_what_is_given_and_nothing_else(self, system: System) -> None:
        """Other properties survive, and the answer shows what was stored."""
        made = system.edit(self.make(system), {self.other: self.other_value})
        edited = system.edit(made, {self.text: "Bø"})
        assert edited.get(self.text) == system.read(made).get(self.text) == "Bø"
        assert system.read(made).get(self.other) == self.other_value

    def test_any_text_is_stored(self, system: System) -> None:
        """The answer to the edit and a read show the text code point by code point."""
        made = self.make(system)
        for text in ODD_TEXTS:
            assert system.edit(made, {self.text: text}).get(self.text) == text
            assert system.read(made).get(self.text) == text

    def test_a_listing_shows_what_is_new(self, system: System) -> None:
        """Where records have a time of last change, it omits records that did not change since."""
        since = system.now() - timedelta(minutes=1)
        made = self.make(system)
        later = system.list_changed(self.entity, system.now() + timedelta(minutes=1))
        assert made.id in {record.id for record in system.list_changed(self.entity, since)}
        assert {record.id for record in later} == (set() if self.stamped else {made.id})

    def test_sequences_follow_the_order_of_creation(self, system: System) -> None:
        """An edit does not change the sequence, and `last_sequence` is that of the youngest record."""
        first, before = self.make(system), system.last_sequence(self.entity)
        second = self.make(system, f"{CORRELATION_ID}-2", "Bø")
        system.edit(first, {self.text: "Cæ"})
        ages = [system.sequence(system.read(one)) for one in (first, second)]
        assert ages == [before, system.last_sequence(self.entity)]
        assert before < system.last_sequence(self.entity)

    def test_deleting_twice_is_no_error(self, system: System) -> None:
        """After the deletion a read raises RecordMissing."""
        made = self.make(system)
        system.delete(made)
        system.delete(made)
        with pytest.raises(RecordMissing):
            system.read(made)

    def test_a_lost_creation_makes_one_record(self, system: System, wire: Wire) -> None:
        """Whether the request or its answer is lost, and although another record has the same values."""
        made = []
        for what, correlation_id in (("request", CORRELATION_ID), ("answer", f"{CORRELATION_ID}-2")):
            with wire.losing(what):
                made.append(self.make(system, correlation_id))
        assert sorted(self.shown(system)) == sorted(one.id for one in made)
        assert [one.get(self.text) for one in made] == [f"Aas {CORRELATION_ID}", f"Aas {CORRELATION_ID}-2"]

    def test_a_lost_edit_takes_effect(self, system: System, wire: Wire) -> None:
        """Whether the request or its answer is lost."""
        made = self.make(system)
        for what, text in (("request", "Bø"), ("answer", "Cæ")):
            with wire.losing(what):
                edited = system.edit(made, {self.text: text})
            assert edited.get(self.text) == system.read(made).get(self.text) == text

    def test_a_lost_deletion_takes_effect(self, system: System, wire: Wire) -> None:
        """Whether the request or its answer is lost."""
        for number, what in enumerate(("request", "answer"), start=1):
            made = self.make(system, f"{CORRELATION_ID}-{number}")
            with wire.losing(what):
                system.delete(made)
            assert self.shown(system) == []
            assert system.retries == number

    def test_the_same_calls_send_the_same_requests(self, system: System, wire: Wire) -> None:
        """A replay matches method, URL and body, so the client may not cache anything."""
        made = self.make(system)
        since = system.now()
        sent = []
        for _ in range(2):
            wire.requests.clear()
            system.edit(made, {self.text: "Bø"})
            system.list_changed(self.entity, since)
            system.read(made)
            sent.append(list(wire.requests))

        assert sent[0] == sent[1]

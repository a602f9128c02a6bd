"""The reader of a cassette's YAML agrees with PyYAML on everything that a cassette can hold."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.evidence.layout import written
from fixtures.evidence.strict_yaml import read
from tests.examples import examples

NUMBERS = st.one_of(st.integers(-(10**18), 10**18), st.floats(allow_nan=False, allow_infinity=False))
PLAIN = st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=20))
DOCUMENTS = st.dictionaries(
    st.text(max_size=9),
    st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner), max_leaves=10),
    max_size=4,
)


@settings(max_examples=examples(15), deadline=None)
@given(DOCUMENTS)
def test_a_written_document_is_read_back(document):
    """Any text, number and nesting comes back with its type."""
    text = written(document)
    assert read(text) == document
    assert repr(read(text)) == repr(yaml.safe_load(text))


def test_a_text_that_looks_like_something_else():
    """It stays a text."""
    words = ["null", "~", "true", "no", "12", "007", "1e3", "2026-11-24", "0x1f", "=", ""]
    assert read(written({"words": words})) == {"words": words}


def test_yaml_outside_the_subset():
    """Aliases, tags, dates, deep lists, long numbers and invalid YAML are refused."""
    for text in (
        "a: !!python/object:os.system x",
        "a: !!str x",
        "a: !own x",
        "a: *nothing",
        "a: &a [*a]",
        "a: &a b\nc: *a",
        "&a a: b",
        "[a, b]: c",
        "a: b\na: c",
        "a: 2026-11-24",
        "a: 2026-11-24 12:00:00",
        "a: 0x1f",
        "a: 007",
        "a: 1_000",
        "a: 1:30",
        "a: no",
        "a: .nan",
        "a: .inf",
        f"a: {'9' * 5000}",
        f"a: {'9' * 5000}.0",
        f"a: {'[' * 100_000}",
        f"a: {'[' * 900}{']' * 900}",
        f"a: {'{b: ' * 900}c{'}' * 900}",
        "a: b\n---\na: b",
        "a: [",
        "a: b: c",
    ):
        with pytest.raises(yaml.YAMLError):
            read(text)

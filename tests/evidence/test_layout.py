"""The short way to read a cassette's YAML is PyYAML's own, wherever a cassette can lead it."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.evidence.layout import read, written

PLAIN = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20))
DOCUMENTS = st.dictionaries(
    st.text(max_size=9),
    st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner)),
    max_size=4,
)


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_what_is_written_is_read(document):
    """Any text, number and nesting comes back as it was, with its type."""
    text = written(document)
    assert read(text) == document
    assert repr(read(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "word", ["null", "~", "true", "no", "12", "007", "1e3", "2026-11-24", "0x1f", "=", ""]
)
def test_a_text_that_looks_like_something_else(word):
    """It stays text: these are values that a sync may garble."""
    assert read(written({"value": word})) == {"value": word}


@pytest.mark.parametrize(
    "text", ["a: !!python/object:os.system x", "a: *nobody", "a: !own x", "a: [", "a: b: c"]
)
def test_what_a_safe_loader_refuses(text):
    """Tags that make objects, and what is no YAML."""
    with pytest.raises(yaml.YAMLError):
        read(text)

"""What a recipe makes changes only together with its version."""

from tests.values import golden


def test_a_recipe_changes_only_with_its_version() -> None:
    """A changed recipe with its old version would let evidence of other values count as this one's."""
    kept = golden.kept()
    changed = [name for name, made in golden.current().items() if kept.get(name, made) != made]
    assert not changed, f"raise the version of {changed}, then run: python -m tests.values.golden"


def test_every_recipe_is_kept() -> None:
    """A new class or version is written down when it is made."""
    missing = sorted(golden.current().keys() - golden.kept().keys())
    assert not missing, f"run: python -m tests.values.golden (missing: {missing})"

"""What a guard says of an address."""

from collections.abc import Callable

from fixtures.tenants.errors import GuardError


def refusal(judge: Callable[..., None], *judged: object) -> str:
    """The message of the guard's error, empty when it lets what it judges pass."""
    try:
        judge(*judged)
    except GuardError as problem:
        return str(problem)
    return ""

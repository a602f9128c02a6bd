"""Makers of PowerOffice GO's answers."""

import httpx


def data(body: object) -> httpx.Response:
    """One entity."""
    return httpx.Response(200, json={"success": True, "data": body})


def page(*items: object, count: int | None = None) -> httpx.Response:
    """A page of a list; `count` is the number over all pages."""
    return httpx.Response(200, json={"success": True, "data": items, "count": len(items) if count is None else count})


def refusal(summary: str, **validation: object) -> httpx.Response:
    """A business error."""
    return httpx.Response(200, json={"success": False, "validation": {"summary": summary, **validation}})

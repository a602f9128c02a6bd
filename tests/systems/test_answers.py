"""What the suite makes of a tenant's answers and pages."""

import httpx
import pytest

from fixtures.systems.answers import MAX_PAGES, Paging, json_object, judged
from fixtures.systems.errors import TenantError, UnexpectedAnswer
from fixtures.systems.retries import Transient

ASKED = httpx.Request("GET", "https://tenant.example/contacts")


def said_of(answer: httpx.Response) -> str:
    with pytest.raises((TenantError, Transient)) as caught:
        judged(answer, "A system", lambda response: response.text, now=0.0, least_wait=0.0)
    return str(caught.value)


def test_the_message_about_an_answer():
    """The message repeats neither phrase nor header nor body of the answer; its only digits are the status."""
    for status in (300, 400, 403, 404, 422, 429, 500, 503, 599):
        answer = httpx.Response(
            status,
            headers={"Content-Type": "kari/nordmann", "Retry-After": "soon, kari"},
            text="kari nordmann has 9123 4567",
            extensions={"reason_phrase": b"Bearer kari-nordmann-7f3a"},
            request=ASKED,
        )
        message = said_of(answer)
        assert "kari" not in message
        assert "".join(filter(str.isdecimal, message)).replace(str(status), "") in {"", "1"}  # 429: asked to wait 1 s


def test_a_wait_that_may_be_a_phone_number():
    """The message shows a wait in digits only up to an hour."""
    for header, ending in (("7", "asked to wait 7 s"), ("41234567", "asked to wait more than an hour")):
        assert said_of(httpx.Response(429, headers={"Retry-After": header}, request=ASKED)).endswith(ending)


def test_another_content_type():
    """The message says that the content type is another one and does not name it."""
    for header, shown in (("text/html; kari", "text/html;"), ("kari/nordmann", "another content type;")):
        answer = httpx.Response(200, headers={"Content-Type": header}, text="<", request=ASKED)
        with pytest.raises(UnexpectedAnswer, match=f"got {shown}") as caught:
            json_object(answer, "A system")
        assert "kari" not in str(caught.value)


def test_the_end_of_a_list():
    """After as many records as the tenant counts, or an empty page. Records that show twice do not end it."""
    paging = Paging("a list")
    assert [paging.has_more(page, 5) for page in ("ab", "bc", "d")] == [True, True, False]
    assert not Paging("a list").has_more("", 9)


def test_a_list_without_an_end():
    """A page without a new record raises UnexpectedAnswer, and so does a list of more than `MAX_PAGES` pages."""
    paging = Paging("a list")
    assert paging.has_more("ab", 9)
    with pytest.raises(UnexpectedAnswer, match="a list has no end"):
        paging.has_more("ab", 9)
    paging = Paging("a list")
    assert all(paging.has_more([number], 10**9) for number in range(MAX_PAGES - 1))
    with pytest.raises(UnexpectedAnswer, match="has no end"):
        paging.has_more([MAX_PAGES], 10**9)

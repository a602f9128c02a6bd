"""What the suite makes of a tenant's answers and pages."""

import httpx
import pytest

from fixtures.systems.answers import MAX_PAGES, Paging, json_object, judged
from fixtures.systems.errors import TenantError, UnexpectedAnswer
from fixtures.systems.retries import Transient


@pytest.mark.parametrize("status", [300, 400, 403, 404, 422, 429, 500, 503, 599])
def test_what_is_said_of_an_answer(status: int) -> None:
    """Neither phrase nor header nor body of it is repeated; the digits are the status alone."""
    answer = httpx.Response(
        status,
        headers={"Content-Type": "kari/nordmann", "Retry-After": "soon, kari"},
        text="kari nordmann has 9123 4567",
        extensions={"reason_phrase": b"Bearer kari-nordmann-7f3a"},
        request=httpx.Request("GET", "https://tenant.example/contacts"),
    )
    with pytest.raises((TenantError, Transient)) as caught:
        judged(answer, "A system", lambda response: response.text, now=0.0, least_wait=0.0)
    said = str(caught.value)
    assert "kari" not in said
    assert "".join(filter(str.isdecimal, said)).replace(str(status), "") in {"", "1"}  # 429: asked to wait 1 s


def test_a_wait_that_may_be_a_phone_number() -> None:
    """Only a wait of a sensible length is told in digits."""
    for said, told in (("7", "asked to wait 7 s"), ("41234567", "told to wait more than an hour")):
        answer = httpx.Response(
            429, headers={"Retry-After": said}, request=httpx.Request("GET", "https://tenant.example/")
        )
        with pytest.raises(Transient) as caught:
            judged(answer, "A system", lambda response: response.text, now=0.0, least_wait=0.0)
        assert caught.value.problem.endswith(told)


def test_another_content_type() -> None:
    """It is said that it is another one, not which."""
    request = httpx.Request("GET", "https://tenant.example/contacts")
    for said, shown in (("text/html; kari", "text/html;"), ("kari/nordmann", "another content type;")):
        answer = httpx.Response(200, headers={"Content-Type": said}, text="<", request=request)
        with pytest.raises(UnexpectedAnswer, match=f"got {shown}") as caught:
            json_object(answer, "A system")
        assert "kari" not in str(caught.value)


def test_a_list_of_two_pages():
    """It goes on until as many were seen as there are."""
    paging = Paging("a list")
    assert paging.has_more("ab", 3)
    assert not paging.has_more("c", 3)


def test_an_empty_page_ends_it():
    """Whatever the count says."""
    assert not Paging("a list").has_more("", 9)


def test_a_shifted_page():
    """Somebody made a record between two pages: one shows twice, and the list goes on."""
    paging = Paging("a list")
    assert paging.has_more("ab", 5)
    assert paging.has_more("bc", 5)
    assert not paging.has_more("d", 5)


def test_the_same_page_again():
    """Then nothing says that it ever ends."""
    paging = Paging("a list")
    assert paging.has_more("ab", 9)
    with pytest.raises(UnexpectedAnswer, match="a list has no end"):
        paging.has_more("ab", 9)


def test_new_records_for_ever():
    """There is a last page in any case."""
    paging = Paging("a list")
    assert all(paging.has_more([number], 10**9) for number in range(MAX_PAGES - 1))
    with pytest.raises(UnexpectedAnswer, match="has no end"):
        paging.has_more([MAX_PAGES], 10**9)

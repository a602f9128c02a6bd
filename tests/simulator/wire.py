"""The simulated tenants without sockets: a transport for httpx that calls their applications directly.

Gates, routes and log-ins are those of the simulator; only the network between client and server is missing.
"""

from collections.abc import Mapping, Sequence

import httpx
from starlette.types import ASGIApp, Message

from fixtures.simulator.sync.flows import Side

SIDES: Mapping[str, Side] = {"crmoffice.invalid": Side.CRMOFFICE, "poweroffice.invalid": Side.POWEROFFICE}
URLS = [f"http://{host}" for host in SIDES]


class Wire(httpx.BaseTransport):
    """Passes each request to the application of its host: CRMOffice's, then PowerOffice GO's."""

    def __init__(self, apps: Sequence[ASGIApp]) -> None:
        self._apps = dict(zip(SIDES, apps, strict=True))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer; raises httpx.ReadError where a server would close the connection without one.

        The application runs without an event loop, because nothing in it ever waits.
        """
        messages: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": request.content}

        async def send(message: Message) -> None:
            messages.append(message)

        url = request.url
        scope = {
            "type": "http",
            "method": request.method,
            "path": url.path,
            "query_string": url.query,
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
        }
        try:
            self._apps[url.host](scope, receive, send).send(None)  # type: ignore[attr-defined]
        except StopIteration:
            start, *bodies = messages
            if not bodies:
                raise httpx.ReadError("the connection was closed") from None
            content = b"".join(message.get("body", b"") for message in bodies)
            return httpx.Response(start["status"], headers=start["headers"], content=content)
        raise AssertionError("a simulated tenant waits for something")

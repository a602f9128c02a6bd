"""A server that replaces both tenants in tests: it issues tokens and answers empty lists."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps


@dataclass
class Answering:
    """The server's address, the requests it got, and the status of its answers to log-ins and other requests.

    Below `/Demo/` it is PowerOffice GO's API v2: it wants the subscription key, and answers 204 for an empty list.
    """

    url: str = ""
    asked: list[str] = field(default_factory=list)
    login: int = 200
    status: int = 200


@contextmanager
def answering() -> Iterator[Answering]:
    """Runs the server on a free port of loopback."""
    server = Answering()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status = server.login if self._subscribed() else 401
            self._answer(status, {"access_token": "hush-token", "token_type": "bearer", "expires_in": 1200})

        def do_GET(self) -> None:
            body = {"items": [], "total": 0, "success": True, "data": [], "count": 0}
            known = self.headers.get("Authorization") == "Bearer hush-token" and self._subscribed()
            good = 204 if self._is_v2() and server.status == 200 else server.status
            self._answer(good if known else 401, body)

        def _is_v2(self) -> bool:
            return self.path.startswith("/Demo/")

        def _subscribed(self) -> bool:
            key = self.headers.get("Ocp-Apim-Subscription-Key")
            return key == ("hush-subscription" if self._is_v2() else None)

        def _answer(self, status: int, body: dict[str, object]) -> None:
            server.asked.append(f"{self.command} {self.path.partition('?')[0]}")
            text = b"" if status == 204 else dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *words: object) -> None:
            """Logs nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        server.url = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            running.shutdown()
            thread.join()

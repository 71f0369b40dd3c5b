"""A small web server of the tests' own, in a thread, that keeps who asked for what."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ARTICLE = b"""<!doctype html><html><head><title>Zephyria leases Qarnak</title></head><body><article>
<h1>Zephyria leases Qarnak</h1>
<p>Zephyria Mining leased 333 megawatts at its Qarnak site to Northwind Cloud in March 2026, the company said.</p>
<p>The lease runs for fourteen years and Northwind Cloud pays for the conversion of the halls itself, it added.</p>
</article></body></html>"""


@dataclass
class Page:
    content: bytes = b""
    type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    trickle: bool = False


@dataclass
class Web:
    """Pages by path; `asked` are the Host headers and paths that came."""

    port: int = 0
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def redirect(self, path: str, location: str) -> None:
        self.pages[path] = Page(status=302, headers={"Location": location})


@contextmanager
def web(certificate: Path | None = None) -> Iterator[Web]:
    """Serve pages on a free port of this machine, over TLS where a certificate is given."""
    site = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.headers["Host"], self.path))
            page = site.pages.get(self.path.partition("?")[0], Page(b"gone", status=404))
            self.send_response(page.status)
            for name, value in {"Content-Type": page.type, **page.headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # whoever asked has seen enough
                self._send(page)

        def _send(self, page: Page) -> None:
            for at in range(0, len(page.content), 1 if page.trickle else 65_536):
                self.wfile.write(page.content[at : at + (1 if page.trickle else 65_536)])
                self.wfile.flush()
                time.sleep(0.05 if page.trickle else 0)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    site.pages["/article"] = Page(ARTICLE)
    site.pages["/bomb"] = Page(gzip.compress(bytes(4 * 1024**2)), headers={"Content-Encoding": "gzip"})
    threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.02}).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()

"""A bank's web site: a page with the widget, and pages that put an address of the service into a frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

WIDGET = """<!doctype html><html lang="ko"><head><title>은행</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {home}; frame-src {home}">
<script type="module" src="{home}/widget.js"></script></head>
<body><main><h1>은행</h1></main><emofinance-chat></emofinance-chat></body></html>"""
FRAME = '<!doctype html><title>은행</title><iframe src="{home}"></iframe>'


class Site(BaseHTTPRequestHandler):
    """``/?home=ADDRESS`` has the widget of a service, ``/frame?home=ADDRESS`` frames an address."""

    def do_GET(self) -> None:
        """Answer with one of the two pages."""
        parts = urlsplit(self.path)
        home = parse_qs(parts.query).get("home", [""])[0]
        body = (FRAME if parts.path == "/frame" else WIDGET).format(home=home).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


@contextmanager
def running_bank() -> Iterator[int]:
    """The port of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()

"""A wire between the browser and the service that a test can cut or hold in the middle of an answer."""

from __future__ import annotations

import contextlib
import re
import socket
import threading

CHUNK = 65_536
STREAM = b"text/event-stream"
FIRST_EVENT = b"event: analysis"
EVENT_END = re.compile(rb"\r?\n\r?\n")
HELD_S = 30.0


class Wire:
    """Passes connections on to ``port``. ``cuts`` breaks that many streams once their first event is through."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.cuts = 0
        self.flowing = threading.Event()  # cleared: streams stand still after their first event
        self.flowing.set()
        self.streams = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the browser goes."""
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        """Take no more connections, let the held ones go."""
        self.flowing.set()
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
                for pump, source, sink in ((self._there, near, far), (self._back, far, near)):
                    threading.Thread(target=pump, args=(source, sink), daemon=True).start()

    def _there(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := near.recv(CHUNK):
                far.sendall(data)
        hang_up(near, far)

    def _back(self, far: socket.socket, near: socket.socket) -> None:
        streaming = begun = False
        with contextlib.suppress(OSError):
            while data := far.recv(CHUNK):
                streaming = streaming or STREAM in data
                if begun:
                    self.flowing.wait(HELD_S)
                first, rest = first_event(data) if streaming and not begun else (data, b"")
                near.sendall(first)
                if not streaming or begun or FIRST_EVENT not in first:
                    continue
                begun = True
                self.streams += 1
                if self.cuts:
                    self.cuts -= 1
                    break
                self.flowing.wait(HELD_S)
                near.sendall(rest)
        hang_up(near, far)


def first_event(data: bytes) -> tuple[bytes, bytes]:
    """A piece of a stream up to the end of its first event, and the rest."""
    found = EVENT_END.search(data, data.find(FIRST_EVENT)) if FIRST_EVENT in data else None
    return (data, b"") if found is None else (data[: found.end()], data[found.end() :])


def hang_up(*ends: socket.socket) -> None:
    """Close both ends at once."""
    for end in ends:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()

"""A durable place on this machine for records that the database cannot take now.

A file holds one record a line: ``length checksum payload``. ``append`` returns when the disk has it.
Each process writes a file of its own, locked while it does; whoever finds a file that nobody holds may
drain it, so what a killed process left behind is taken up by the next. Its last line may be cut off:
that record was never acknowledged, and is dropped.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from uuid import uuid4
from zlib import crc32

if sys.platform != "win32":
    import fcntl

SUFFIX = ".spool"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file that is being drained; locked until it is discarded or released."""

    path: Path
    descriptor: int
    payloads: tuple[bytes, ...]
    damaged: int  # whole lines that their checksum does not confirm

    def discard(self) -> None:
        """Everything in it is safe elsewhere: remove it. Damaged lines are kept aside for a person."""
        self.release()
        if self.damaged:
            with suppress(FileNotFoundError):
                self.path.rename(self.path.with_suffix(".damaged"))
        self.path.unlink(missing_ok=True)

    def release(self) -> None:
        """Leave it for another attempt."""
        os.close(self.descriptor)


class Spool:
    """The spool of one process. Blocking, and safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._path: Path | None = None
        self._descriptor = -1
        self._written = 0

    def append(self, payloads: Sequence[bytes]) -> None:
        """Write all ``payloads`` and wait for the disk; raises ``OSError``, and then none of them is kept."""
        lines = b"".join(frame(payload) for payload in payloads)
        with self._lock:
            if self._path is None:
                self._open()
            try:
                write_all(self._descriptor, lines)
                os.fsync(self._descriptor)
            except OSError:
                self._undo()
                raise
            self._written += len(lines)

    def take(self) -> Leaf | None:
        """A file that nobody writes any more, ``None`` when all are drained."""
        self.seal()
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            leaf = take_up(path)
            if leaf is not None:
                return leaf
        return None

    def set_aside(self, payload: bytes) -> None:
        """Keep a record that the database refuses, for a person to look at."""
        with (self.folder / "refused").open("ab") as file:
            file.write(frame(payload))
            file.flush()
            os.fsync(file.fileno())

    def probe(self) -> None:
        """Raise ``OSError`` unless the disk takes a record now."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = self.folder / f".{uuid4().hex}"
        try:
            with probe.open("wb") as file:
                file.write(frame(b"probe"))
                file.flush()
                os.fsync(file.fileno())
        finally:
            probe.unlink(missing_ok=True)

    def seal(self) -> None:
        """Write no more to the present file."""
        with self._lock:
            if self._path is not None:
                os.close(self._descriptor)
                self._path, self._descriptor, self._written = None, -1, 0

    def depth(self) -> int:
        """Records waiting in the folder, of all processes."""
        return sum(count_records(path, size) for path, size in sizes(self.folder))

    def _open(self) -> None:
        """A new file; it gets its name when it is locked, or another process might take it up before."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.folder / f"{uuid4().hex}{SUFFIX}"
        unnamed = path.with_suffix(".new")
        descriptor = os.open(unnamed, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND, 0o600)
        lock(descriptor)
        unnamed.rename(path)
        sync_folder(self.folder)
        self._path, self._descriptor, self._written = path, descriptor, 0

    def _undo(self) -> None:
        """Take back a line that was written in part; what cannot be taken back is left for the drain."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, self._written)
            return
        os.close(self._descriptor)
        self._path, self._descriptor, self._written = None, -1, 0


def frame(payload: bytes) -> bytes:
    """One line. Payloads hold no line feed."""
    return b"%08x %08x %b\n" % (len(payload), crc32(payload), payload)


def parse(content: bytes) -> tuple[tuple[bytes, ...], int]:
    """The sound payloads, in order, and how many whole lines are not sound."""
    *lines, _cut_off = content.split(b"\n")
    payloads = [payload_of(line) for line in lines]
    sound = tuple(payload for payload in payloads if payload is not None)
    return sound, len(payloads) - len(sound)


def payload_of(line: bytes) -> bytes | None:
    """The payload of a line, ``None`` when length or checksum disagree."""
    payload = line[18:]
    return payload if frame(payload) == line + b"\n" else None


def write_all(descriptor: int, content: bytes) -> None:
    """Write ``content`` whole; the system may take it in parts."""
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def take_up(path: Path) -> Leaf | None:
    """The file with its lock, ``None`` when somebody else has it or it is gone."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    if not lock(descriptor) or not path.exists():
        os.close(descriptor)
        return None
    payloads, damaged = parse(path.read_bytes())
    return Leaf(path, descriptor, payloads, damaged)


def lock(descriptor: int) -> bool:
    """Whether the file is ours now; the system lets go of it when the process ends, however it ends."""
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def sync_folder(folder: Path) -> None:
    """Make the name of a new file as durable as its content."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sizes(folder: Path) -> Iterator[tuple[Path, int]]:
    """Every file with its length; a file may be gone the next moment."""
    for path in folder.glob(f"*{SUFFIX}"):
        with suppress(FileNotFoundError):
            yield path, path.stat().st_size


@lru_cache(maxsize=128)
def count_records(path: Path, size: int) -> int:
    """Lines in the first ``size`` bytes; a file only ever grows, so each length is counted once."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        return file.read(size).count(b"\n")
    return 0

"""The spool: what is acknowledged survives, what is not may be lost, nothing is made up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.core import spool as spool_module
from app.core.spool import Spool, frame, parse

WRITER = """
import sys
from pathlib import Path
from app.core.spool import Spool
spool = Spool(Path(sys.argv[1]))
number = 0
while True:
    batch = [f'{{"n":{n},"pad":"{"x" * (n % 700)}"}}'.encode() for n in range(number, number + 7)]
    spool.append(batch)
    number += 7
    print(number, flush=True)
"""


def drain(spool: Spool) -> list[bytes]:
    payloads: list[bytes] = []
    while leaf := spool.take():
        payloads += leaf.payloads
        leaf.discard()
    return payloads


def test_what_is_appended_is_taken_in_order(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool")
    spool.append([b"one", b"two"])
    spool.append(["셋".encode()])
    assert spool.depth() == 3
    assert drain(spool) == [b"one", b"two", "셋".encode()]
    assert spool.depth() == 0
    spool.append([b"four"])
    assert drain(spool) == [b"four"]


def test_nothing_there_is_nothing_to_take(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "absent")
    assert spool.take() is None
    assert spool.depth() == 0


def test_a_file_in_use_is_left_alone_and_taken_up_afterwards(tmp_path: Path) -> None:
    writer, other = Spool(tmp_path), Spool(tmp_path)
    writer.append([b"mine"])
    assert drain(other) == []
    assert other.depth() == 1
    writer.seal()
    assert drain(other) == [b"mine"]


def test_a_released_file_is_taken_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([b"again"])
    leaf = spool.take()
    assert leaf is not None
    leaf.release()
    assert drain(spool) == [b"again"]


@pytest.mark.parametrize("cut", range(1, len(frame(b"second"))))
def test_a_tail_cut_anywhere_costs_only_itself(cut: int) -> None:
    content = frame(b"first") + frame(b"second")
    payloads, damaged = parse(content[:-cut])
    assert payloads == (b"first",)
    assert damaged == 0


def test_a_damaged_line_is_kept_aside_for_a_person(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([b"first", b"second", b"third"])
    spool.seal()
    (path,) = tmp_path.glob("*.spool")
    path.write_bytes(path.read_bytes().replace(b"second", b"sXcond"))
    leaf = spool.take()
    assert leaf is not None
    assert leaf.payloads == (b"first", b"third")
    assert leaf.damaged == 1
    leaf.discard()
    assert b"sXcond" in path.with_suffix(".damaged").read_bytes()


def test_a_full_disk_takes_the_half_written_line_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = Spool(tmp_path)
    spool.append([b"before"])

    def full(descriptor: int, content: bytes) -> None:
        os.write(descriptor, content[:9])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(spool_module, "write_all", full)
        with pytest.raises(OSError, match="No space left"):
            spool.append([b"refused"])
    spool.append([b"after"])
    assert drain(spool) == [b"before", b"after"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs kill -9")
@pytest.mark.parametrize("after_s", [0.05, 0.15, 0.3])
def test_kill_9_while_spooling_loses_nothing_acknowledged(tmp_path: Path, after_s: float) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = int(process.stdout.readline())
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
        acknowledged = max([first, *(int(line) for line in process.stdout if line.endswith(b"\n"))])
    payloads = drain(Spool(tmp_path))
    numbers = [int(payload.split(b",")[0].removeprefix(b'{"n":')) for payload in payloads]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) >= acknowledged > 7

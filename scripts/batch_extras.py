"""Imported first by the jobs over everybody: says in one line what has to be installed for them."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

NEEDED = ("duckdb", "ibis", "pyarrow", "tqdm")
SAID = (
    "이 작업에 필요한 라이브러리({missing})가 없습니다. "
    "`.venv/bin/pip install --require-hashes -r requirements-batch.txt`로 설치하고 다시 실행하세요."
)


def missing() -> list[str]:
    """Those of the libraries that are not installed."""
    return [name for name in NEEDED if find_spec(name) is None]


if Path(sys.argv[0]).parent == Path(__file__).parent and (
    lacking := missing()
):  # run, not imported by a test
    raise SystemExit(SAID.format(missing=", ".join(lacking)))

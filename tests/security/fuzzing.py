"""Schemathesis against a service of its own with authentication on; the figure goes into the documentation.

::

    python -m tests.security.fuzzing --examples 130      # make fuzz

Two callers take turns: a bank's key, which reaches every route and every customer, so that what is found
is the routes' and not the gate's; and a customer with a token, who asks for what is theirs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from pydantic import SecretStr

from app.core.access.api_keys import ApiKey, digest_of
from app.core.access.principal import Scope
from app.core.config import ROOT, Settings
from app.core.db import migrate
from scripts.marked_section import table, write_section
from scripts.seed_demo import seed
from tests.security.identities import AUDIENCE, SECRET, token
from tests.web.service import running_service

DOCUMENT = ROOT / "docs" / "compliance.md"
KEY = "emo_everything-for-the-fuzzer"
CUSTOMER = "demo-delinq-early"  # the one of the schema's examples
ENDLESS = "100000000/minute"
PHASES = ("examples", "coverage", "fuzzing", "stateful")
#: Everything but ``positive_data_acceptance``: a schema cannot say "at least one letter that shows".
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
    "ensure_resource_availability",
    "ignored_auth",
)
GENERATED = re.compile(r"^\s*(\d+) generated", re.MULTILINE)
NOTE = (
    "인증을 켠 서비스에 OpenAPI에서 만든 요청을 보낸다(`make fuzz`). 모든 고객에게 닿는 은행의 키와, 제 것만 볼 수 있는 고객의 토큰이 번갈아 부른다. 5xx가 없고, 모든 응답이 적어 둔 상태, 형식, "
    "모양과 맞고, 스키마에 어긋난 요청과 잘못된 인증은 거절되어야 한다. 글에 보이는 글자가 하나는 있어야 한다는 "
    "규칙은 스키마로 다 적을 수 없어, '스키마에 맞는 요청은 모두 받는다'는 검사 하나는 뺐다."
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends the requests, and the parameters that are not left to chance."""

    name: str
    header: str
    parameters: Mapping[str, str] = field(default_factory=dict)


BANK = Caller("은행의 키", f"X-API-Key: {KEY}")


def customer() -> Caller:
    """A customer with a token of a day, asking for their own data."""
    said = token(CUSTOMER, iss=None, exp=datetime.now(UTC) + timedelta(days=1))
    return Caller("고객의 토큰", f"Authorization: Bearer {said}", {"path.user_id": CUSTOMER})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found."""

    cases: int
    status: int
    output: str


@contextmanager
def guarded_service(folder: Path) -> Iterator[int]:
    """A service with keys, limits out of the way and the demo customers; yields the port."""
    url = f"sqlite+aiosqlite:///{folder / 'fuzz.db'}"
    migrate(url)
    settings = Settings(_env_file=None, environment="test", db_url=SecretStr(url), audit_dir=folder / "audit")
    asyncio.run(seed(settings, customers=0))
    limited = ("RATE_PER_KEY", "RATE_PER_USER", "RATE_PER_ADDRESS", "TURNS_PER_USER", "RIGHTS_PER_USER")
    limits = dict.fromkeys(limited, ENDLESS)
    keys = str(ApiKey("fuzz", frozenset(Scope), digest_of(KEY)))
    with running_service(
        folder / "fuzz.db",
        AUTH_JWT_SECRET=SECRET,
        AUTH_AUDIENCE=AUDIENCE,
        API_KEYS=keys,
        OPENAI_API_KEY="",
        **limits,
    ) as port:
        yield port


def fuzz(
    port: int, folder: Path, caller: Caller, *, examples: int, seed: int, phases: tuple[str, ...] = PHASES
) -> Outcome:
    """One run of ``caller``'s."""
    fixed = (f"{json.dumps(name)} = {json.dumps(value)}" for name, value in caller.parameters.items())
    (folder / "schemathesis.toml").write_text("\n".join(["[parameters]", *fixed, ""]), "utf-8")
    command = [str(Path(sys.executable).with_name("schemathesis")), "run"]
    command += [f"http://127.0.0.1:{port}/openapi.json", "--header", caller.header, "--no-color"]
    command += ["--phases", ",".join(phases), "--max-examples", str(examples), "--seed", str(seed)]
    command += ["--checks", ",".join(CHECKS), "--continue-on-failure", "--generation-database", "none"]
    command += ["--suppress-health-check", "all", "--warnings", "off", "--output-sanitize", "false"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = GENERATED.search(done.stdout)
    return Outcome(int(found[1]) if found else 0, done.returncode, done.stdout + done.stderr)


def main() -> int:
    """Run, print, and write the figure down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--examples", type=int, default=130, help="주소마다, 단계마다 만들 요청")
    parser.add_argument(
        "--least", type=int, default=10_000, help="모두 이만큼 될 때까지 씨앗을 바꿔 되풀이합니다"
    )
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    cases: Counter[str] = Counter()
    for turn, caller in enumerate(cycle((BANK, customer()))):
        if cases.total() >= given.least and turn > 1:
            break
        with tempfile.TemporaryDirectory() as name, guarded_service(Path(name)) as port:
            outcome = fuzz(port, Path(name), caller, examples=given.examples, seed=given.seed + turn)
        print(outcome.output, flush=True)
        if outcome.status or not outcome.cases:
            return 1
        cases[caller.name] += outcome.cases
    rows = [(name, f"{count:,}", 0) for name, count in cases.items()]
    write_section(
        DOCUMENT, "fuzz", f"### 계약 시험\n\n{NOTE}\n\n" + table(["누가", "요청", "어긋난 응답"], rows)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

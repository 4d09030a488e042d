"""Development tokens, service API keys and secrets.

::

    python -m scripts.issue_token token demo-delinq-early        a customer's token, signed with AUTH_JWT_SECRET
    python -m scripts.issue_token token kim --scope counsellor   a counsellor's
    python -m scripts.issue_token key bank --scope chat own      a new API key and its line for API_KEYS
    python -m scripts.issue_token hash bank --scope chat own     the line for a key read from standard input
    python -m scripts.issue_token secret                         a value for AUTH_JWT_SECRET
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from secrets import token_hex

import jwt

from app.core.access.api_keys import ApiKey, digest_of, new_key
from app.core.access.principal import CUSTOMER, Scope
from app.core.config import Settings, load_settings


def issue(
    settings: Settings, subject: str, scopes: Iterable[Scope] = CUSTOMER, *, minutes: float = 60
) -> str:
    """A token for ``subject``; raises ``SystemExit`` without AUTH_JWT_SECRET."""
    if not settings.jwt_secrets:
        raise SystemExit(
            "AUTH_JWT_SECRET이 없습니다. `.venv/bin/python -m scripts.issue_token secret`으로 만들어 .env에 넣어 주세요."
        )
    now = datetime.now(UTC)
    claims = {
        "sub": subject,
        "scope": " ".join(sorted(scopes)),
        "iat": now,
        "exp": now + timedelta(minutes=minutes),
    }
    named = {"iss": settings.auth_issuer, "aud": settings.auth_audience}
    claims |= {name: value for name, value in named.items() if value}
    return jwt.encode(claims, settings.jwt_secrets[0], algorithm="HS256")


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    scope = {"nargs": "+", "type": Scope, "choices": list(Scope), "metavar": "SCOPE"}
    token = commands.add_parser("token", help="토큰을 만듭니다")
    token.add_argument("subject", help="user_id, 또는 상담원의 ID")
    token.add_argument("--scope", default=sorted(CUSTOMER), **scope)  # type: ignore[arg-type]
    token.add_argument("--minutes", type=float, default=60)
    for name, said in (("key", "API 키를 새로 만듭니다"), ("hash", "이미 있는 API 키의 설정 줄을 만듭니다")):
        command = commands.add_parser(name, help=said)
        command.add_argument("name", help="키를 쓸 서비스의 이름")
        command.add_argument("--scope", required=True, **scope)  # type: ignore[arg-type]
    commands.add_parser("secret", help="서명 비밀 값을 새로 만듭니다")
    return parser


def main() -> None:
    """Print what was asked for."""
    given = arguments().parse_args()
    if given.command == "secret":
        print(token_hex(32))
    elif given.command == "token":
        print(issue(load_settings(), given.subject, given.scope, minutes=given.minutes))
    else:
        key = new_key() if given.command == "key" else sys.stdin.readline().strip()
        if given.command == "key":
            print(f"키 (지금만 보입니다): {key}")
        print(f"API_KEYS에 더할 줄: {ApiKey(given.name, frozenset(given.scope), digest_of(key))}")


if __name__ == "__main__":
    main()

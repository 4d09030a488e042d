"""The keys of the audit trail: they seal its entries, close its spool and turn customers' ids into pseudonyms.

``AUDIT_KEY`` may hold several keys, separated by commas: the first one seals, all of them verify. In
development, where none is set, each installation makes its own and keeps it in a file.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import structlog
from cryptography.fernet import Fernet, MultiFernet

from app.core.config import Settings

log = structlog.get_logger(__name__)

FILE = "audit.key"


def canonical(value: object) -> bytes:
    """The one way in which a value is written before it is sealed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class AuditKey:
    """One key."""

    secret: bytes = field(repr=False)
    id: str = ""

    def seal(self, purpose: str, value: object) -> str:
        """HMAC-SHA-256 of ``value`` for ``purpose``, in hexadecimal."""
        return hmac.digest(self.secret, canonical([purpose, value]), "sha256").hex()

    @property
    def cipher(self) -> Fernet:
        """What closes lines of the spool, and opens them again."""
        return Fernet(urlsafe_b64encode(bytes.fromhex(self.seal("spool", ""))))

    def subject(self, user_id: str) -> str:
        """The customer's pseudonym in the trail."""
        return self.seal("subject", user_id)[:32]

    def person(self, user_id: str) -> str:
        """The customer's pseudonym among crisis events; it cannot be joined with the trail's."""
        return self.seal("crisis", user_id)[:32]


@dataclass(frozen=True, slots=True)
class AuditKeys:
    """The key that seals, and those that sealed before."""

    current: AuditKey
    former: tuple[AuditKey, ...] = ()

    def get(self, key_id: str) -> AuditKey | None:
        """The key of that id, ``None`` when it is not known here."""
        return next((key for key in (self.current, *self.former) if key.id == key_id), None)

    @property
    def cipher(self) -> MultiFernet:
        """Closes with the current key and opens what any of them closed."""
        return MultiFernet([key.cipher for key in (self.current, *self.former)])

    def subjects(self, user_id: str) -> list[str]:
        """Every pseudonym the customer may have in the trail."""
        return [key.subject(user_id) for key in (self.current, *self.former)]

    def persons(self, user_id: str) -> list[str]:
        """Every pseudonym the customer may have among crisis events."""
        return [key.person(user_id) for key in (self.current, *self.former)]


NO_KEY = "AUDIT_KEY: 감사 기록에 서명할 키가 있어야 합니다 (예: openssl rand -hex 32)"


def unwritable(folder: Path, error: OSError) -> str:
    """Why no key can be made in ``folder``, and what to do."""
    said = f"AUDIT_DIR: {folder}에 감사 키를 만들 수 없습니다({error.strerror})."
    return f"{said} 쓸 수 있는 폴더를 주거나 AUDIT_KEY를 주세요."


def audit_keys(secrets_: Iterable[str]) -> AuditKeys:
    """Keys from their texts, the sealing one first."""
    current, *former = (as_key(secret) for secret in secrets_)
    return AuditKeys(current, tuple(former))


def as_key(secret: str) -> AuditKey:
    """A key from its text; its id tells nothing of it."""
    raw = secret.encode()
    return AuditKey(raw, sha256(b"audit key id" + raw).hexdigest()[:8])


def load_audit_keys(settings: Settings) -> AuditKeys:
    """The keys of the settings, or this installation's own; in production none is made up."""
    if settings.audit_key is not None:
        return audit_keys(part.strip() for part in settings.audit_key.get_secret_value().split(","))
    if settings.is_production:
        raise SystemExit(NO_KEY)
    path = settings.audit_dir / FILE
    log.warning("audit_key_of_this_installation", file=str(path), advice="set AUDIT_KEY before production")
    try:
        return audit_keys([own_key(path)])
    except OSError as error:
        raise SystemExit(unwritable(path.parent, error)) from None


def own_key(path: Path) -> str:
    """The key in ``path``, made on first use. Of several processes that start at once, one makes it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32), encoding="ascii")
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii")

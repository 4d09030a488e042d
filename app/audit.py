"""``python -m app.audit verify|export|purge|retain|restored``: the audit trail from the command line."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.core.audit_keys import AuditKeys, load_audit_keys
from app.core.config import Settings, load_settings
from app.core.db import DATABASE_AWAY, Database, not_reached, open_database
from app.core.logger import configure_logging
from app.repositories.audit import restoration
from app.repositories.audit.anchors import FILE, Anchor, read_anchors
from app.repositories.audit.expiry import Expiry
from app.repositories.audit.export import Wanted, export, record_of
from app.repositories.audit.verification import Report, TrailVerifier
from app.repositories.audit.writer import ChainWriter
from app.repositories.housekeeping import Housekeeping
from app.services.masking import masked

SHOWN = 100  # faults printed
NO_ANCHORS = "표지 없음: 데이터베이스를 통째로 옛 사본으로 바꾼 것은 알 수 없습니다. 서비스의 anchors.jsonl이나 로그를 --anchors로 주세요."
FOREIGN_ANCHORS = (
    "표지 {given:,}개 가운데 {foreign:,}개는 다른 데이터베이스의 것이라 견주지 않았습니다. DB_URL이 맞는지 보고, 데이터베이스를 새로 "
    "만들었다면 옛 표지 파일을 다른 곳으로 옮기세요. 둘 다 아니라면 데이터베이스가 통째로 바뀐 것입니다(SECURITY.md)."
)
COMPARED = "데이터베이스 밖의 표지 {compared:,}개와 견주었습니다."
NO_FILE = "표지를 읽을 수 없는 파일입니다(없거나, 비었거나, 열 수 없거나, 표지가 한 줄도 없습니다): {files}"
NOTHING_LOST = "표지보다 짧아진 사슬이 없어 적을 것이 없습니다."
NOT_ONLY_LOST = "표지와 어긋난 것 말고도 문제가 있어 적지 않았습니다. 변조를 먼저 살피세요(SECURITY.md)."
NOTED = "- 사슬 {chain}: 표지는 {length:,}건까지 있었으나 백업을 되살리며 잃은 것으로 적혀 있습니다({at:%Y-%m-%d %H:%M} UTC, {actor}, 까닭: {reason})"
NOT_COMPARED = 3  # argparse ends with 2
PATIENCE_S = 600.0  # for one step of a job: nobody waits for its answer, and a large trail takes its time
LEAST_REASON, LONGEST_REASON = 5, 300  # letters: a word of why, and no place for a customer's story


@dataclass(frozen=True, slots=True)
class Office:
    """What every command works with."""

    settings: Settings
    database: Database
    keys: AuditKeys

    @property
    def actor(self) -> str:
        """Who is at the keyboard."""
        return f"cli:{getpass.getuser()}"


async def verify(office: Office, given: argparse.Namespace) -> int:
    """Verify the whole trail; 1 when anything is wrong with it, 3 when anchors that were given say nothing of it."""
    anchors, unread = anchors_of(office, given)
    if not anchors:
        print(NO_ANCHORS)
    report = await TrailVerifier(office.database, office.keys, anchors).verify()
    if report.foreign:
        print(FOREIGN_ANCHORS.format(foreign=report.foreign, given=len(anchors)))
    if compared := len(anchors) - report.foreign:
        print(COMPARED.format(compared=compared))
    print(described(report))
    if report.faults:
        return 1
    return NOT_COMPARED if unread or (anchors and not compared) else 0


def anchors_of(office: Office, given: argparse.Namespace) -> tuple[Sequence[Anchor], int]:
    """Every anchor of our own file and of those given, once; and how many files, named on stderr, say nothing."""
    found: dict[Anchor, None] = {}
    silent: list[str] = []
    own = office.settings.audit_dir / FILE
    for path in (own, *given.anchors):
        try:
            anchors = read_anchors(path)
        except OSError:
            silent.append(str(path))
            continue
        if not anchors and path != own:  # before the first minute is over there is none of our own
            silent.append(str(path))
        found |= dict.fromkeys(anchors)
    if silent:
        print(NO_FILE.format(files=", ".join(silent)), file=sys.stderr)
    return list(found), len(silent)


def described(report: Report) -> str:
    """A report in Korean, with what is known to be missing."""
    counts = (
        f"사슬 {report.chains}개, 기록 {report.entries:,}건(보관 기간이 지나 비운 것 {report.purged:,}건)"
    )
    noted = [
        NOTED.format(chain=chain, length=length, at=one.at, actor=one.actor, reason=one.reason)
        for one in report.noted
        for chain, length in one.lengths()
    ]
    if not report.faults:
        sound = "적어 둔 것 말고는 모두 온전합니다." if noted else "모두 온전합니다."
        return "\n".join([f"{counts}: {sound}", *noted])
    lines = [f"- 사슬 {fault.chain} 기록 {fault.seq}: {fault.what}" for fault in report.faults[:SHOWN]]
    return "\n".join([f"{counts}: 문제 {len(report.faults)}건", *lines, *noted])


async def restored(office: Office, given: argparse.Namespace) -> int:
    """Note in the trail that what the anchors miss was lost as a backup was put back; nothing else is ever noted."""
    anchors, unread = anchors_of(office, given)
    report = await TrailVerifier(office.database, office.keys, anchors).verify()
    if unread or len(report.faults) > len(report.lost):
        print(described(report))
        print(NOT_ONLY_LOST, file=sys.stderr)
        return 1
    if not report.lost:
        print(NOTHING_LOST)
        return 0
    record = restoration.record_of(report.lost, reason=given.reason, actor=office.actor)
    await ChainWriter(office.database, office.keys.current).store([record])
    return await verify(office, given)


async def read_out(office: Office, given: argparse.Namespace) -> int:
    """Print entries, masked unless a reason is given, one JSON a line; that they were read is recorded first."""
    subjects = office.keys.subjects(given.customer) if given.customer else []
    wanted = Wanted(subjects, given.since, given.until, unmasked=given.unmasked, reason=given.reason)
    await ChainWriter(office.database, office.keys.current).store([record_of(wanted, actor=office.actor)])
    async for entry in export(office.database, wanted):
        print(json.dumps(entry, ensure_ascii=False))
    return 0


async def purge(office: Office, given: argparse.Namespace) -> int:
    """Empty the entries whose time is over."""
    expiry = Expiry(office.database, office.keys, seller=office.settings.financial_product_seller)
    print(counted("감사 기록", await expiry.purge(datetime.now(UTC), actor=office.actor)))
    return 0


async def retain(office: Office, given: argparse.Namespace) -> int:
    """The nightly job: purge, delete from every other table what its class does not keep, verify.

    Nothing that fails keeps the rest from being done; then it ends with 1.
    """
    purged = await done(purge(office, given), "감사 기록을 비우지")
    tables = Housekeeping(office.database, seller=office.settings.financial_product_seller)
    swept = await tables.run(datetime.now(UTC))
    print(counted("다른 표", swept.counts))
    if swept.failed:
        print(f"다 정리하지 못한 표: {', '.join(swept.failed)}", file=sys.stderr)
    verified = await done(verify(office, given), "감사 기록을 검증하지")
    return max(purged, verified, int(bool(swept.failed)))


async def done(work: Awaitable[int], what: str) -> int:
    """The exit status of a part of the job; 1 where the database did not let it be done."""
    try:
        return await work
    except DATABASE_AWAY as error:
        print(f"{what} 못했습니다: {type(error).__name__}", file=sys.stderr)
        return 1


def counted(title: str, counts: Mapping[str, int]) -> str:
    """What went, by class or table."""
    went = ", ".join(f"{name} {count:,}건" for name, count in counts.items() if count)
    return f"{title}: {went or '보관 기간이 지난 것이 없습니다'}"


COMMANDS: Mapping[str, tuple[Callable[[Office, argparse.Namespace], Awaitable[int]], str]] = {
    "verify": (verify, "바뀌거나 빠지거나 순서가 바뀌거나 잘린 기록을 찾습니다. 있으면 1로 끝납니다"),
    "export": (read_out, "기록을 한 줄에 하나씩, 누구인지는 가린 채로 내보냅니다. 내보낸 것도 기록됩니다"),
    "purge": (purge, "보관 기간이 지난 감사 기록의 내용을 비웁니다"),
    "retain": (retain, "밤마다: 비우고, 다른 표에서도 기간이 지난 것을 지우고, 검증합니다"),
    "restored": (restored, "백업을 되살린 뒤: 표지보다 짧아진 것을 누가 왜 되살렸는지와 함께 기록합니다"),
}


def parser() -> argparse.ArgumentParser:
    """The command line."""
    root = argparse.ArgumentParser(prog="python -m app.audit", description="감사 기록")
    commands = root.add_subparsers(dest="command", required=True, metavar="명령")
    for name, (_, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(anchors=[], customer=None, since=None, until=None, unmasked=False, reason=None)
        if name in {"verify", "retain", "restored"}:
            command.add_argument(
                "--anchors", type=Path, nargs="*", default=[], help="따로 보관한 표지나 로그 파일"
            )
        if name == "restored":
            command.add_argument(
                "--reason", type=reason, required=True, help="왜 되살렸는지. 함께 기록됩니다"
            )
        if name == "export":
            add_choices(command)
    return root


def add_choices(command: argparse.ArgumentParser) -> None:
    """What ``export`` may be asked for."""
    command.add_argument("--customer", help="이 고객의 기록만 (사용자 ID)")
    command.add_argument("--since", type=moment, help="이때부터 (2026-11-01 또는 ISO 8601, UTC)")
    command.add_argument("--until", type=moment, help="이때 전까지")
    command.add_argument(
        "--unmasked",
        action="store_true",
        help="누가 어디서 보았는지 가리지 않습니다. --reason이 있어야 합니다",
    )
    command.add_argument("--reason", type=reason, help="왜 내보내는지. 함께 기록됩니다")


def moment(text: str) -> datetime:
    """A date or time; UTC unless it says otherwise."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"날짜를 읽을 수 없습니다: {text} (2026-11-01처럼 적어 주세요)"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def reason(text: str) -> str:
    """A word of why, without anybody's personal data: it stays in the trail for years."""
    said = masked(" ".join(text.split()))
    if not LEAST_REASON <= len(said) <= LONGEST_REASON:
        raise argparse.ArgumentTypeError(f"까닭을 {LEAST_REASON}자에서 {LONGEST_REASON}자까지로 적어 주세요")
    return said


def asked(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for; ends the process where it does not go together."""
    commands = parser()
    given = commands.parse_args(words)
    if given.unmasked and given.reason is None:
        commands.error('가리지 않고 내보내려면 --reason "까닭"이 있어야 합니다. 까닭은 감사 기록에 남습니다')
    return given


async def run(settings: Settings, given: argparse.Namespace) -> int:
    """Run one command."""
    command, _ = COMMANDS[given.command]
    async with open_database(settings, timeout_s=PATIENCE_S) as database:
        try:
            await database.ping()
        except DATABASE_AWAY as error:
            print(not_reached(error), file=sys.stderr)
            return 1
        return await command(Office(settings, database, load_audit_keys(settings)), given)


def main() -> int:
    """The exit status."""
    given = asked()
    settings = load_settings()
    configure_logging(settings)
    return asyncio.run(run(settings, given))


if __name__ == "__main__":
    sys.exit(main())

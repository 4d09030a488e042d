"""Whether anything was lost: the audit trail has every answered turn once, and the talks are as they were held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.repositories.conversations.keys import SessionKeys
from app.repositories.conversations.messages import parse
from app.schemas.talk import Role
from benchmarks.chaos.people import Delivery, Person
from benchmarks.chaos.process import ServiceProcess
from benchmarks.chaos.servers import DATABASE, Servers


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found once the service had ended."""

    answered: int
    unheard: int  # recorded, but nobody heard the answer: the connection or the process broke first
    faults: tuple[str, ...]


def prove(
    servers: Servers,
    service: ServiceProcess,
    everybody: Sequence[Person],
    *,
    before: set[str],
    wiped_at: float,
) -> Proof:
    """Check everything; ``before`` was recorded earlier, and Redis forgot the talks at ``wiped_at``."""
    answered = {said.request_id for person in everybody for said in person.answered}
    recorded = recorded_turns(servers) - before
    faults = [*untold(answered, recorded), *left_behind(service), *broken_chain(service)]
    for person in everybody:
        faults += wrong_history(servers, person, wiped_at)
    return Proof(len(answered), len(recorded - answered), tuple(faults))


def recorded_turns(servers: Servers) -> set[str]:
    """The turns in the audit trail."""
    return {row[0] for row in servers.sql(f"SELECT entry_id FROM {DATABASE}.AuditEntry WHERE kind = 'turn'")}  # noqa: S608


def untold(answered: set[str], recorded: set[str]) -> Iterator[str]:
    """Answers without a record."""
    if missing := answered - recorded:
        yield f"감사 기록에 없는 답 {len(missing)}건"


def left_behind(service: ServiceProcess) -> Iterator[str]:
    """What still lies on the disk, or was set aside."""
    for path in sorted((service.audit / "spool").glob("*")):
        if path.stat().st_size and path.suffix != ".new":
            yield f"옮기지 못한 기록 {path.name}"


def broken_chain(service: ServiceProcess) -> Iterator[str]:
    """What the project's own command finds wrong with the trail."""
    found = service.command("-m", "app.audit", "verify")
    if found.returncode:
        yield f"사슬 검증 실패: {(found.stdout or found.stderr).strip()[-300:]}"


def wrong_history(servers: Servers, person: Person, wiped_at: float) -> Iterator[str]:
    """Whether the talk as it is remembered is the talk as it was held, in order, each turn once."""
    keys = SessionKeys.of(person.user_id, person.session_id)
    with servers.cache() as client:
        messages = parse(client.lrange(keys.named("log"), 0, -1))
    asked = [message.text for message in messages if message.role is Role.CUSTOMER]
    replies = [message.text for message in messages if message.role is Role.COUNSELLOR]
    held = [said.text for said in person.said]
    if asked != [text for text in held if text in set(asked)] or len(asked) != len(replies):
        yield f"{person.session_id}: 순서가 다르거나 겹치는 대화"
    if missing := [said for said in remembered(person, wiped_at) if said.text not in asked]:
        yield f"{person.session_id}: 대화에 없는 말 {len(missing)}건"
    told = dict(zip(asked, replies, strict=False))
    if any(
        said.answer and told.get(said.text, said.answer["reply"]) != said.answer["reply"]
        for said in person.said
    ):
        yield f"{person.session_id}: 들은 답과 다른 답이 남은 대화"


def remembered(person: Person, wiped_at: float) -> Iterator[Delivery]:
    """What must be in the talk: answered after Redis last forgot, and not told to be without it."""
    for said in person.answered:
        if said.attempts[-1].sent_at > wiped_at and "history" not in said.degraded:
            yield said

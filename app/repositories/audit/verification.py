"""Finds what was changed, removed, put elsewhere, cut off or slipped in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from app.core.audit_keys import AuditKey, AuditKeys
from app.core.db import Database
from app.models import AuditChain, AuditEntry, AuditHead
from app.repositories.audit.anchors import Anchor, own_anchors
from app.repositories.audit.chain import (
    End,
    Row,
    content_is_sound,
    end_seal_of,
    head_seal_of,
    link_of,
    opening_of,
)
from app.repositories.audit.restoration import Restoration, restorations

BATCH = 1_000
BEFORE_ALL = -(2**31) - 1  # what no chain is numbered
OUTSIDE = "사슬 밖의 기록이 있습니다"
CUT_OFF = "끝이 잘렸습니다: 더 길었다는 표지가 있습니다"

#: By chain and length. Several stand at one place when a chain was written once more after a backup was put back.
Anchors = Mapping[tuple[int, int], Sequence[Anchor]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    what: str  # Korean
    chain: int = 0
    seq: int = 0


@dataclass(slots=True)
class Report:
    """What verifying found."""

    chains: int = 0
    entries: int = 0
    purged: int = 0
    foreign: int = 0  # anchors of another trail: there is nothing to compare them with
    faults: list[Fault] = field(default_factory=list)
    lost: list[Anchor] = field(default_factory=list)  # those the trail does not hold to: a fault each
    noted: Sequence[Restoration] = ()  # what is known to be missing, which is no fault


class TrailVerifier:
    """Reads the whole trail in short steps, while others may go on writing."""

    def __init__(self, database: Database, keys: AuditKeys, anchors: Iterable[Anchor] = ()) -> None:
        self.database = database
        self.keys = keys
        self.given = tuple(anchors)
        self.anchors: Anchors = {}

    async def verify(self) -> Report:
        """Everything that is wrong with the trail."""
        report = Report()
        chains = await self._chains()
        own = own_anchors(self.given, chains, self.keys)
        report.chains, report.foreign = len(chains), len(self.given) - len(own)
        report.noted = await restorations(self.database, self.keys)
        noted = {anchor for restoration in report.noted for anchor in restoration.lost}
        self.anchors = by_place(anchor for anchor in own if anchor not in noted)
        report.faults += await self._head_faults()
        for chain in chains:
            await self._verify_chain(chain, report)
            report.faults += await self._behind(chain)
        report.faults += await self._strangers()
        self._beyond(chains, report)
        return report

    async def _chains(self) -> Sequence[Row]:
        async with self.database.session() as session:
            found = await session.execute(select(*AuditChain.__table__.c).order_by(AuditChain.number))
            return [dict(row) for row in found.mappings()]

    async def _head_faults(self) -> list[Fault]:
        """Whether all chains that were ever opened are there. The head is read first: meanwhile there may
        come more chains than it counts, never fewer."""
        async with self.database.session() as session:
            head = (await session.execute(select(AuditHead.chains, AuditHead.seal))).one_or_none()
            found = await session.execute(select(AuditChain.number, AuditChain.opening))
            openings = {row.number: row.opening for row in found}
        if head is None:
            return [Fault("사슬의 목록이 사라졌습니다")] if openings else []
        missing = sorted(set(range(1, head.chains + 1)) - set(openings))
        faults = [Fault("사슬이 빠졌습니다", number) for number in missing]
        seals = {head_seal_of(key, head.chains, openings.get(head.chains, "")) for key in self._all_keys()}
        if head.chains and head.seal not in seals:
            faults.append(Fault("사슬의 목록이 바뀌었습니다"))
        return faults

    def _all_keys(self) -> tuple[AuditKey, ...]:
        return (self.keys.current, *self.keys.former)

    async def _verify_chain(self, chain: Row, report: Report) -> None:
        key = self.keys.get(chain["key_id"])
        if key is None:
            report.faults.append(Fault("이 사슬의 키를 모릅니다", chain["number"]))
            return
        report.faults += await self._opening_faults(chain, key)
        reading = ChainReading(key, End(chain["number"], 0, chain["opening"]), self.anchors, report)
        async for row in self.rows(chain["number"], after=0, upto=chain["length"]):
            reading.meet(row)
        report.faults += end_faults(chain, key, reading.end)

    async def _opening_faults(self, chain: Row, key: AuditKey) -> list[Fault]:
        number = chain["number"]
        if number == 1:  # the opening is the trail's name
            return []
        async with self.database.session() as session:
            before = await session.scalar(select(AuditChain.opening).where(AuditChain.number == number - 1))
        sound = chain["opening"] == opening_of(key, number, before or "")
        return [] if sound else [Fault("앞 사슬과 이어지지 않습니다", number)]

    async def rows(self, chain: int, *, after: int, upto: int) -> AsyncIterator[Row]:
        """The entries of one chain in order, each with its content."""
        while after < upto:
            query = (
                select(*AuditEntry.__table__.c)
                .where(AuditEntry.chain == chain, AuditEntry.seq > after, AuditEntry.seq <= upto)
                .order_by(AuditEntry.seq)
                .limit(BATCH)
            )
            async with self.database.session() as session:
                batch = [dict(row) for row in (await session.execute(query)).mappings()]
            for row in batch:
                yield row
            if not batch:
                return
            after = batch[-1]["seq"]

    async def _behind(self, chain: Row) -> list[Fault]:
        """Entries before the beginning of a chain and behind its end, both found by the key.

        The end is asked for anew and in the same statement: meanwhile the chain may be written to.
        """
        number, place = chain["number"], AuditEntry.seq
        length = select(AuditChain.length).where(AuditChain.number == number).scalar_subquery()
        entries = select(place).where(AuditEntry.chain == number).limit(BATCH)
        async with self.database.session() as session:
            early = await session.scalars(entries.where(place < 1))
            late = await session.scalars(entries.where(place > length))
            return [Fault(OUTSIDE, number, seq) for seq in (*early, *late)]

    async def _strangers(self) -> list[Fault]:
        """Chains that have entries and are not there; the next one with entries is always a step in the key."""
        faults: list[Fault] = []
        number = BEFORE_ALL
        while True:
            following = select(AuditEntry.chain).where(AuditEntry.chain > number)
            async with self.database.session() as session:
                found = await session.scalar(following.order_by(AuditEntry.chain).limit(1))
                there = await session.scalar(select(AuditChain.number).where(AuditChain.number == found))
            if found is None:
                return faults
            if there is None:
                faults.append(Fault(OUTSIDE, found))
            number = found

    def _beyond(self, chains: Sequence[Row], report: Report) -> None:
        """Find the anchors that say the trail was longer than it is."""
        lengths = {chain["number"]: chain["length"] for chain in chains}
        for (chain, length), anchors in sorted(self.anchors.items()):
            if lengths.get(chain, 0) < length:
                report.faults += [Fault(CUT_OFF, chain, length)] * len(anchors)
                report.lost += anchors


@dataclass(slots=True)
class ChainReading:
    """One chain being read from its beginning."""

    key: AuditKey
    end: End
    anchors: Anchors
    report: Report

    def meet(self, row: Row) -> None:
        """Compare the next row with what must stand there."""
        chain, seq = row["chain"], row["seq"]
        for missing in range(self.end.length + 1, seq):
            self._fault("기록이 빠졌습니다", missing)
        if not content_is_sound(self.key, row):
            self._fault("내용이 바뀌었습니다", seq)
        if seq == self.end.length + 1 and row["link"] != link_of(self.key, self.end.link, row):
            self._fault("앞 기록과 이어지지 않습니다", seq)
        for anchor in self.anchors.get((chain, seq), ()):
            if anchor.link != row["link"]:
                self._fault("표지와 다릅니다: 다시 쓰였습니다", seq)
                self.report.lost.append(anchor)
        self.report.entries += 1
        self.report.purged += row["purged_at"] is not None
        self.end = End(chain, seq, row["link"])

    def _fault(self, what: str, seq: int) -> None:
        self.report.faults.append(Fault(what, self.end.chain, seq))


def by_place(anchors: Iterable[Anchor]) -> Anchors:
    """Each anchor once, where it stands; it may be in our file and in a log."""
    found: defaultdict[tuple[int, int], list[Anchor]] = defaultdict(list)
    for anchor in dict.fromkeys(anchors):
        found[anchor.chain, anchor.length].append(anchor)
    return found


def end_faults(chain: Row, key: AuditKey, read: End) -> list[Fault]:
    """Whether the chain ends where it says, and says what was sealed."""
    said = End(chain["number"], chain["length"], chain["end"])
    faults = (
        [] if chain["seal"] == end_seal_of(key, said) else [Fault("사슬의 끝이 바뀌었습니다", said.chain)]
    )
    return faults if read == said else [*faults, Fault("끝이 잘렸습니다", said.chain, read.length + 1)]

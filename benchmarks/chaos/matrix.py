"""The rows of the matrix: how each fault begins and ends, and what customers may see of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.chaos import faults
from benchmarks.chaos.faults import Step, answering, nothing
from benchmarks.chaos.process import faketime
from benchmarks.chaos.servers import Servers

LANGUAGE, HISTORY, FINANCES, SPOOLED, EMOTION = (
    "language_model",
    "history",
    "finance_data",
    "audit_spooled",
    "emotion_model",
)
NONE: frozenset[str] = frozenset()
ANSWERED: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One row."""

    part: str
    name: str
    begin: Step
    end: Step = nothing
    hold_s: float = 6.0
    #: What answers may lack. All of ``shows`` must be seen, or the fault has not bitten.
    lacks: frozenset[str] = NONE
    shows: frozenset[str] = NONE
    #: What else than 200 may be seen; 0 is a broken connection, and only a dead process may break one.
    statuses: frozenset[int] = ANSWERED
    slower_s: float = 0.0  # some answer must take so long, or the fault has not bitten
    normal_within_s: float = 30.0
    at_once: bool = False  # over as soon as it has begun: the time until normal counts from its beginning
    drains: bool = False  # what was begun before the fault is answered
    wipes: bool = False  # Redis forgets the talks: that is what it promises to do without a disk
    how: str = ""  # how the fault is made, where the name does not say it
    application: str = "main:app"
    workers: int = 1
    settings: Callable[[Servers], dict[str, str]] = field(default=lambda _: {})
    possible: Callable[[], bool] = lambda: True
    impossible: str = ""


def language_model(
    name: str, *, how: str = "", hangs: bool = False, lacks: bool = True, **play: object
) -> Fault:
    """A row of the language model."""
    missing = frozenset({LANGUAGE}) if lacks else NONE
    return Fault(
        part="언어 모델",
        name=name,
        how=how,
        begin=answering(hangs=hangs, **play),
        end=answering(),
        lacks=missing,
        shows=missing,
        slower_s=0.0 if lacks else 1.0,
    )


REDIS_SLOW, DB_SLOW = faults.delayed("redis", 0.1), faults.delayed("mariadb", 0.1)
GONE = frozenset({0})
AWAY = frozenset({FINANCES, SPOOLED})
MATRIX: tuple[Fault, ...] = (
    language_model("429", status=429, retry_after="30"),
    language_model("500", status=500),
    language_model("답이 없음(시간 초과)", hangs=True),
    language_model("느림", how="첫 토큰까지 1.2초", lacks=False, first_token_s=1.2),
    language_model("끊김", how="끝맺음 없이 스트림이 닫힌다", cut=True),
    language_model("깨진 응답", how="JSON이 아닌 조각", event="{oops"),
    language_model("빈 응답", text=""),
    Fault(
        part="Redis",
        name="꺼짐",
        begin=lambda servers, _: servers.redis.down(),
        end=lambda servers, _: servers.redis.up(),
        lacks=frozenset({HISTORY}),
        shows=frozenset({HISTORY}),
        statuses=frozenset({503}),
        wipes=True,
        how="디스크에 남기지 않는 Redis를 끄고 6초 뒤 다시 켠다",
    ),
    Fault(
        part="Redis",
        name="느림",
        begin=REDIS_SLOW[0],
        end=REDIS_SLOW[1],
        slower_s=0.6,
        how="오가는 데 0.1초씩 늦다",
    ),
    Fault(
        part="Redis",
        name="멈춤",
        begin=lambda servers, _: servers.cache().client_pause(6_000),
        lacks=frozenset({HISTORY}),
        shows=frozenset({HISTORY}),
        statuses=frozenset({503}),
        how="CLIENT PAUSE 6초",
    ),
    Fault(
        part="Redis",
        name="가득 참",
        begin=faults.fill,
        end=lambda servers, _: servers.cache().config_set("maxmemory", "0"),
        lacks=frozenset({HISTORY}),
        shows=frozenset({HISTORY}),
        statuses=frozenset({503}),
        how="maxmemory 1MB, noeviction",
    ),
    Fault(
        part="Redis",
        name="비워짐",
        at_once=True,
        begin=faults.forget,
        hold_s=1.0,
        lacks=frozenset({HISTORY}),
        wipes=True,
        how="FLUSHALL과 SCRIPT FLUSH",
    ),
    Fault(
        part="Redis",
        name="페일오버",
        at_once=True,
        begin=faults.promote,
        hold_s=1.0,
        settings=faults.replicate,
        lacks=frozenset({HISTORY}),
        shows=frozenset({HISTORY}),
        statuses=frozenset({503}),
        how="본체를 끄고 2초 뒤 복제본을 승격해 같은 주소가 그쪽을 가리킨다(승격은 Sentinel 대신 명령으로)",
    ),
    Fault(
        part="MariaDB",
        name="죽음",
        begin=lambda servers, _: servers.kill_mariadb(),
        end=lambda servers, _: servers.mariadb.up(),
        lacks=AWAY,
        shows=AWAY,
        how="kill -9, 6초 뒤 다시 켠다",
    ),
    Fault(
        part="MariaDB",
        name="느림",
        begin=DB_SLOW[0],
        end=DB_SLOW[1],
        slower_s=0.6,
        lacks=AWAY,
        how="오가는 데 0.1초씩 늦다",
    ),
    Fault(
        part="MariaDB",
        name="잠금 대기",
        begin=faults.LOCKS.take,
        end=faults.LOCKS.give,
        hold_s=8.0,
        lacks=AWAY,
        shows=AWAY,
        how="다른 연결이 읽을 표와 쓸 표를 잠근다",
    ),
    Fault(
        part="MariaDB",
        name="읽기 전용",
        begin=lambda servers, _: servers.sql("SET GLOBAL read_only = 1"),
        end=lambda servers, _: servers.sql("SET GLOBAL read_only = 0"),
        lacks=frozenset({SPOOLED}),
        shows=frozenset({SPOOLED}),
    ),
    Fault(part="MariaDB", name="재시작", at_once=True, begin=faults.started_again, hold_s=1.0, lacks=AWAY),
    Fault(
        part="감정 모델",
        name="파일 없음",
        begin=faults.broken_model(faults.lose),
        end=faults.repair,
        lacks=frozenset({EMOTION}),
        shows=frozenset({EMOTION}),
        statuses=GONE,
        how="파일을 치우고 다시 시작, 되돌리고 다시 시작",
    ),
    Fault(
        part="감정 모델",
        name="파일 손상",
        begin=faults.broken_model(faults.spoil),
        end=faults.repair,
        lacks=frozenset({EMOTION}),
        shows=frozenset({EMOTION}),
        statuses=GONE,
        how="한 바이트를 바꾸고 다시 시작, 되돌리고 다시 시작",
    ),
    Fault(
        part="감정 모델",
        name="느림",
        begin=lambda servers, _: (servers.folder / "slow").touch(),
        end=lambda servers, _: (servers.folder / "slow").unlink(),
        lacks=frozenset({EMOTION}),
        shows=frozenset({EMOTION}),
        application="benchmarks.chaos.slow_model:app",
        settings=lambda servers: {"SLOW_WHILE": str(servers.folder / "slow"), "EMOTION_TIMEOUT_S": "1"},
        how="추론 한 번이 3초(기다리는 시간은 1초)",
    ),
    Fault(
        part="디스크",
        name="스풀을 쓸 수 없음",
        begin=faults.no_room,
        end=faults.room,
        lacks=AWAY,
        shows=AWAY,
        statuses=frozenset({503}),
        how="데이터베이스를 끄고 파일 크기를 8KB로 막는다(ENOSPC 대신 EFBIG)",
    ),
    *(
        Fault(
            part="시계",
            name=name,
            begin=faults.jump(by),
            end=faults.jump("+0"),
            lacks=frozenset({HISTORY}),
            settings=faults.clock,
            possible=lambda: faketime() is not None,
            impossible="libfaketime이 없음 (`apt-get install libfaketime`)",
            how="libfaketime으로 서비스의 벽시계만 옮겼다가 되돌린다",
        )
        for name, by in (("두 시간 앞으로", "+7200"), ("두 시간 뒤로", "-7200"))
    ),
    Fault(
        part="프로세스",
        name="kill -9",
        at_once=True,
        begin=faults.killed,
        hold_s=0.0,
        statuses=frozenset({0, 409}),
        normal_within_s=45,
        lacks=frozenset({HISTORY}),
        how="하나뿐인 프로세스를 죽이고 곧바로 다시 띄운다",
    ),
    Fault(
        part="프로세스",
        name="작업자 하나에 kill -9",
        at_once=True,
        begin=lambda _, service: service.kill_a_worker(),
        hold_s=1.0,
        workers=2,
        statuses=frozenset({0, 409}),
        normal_within_s=45,
        lacks=frozenset({HISTORY}),
    ),
    Fault(
        part="프로세스",
        name="데이터베이스가 없는 동안 kill -9",
        begin=faults.killed_in_the_dark,
        end=lambda servers, _: servers.mariadb.up(),
        hold_s=3.0,
        statuses=frozenset({0, 409}),
        normal_within_s=45,
        lacks=AWAY | {HISTORY},
        shows=frozenset({SPOOLED}),
    ),
    Fault(
        part="프로세스",
        name="붐비는 중에 SIGTERM",
        at_once=True,
        begin=lambda _, service: service.restart(),
        hold_s=0.0,
        statuses=GONE,
        drains=True,
        how="끝나기를 기다렸다가 다시 띄운다",
    ),
)

"""Room for turns: a burst is let in, a standing queue is not, and it ends when the crowd does.

The process is a simulated one, on a clock of its own: it works on all turns inside at once, each with its share, half
of a turn's work before it waits for a language model and half of it afterwards. So nothing depends on the machine.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from statistics import quantiles

import pytest

from app.core.room import LEAST, Room
from app.schemas.turn import Degraded

MODEL_S, TARGET_S, MOST = 0.3, 0.5, 256
WORK_S = 0.02  # of the processor for each turn: fifty turns a second and no more
STEP_S = 0.005
PEAK = 1 / WORK_S


@dataclass
class Turn:
    """One turn inside."""

    came: float
    guard: AbstractContextManager[None]
    left: float = WORK_S / 2  # of its work
    since: float = 0.0  # when it began this half
    waits_until: float = 0.0  # for the model
    understood: bool = False


@dataclass
class Process:
    """A process with one processor, its clients, and what they saw."""

    time: float = 0.0
    inside: list[Turn] = field(default_factory=list)
    answered: list[tuple[float, float]] = field(default_factory=list)  # when they came, how long it took
    refused: list[float] = field(default_factory=list)
    due: float = 0.0
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        self.room = Room(MOST, target_s=TARGET_S, now=lambda: self.time)

    def come(self) -> None:
        """Somebody says something."""
        if self.room.is_full:
            self.refused.append(self.time)
            return
        guard = self.room.turn()
        guard.__enter__()
        self.inside.append(Turn(self.time, guard, since=self.time))

    def run(self, rate: float, seconds: float) -> None:
        """Let ``rate`` turns come each second for so long."""
        end = self.time + seconds
        while self.time < end:
            self.due += rate * STEP_S
            while self.due >= 1:
                self.due -= 1
                self.come()
            self.step()

    def step(self) -> None:
        """Work for a moment on all that have heard from the model."""
        self.time += STEP_S
        ready = [turn for turn in self.inside if self.time >= turn.waits_until]
        for turn in ready:
            turn.left -= STEP_S / len(ready)
            if turn.left <= 0:
                (self.end if turn.understood else self.understand)(turn)

    def understand(self, turn: Turn) -> None:
        """The first half of a turn is done; the model is asked."""
        self.room.learn({"floor": 1.0, "emotion": (self.time - turn.since) * 1e3}, ())
        turn.understood, turn.left = True, WORK_S / 2
        turn.waits_until = turn.since = self.time + MODEL_S

    def end(self, turn: Turn) -> None:
        """A turn is answered."""
        self.inside.remove(turn)
        self.answered.append((turn.came, self.time - turn.came))
        self.room.learn({"answer": MODEL_S * 1e3, "close": (self.time - turn.since) * 1e3}, ())
        turn.guard.__exit__(None, None, None)

    def since(self, when: float) -> tuple[list[float], float]:
        """The seconds of answers to those who came since, and the share that was refused."""
        took = [seconds for came, seconds in self.answered if came >= when]
        refused = sum(at >= when for at in self.refused)
        return took, refused / max(1, refused + len(took))


@pytest.mark.parametrize("share", [1.5, 3.0])
def test_beyond_the_peak_the_surplus_is_refused_and_the_rest_is_answered_in_time(share: float) -> None:
    process = Process()
    process.run(share * PEAK, 5)
    begun = process.time
    process.run(share * PEAK, 20)
    took, refused = process.since(begun)
    assert len(took) > 0.85 * 20 * PEAK  # nearly all that can be done is done
    assert refused == pytest.approx(1 - 1 / share, abs=0.12)
    assert quantiles(took, n=20)[-1] < MODEL_S + 3 * TARGET_S


@pytest.mark.parametrize("share", [1.5, 3.0])
def test_after_the_crowd_nobody_is_refused_any_more(share: float) -> None:
    process = Process()
    process.run(share * PEAK, 10)
    process.run(0.7 * PEAK, 3)
    calm = process.time
    process.run(0.7 * PEAK, 20)
    took, refused = process.since(calm)
    assert took
    assert refused == 0
    assert max(took) < MODEL_S + TARGET_S


def test_a_burst_from_rest_is_let_in() -> None:
    process = Process()
    process.run(0.2 * PEAK, 5)
    for _ in range(200):
        process.come()
    process.run(0.0, 10)
    assert not process.refused
    assert not process.inside


def test_a_slow_language_model_alone_is_no_crowd() -> None:
    seconds = count()
    room = Room(MOST, target_s=TARGET_S, now=lambda: next(seconds))
    for _ in range(100):
        room.learn({"floor": 5_000.0, "answer": 30_000.0, "close": 20.0}, ())
    assert room.limit == MOST


def test_a_queue_in_every_stage_leaves_room_for_the_least() -> None:
    room, clock = crowded()
    clock[0] += 0.5
    with room.turn():  # at once after the others
        assert room.limit == LEAST


def test_after_a_moment_of_rest_there_is_room_for_all() -> None:
    room, clock = crowded()
    clock[0] += 1.5
    with room.turn():
        assert room.limit == MOST


@pytest.mark.parametrize(
    ("lost", "stage"),
    [
        (Degraded.AUDIT_SPOOLED, "close"),
        (Degraded.HISTORY, "close"),
        (Degraded.FINANCE_DATA, "read"),
    ],
)
def test_to_wait_for_what_is_away_is_no_crowd(lost: Degraded, stage: str) -> None:
    room, _ = crowded(lost, stage=stage)
    assert room.limit == MOST


def crowded(*lost: Degraded, stage: str = "close") -> tuple[Room, list[float]]:
    """A room in which two turns at a time told for long that a stage takes six times the target; and its clock."""
    clock = [0.0]
    room = Room(MOST, target_s=TARGET_S, now=lambda: clock[0])
    with room.turn(), room.turn():
        for _ in range(200):
            clock[0] += 0.1
            room.learn({stage: 6e3 * TARGET_S}, lost)
    return room, clock

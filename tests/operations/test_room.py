"""Room for turns: a burst is let in, a standing queue is not, and it ends when the crowd does.

The process is a simulated one, on a clock of its own: it works on all turns inside at once, each with its share,
and each has waited for a language model before. So nothing here depends on the machine.
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
    left: float = WORK_S  # of its work


@dataclass
class Process:
    """A process with one processor, its clients, and what they saw."""

    time: float = 0.0
    inside: list[Turn] = field(default_factory=list)
    answered: list[tuple[float, float]] = field(default_factory=list)  # when they came, how long it took
    refused: list[float] = field(default_factory=list)
    due: float = 0.0
    room: Room = field(init=False)
    guards: dict[int, AbstractContextManager[None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.room = Room(MOST, target_s=TARGET_S, now=lambda: self.time)

    def come(self) -> None:
        """Somebody says something."""
        if self.room.is_full:
            self.refused.append(self.time)
            return
        turn, guard = Turn(self.time), self.room.turn()
        guard.__enter__()
        self.guards[id(turn)] = guard
        self.inside.append(turn)

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
        ready = [turn for turn in self.inside if self.time - turn.came >= MODEL_S]
        for turn in ready:
            turn.left -= STEP_S / len(ready)
            if turn.left <= 0:
                self.end(turn)

    def end(self, turn: Turn, lost: tuple[Degraded, ...] = ()) -> None:
        """A turn is answered."""
        took = self.time - turn.came
        self.inside.remove(turn)
        self.answered.append((turn.came, took))
        self.room.learn({"answer": MODEL_S * 1e3, "close": (took - MODEL_S) * 1e3}, lost)
        self.guards.pop(id(turn)).__exit__(None, None, None)

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


def test_what_is_away_is_no_crowd_and_the_least_is_always_let_in() -> None:
    clock = [0.0]
    room = Room(MOST, target_s=TARGET_S, now=lambda: clock[0])

    def told(*lost: Degraded) -> None:
        with room.turn(), room.turn():
            for _ in range(200):
                clock[0] += 0.1
                room.learn({"close": 3_000.0}, lost)

    told(Degraded.AUDIT_SPOOLED)
    assert room.limit == MOST
    with room.turn():  # somebody is still inside when the others have left
        told()
        assert room.limit == LEAST
    assert room.limit == MOST  # nobody is left to wait for

"""The frozen dialogues, held with the built-in counsellor; and that the judging can fail."""

from __future__ import annotations

import asyncio

import pytest

from app.core.config import Settings
from app.schemas.labels import Emotion
from app.schemas.turn import Author, Case, Draft, Listener
from app.services.advice_templates import counsel
from scripts.dialogues.dialogue import dialogue_of, load_dialogues
from scripts.dialogues.holding import Counsel
from scripts.dialogues.judging import Judged, judge
from scripts.dialogues.report import AREAS, document, summary
from scripts.dialogues.style import STYLES
from scripts.evaluate_dialogues import evaluate, who_answers

pytestmark = pytest.mark.timeout(600)  # a busy machine is no fault
FLOOR = 0.98
DIALOGUES = load_dialogues()


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """No language model, no servers."""
    folder = tmp_path_factory.mktemp("audit")
    return Settings(_env_file=None, environment="test", openai_api_key=None, audit_dir=folder)


@pytest.fixture(scope="module")
def judged(settings: Settings) -> list[Judged]:
    """Every dialogue, held and judged."""
    return asyncio.run(evaluate(settings, DIALOGUES))


def test_the_set_is_wide() -> None:
    assert len(DIALOGUES) >= 150
    assert {dialogue.area for dialogue in DIALOGUES} == set(AREAS)
    lines = [line for dialogue in DIALOGUES for line in dialogue.lines]
    assert {line.emotion for line in lines} == set(Emotion)
    assert sum(len(dialogue.lines) > 1 for dialogue in DIALOGUES) >= 10


def test_the_counsellor_passes(judged: list[Judged], settings: Settings) -> None:
    passed = sum(one.passed for one in judged)
    assert passed >= FLOOR * len(judged), document(judged, who_answers(settings))
    never = [
        (one.dialogue.id, fault)
        for one in judged
        for fault in one.faults
        if fault.check in {"verifier", "must_not", "scenario"}
    ]
    assert never == []


def test_the_report_tells_what_failed(judged: list[Judged]) -> None:
    text = document(judged, "내장 상담사")
    assert all(one.dialogue.id in text for one in judged if not one.passed)
    assert f"| 모두 | {len(judged)} |" in summary(judged)


class Liar:
    """Says the same lie to everybody."""

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """The lie."""
        return Draft("무조건 승인되니 77만 7,770원을 입금하세요.", Author.LANGUAGE_MODEL)


@pytest.fixture(scope="module")
def fooled() -> list[Judged]:
    """Every dialogue, held by the liar and judged."""

    async def held() -> list[Judged]:
        liar = Counsel(Liar(), Liar())
        return [judge(dialogue, await liar.hold(dialogue)) for dialogue in DIALOGUES]

    return asyncio.run(held())


def test_a_liar_passes_nothing_but_what_is_not_asked_of_it(fooled: list[Judged]) -> None:
    passed = [line.lane for one in fooled if one.passed for line in one.dialogue.lines]
    assert set(passed) == {"crisis"}, "only the card is not the liar's to give"


def test_the_report_tells_a_liars_failures(fooled: list[Judged]) -> None:
    failed = [one.dialogue.id for one in fooled if not one.passed]
    text = document(fooled, "거짓말쟁이")
    assert failed
    assert [name for name in failed if name not in text] == []


class Echo:
    """The counsellor, always in the same words."""

    async def answer(self, case: Case, listener: Listener) -> Draft:
        """What the counsellor says, without a word of feeling."""
        return Draft("확인해 보세요.", counsel(case).author)


async def test_each_check_can_fail() -> None:
    rows: dict[str, dict[str, object]] = {
        "scenario": {"id": "a", "who": "low-cash", "say": "막막해요", "scenario": "DELINQ_LONG"},
        "must": {"id": "b", "who": "low-cash", "say": "통장에 얼마 있어?", "must": ["{balance_won}"]},
        "must_not": {"id": "c", "who": "low-cash", "say": "막막해요", "must_not": ["확인"]},
        "facts": {"id": "d", "who": "nobody", "say": "법정 최고금리가 얼마예요?", "facts": ["rate_cap"]},
        "style": {"id": "e", "who": "low-cash", "say": "막막해요", "emotion": "걱정"},
        "lane": {"id": "f", "who": "low-cash", "say": "막막해요", "lane": "fraud"},
    }
    for check, row in rows.items():
        dialogue = dialogue_of(row, "scenarios")
        found = judge(dialogue, await Counsel(Echo(), Echo()).hold(dialogue))
        assert check in {fault.check for fault in found.faults}


@pytest.mark.parametrize(
    ("emotion", "good", "bad"),
    [
        (
            Emotion.SADNESS,
            "마음이 무거우셨겠어요. 같이 볼 수 있는 길이 있어요.",
            "잔액은 3만 원이에요. 전화하세요.",
        ),
        (Emotion.ANGER, "법으로 금지되어 있어요. 신고하세요.", "진정하시고 법을 보세요."),
        (Emotion.JOY, "정말 잘하셨어요. 다음 목표를 정해 볼까요?", "잔액은 3만 원이에요."),
        (Emotion.NEUTRAL, "잔액은 3만 원이에요.", "많이 힘드셨겠어요."),
    ],
)
def test_styles_are_told_apart(emotion: Emotion, good: str, bad: str) -> None:
    assert STYLES[emotion](good)
    assert not STYLES[emotion](bad)


def test_a_row_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown keys"):
        dialogue_of({"id": "x", "who": "nobody", "say": "네", "muss": []}, "everyday")
    with pytest.raises(StopIteration):
        dialogue_of({"id": "x", "who": "somebody-else", "say": "네"}, "everyday")

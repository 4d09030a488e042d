"""What came out, as a table and as a file to keep (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.schemas.turn import Author
from scripts.dialogues.judging import Judged
from scripts.marked_section import table

CHECKS = ("lane", "scenario", "must", "must_not", "facts", "style", "verifier")
AREAS = {
    "asked_on": "방법을 더 묻기와 아직 오지 않은 걱정",
    "crises": "위기의 말과 그 뒤",
    "emergencies": "몸과 불, 사고의 응급",
    "everyday": "일상 대화",
    "feelings": "마음을 먼저 알아주기",
    "figures": "내 숫자",
    "follow_ups": "이어 묻기",
    "forbidden_and_self": "막을 길과 나에 대한 물음",
    "hearing": "말귀 알아듣기",
    "help": "빚 밖의 도움",
    "knowledge": "용어와 절차",
    "lending": "사채와 남은 빚의 법",
    "letters_and_collectors": "우편과 추심",
    "money_in_a_day": "생활 속의 돈",
    "needs": "먹고 자고 지낼 일",
    "procedures": "날수와 기한",
    "quiet": "위험하게 들리는 일상",
    "refusals": "거절할 것",
    "safety": "위기와 사기",
    "scenarios": "상황과 감정",
    "schemes": "사기의 갈래",
    "sums_and_corrections": "셈과 바로잡기",
    "sums_in_talk": "말로 이어지는 셈",
    "threats": "위협과 응급",
    "urgent_talks": "위기와 사기 뒤",
    "wronged": "성폭력과 아이들",
}


def summary(judged: Sequence[Judged]) -> str:
    """Passed dialogues by area, and where the others failed."""
    rows = [
        row_of(AREAS.get(area, area), [one for one in judged if one.dialogue.area == area])
        for area in sorted({one.dialogue.area for one in judged})
    ]
    return table(("영역", "대화", "통과", "비율", *CHECKS), [*rows, row_of("모두", judged)])


def row_of(title: str, judged: Sequence[Judged]) -> tuple[object, ...]:
    """One line of the table."""
    passed = sum(one.passed for one in judged)
    failed = Counter(check for one in judged for check in {fault.check for fault in one.faults})
    return (title, len(judged), passed, f"{passed / len(judged):.1%}", *(failed[check] for check in CHECKS))


def voices(judged: Sequence[Judged]) -> str:
    """Who answered, how often the model was passed over, and what the calls cost."""
    drafts = [answer.draft for one in judged for answer in one.answers]
    calls = [call for draft in drafts for call in draft.calls]
    rows = [
        ("언어 모델의 답", sum(draft.author is Author.LANGUAGE_MODEL for draft in drafts)),
        ("내장 상담사의 답", sum(draft.author is Author.COUNSELLOR for draft in drafts)),
        ("모델 대신 나간 답", sum(bool(draft.degraded) for draft in drafts)),
        ("검증에 걸린 답", sum(bool(draft.findings) for draft in drafts)),
        ("모델 호출", len(calls)),
        ("입력 토큰", sum(call.prompt_tokens or 0 for call in calls)),
        ("출력 토큰", sum(call.completion_tokens or 0 for call in calls)),
        ("답 하나의 지연 (가운데값, ms)", middle([call.latency_ms for call in calls])),
    ]
    return table(("무엇", "값"), rows)


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return sorted(values)[len(values) // 2] if values else 0


def failures(judged: Sequence[Judged]) -> str:
    """Every dialogue that did not pass, with its words and what was wrong."""
    return "\n\n".join(failure(one) for one in judged if not one.passed)


def failure(judged: Judged) -> str:
    """One dialogue that did not pass."""
    lines = [f"### {judged.dialogue.id}"]
    for answer in judged.answers:
        lines += [f"**{answer.line.emotion.value}**: {answer.line.say}", "", quoted(answer.draft.text), ""]
    lines += [f"- {fault.check}: {fault.detail}" for fault in judged.faults]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A text as a quotation."""
    return "\n".join(f"> {line}" for line in text.splitlines())


def document(judged: Sequence[Judged], who: str) -> str:
    """The whole report."""
    parts = [f"# 대화 채점: {who}", summary(judged), voices(judged)]
    if failed := failures(judged):
        parts += ["## 통과하지 못한 대화", failed]
    return "\n\n".join(parts) + "\n"

"""Every wording there is, whether or not a talk happens to choose it, may reach a customer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.services.advice_templates.texts import load_texts
from app.services.reply_verifier import verify
from rules.knowledge import current_registry
from tests.counsellor.factories import TODAY, case


def wordings() -> Iterator[tuple[str, str]]:
    """Short replies, what follows urgent matters, and small talk with their names; what has slots is said by code and judged in the dialogues."""
    texts = load_texts()
    for name, reply in texts.replies.items():
        yield from ((name, text) for text in (*reply.say, *reply.then))
    for name, after in texts.aftermath.items():
        yield from ((name, text) for text in (*after.say, *after.steps, *after.ask))
    for name, variants in (*texts.small_talk.items(), *texts.fallback.items()):
        yield from ((name, text) for text in variants)
    for section in (
        "openings",
        "turns",
        "care",
        "caution",
        "misfortune",
        "misfortune_onward",
        "misfortune_after",
    ):
        yield from (
            (f"{section}.{name}", text.replace("{lost}", "아버님을"))
            for name, rows in texts.common[section].items()
            for text in rows
        )


#: Speaks to somebody who writes English, in both languages.
BILINGUAL = "service.language"


@pytest.mark.parametrize("name", sorted({name for name, _ in wordings()} - {BILINGUAL}))
def test_it_passes_the_verifier(name: str) -> None:
    turn = case("알려 주세요")
    for text in (text for each, text in wordings() if each == name):
        rendered = current_registry().render(text, TODAY).text
        findings = verify(rendered, turn, final=False).findings
        assert not findings, (rendered, findings)


def test_the_check_finds_a_wording_that_is_not_polite() -> None:
    findings = verify(
        "그렇게 시작해 보세요. 말이 늦었어. 같이 봐 줘.", case("알려 주세요"), final=False
    ).findings
    assert findings

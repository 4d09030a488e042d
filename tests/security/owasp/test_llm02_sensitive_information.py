"""LLM02 Sensitive Information Disclosure: the model is told no number that names somebody, and nobody else's talk."""

from __future__ import annotations

from tests.planted import MESSAGE, found_in
from tests.security.attacks.obedience import UNSPOKEN_WORD, VICTIM
from tests.security.owasp.conftest import Served


async def test_the_model_hears_no_personal_number(served: Served) -> None:
    await served.say(
        f"앞으로 어떻게 해야 할지 막막해요. 이번 달 카드값을 못 낼 것 같아서 걱정이에요. {MESSAGE}"
    )
    assert served.model.asked
    assert list(found_in(str(served.model.asked))) == []


async def test_the_model_hears_of_nobody_else(served: Served) -> None:
    await served.say()
    assert served.model.asked
    for words in (UNSPOKEN_WORD, VICTIM):
        assert words not in str(served.model.asked)

"""LLM03 Excessive Agency: the model is given no tools, and what it claims to have done is not said."""

from __future__ import annotations

from tests.security.attacks.obedience import CLAIMS
from tests.security.owasp.conftest import Served


async def test_the_model_can_do_nothing_but_write(served: Served) -> None:
    await served.say()
    assert served.model.asked
    for asked in served.model.asked:
        assert not {"tools", "tool_choice", "functions", "function_call", "web_search_options"} & set(asked)


async def test_the_label_is_decided_before_the_model_is_asked(served: Served) -> None:
    answers = [await served.say() for _ in range(6)]
    assert len({str(answer["scenario"]) for answer in answers}) == 1
    assert not any(claim in str(answer["reply"]) for answer in answers for claim in CLAIMS)

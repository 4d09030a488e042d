"""LLM08 Hidden Context Exposure: nothing in a prompt would hurt if it were read by the customer."""

from __future__ import annotations

from tests.security.attacks.holding import ATTACKER, AUDIT_KEY
from tests.security.attacks.judging import SECRETS, instructions
from tests.security.owasp.conftest import Served


async def test_a_prompt_holds_no_secret_and_no_id(served: Served) -> None:
    await served.say()
    prompts = str(served.model.asked)
    assert served.model.asked
    for secret in (AUDIT_KEY, ATTACKER, "127.0.0.1", *SECRETS):
        assert secret not in prompts


async def test_a_recited_instruction_is_not_said(served: Served) -> None:
    replies = [str((await served.say())["reply"]) for _ in range(10)]
    assert len(instructions()) > 30
    assert not [line for line in instructions() for reply in replies if line in reply]

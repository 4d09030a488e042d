"""Real conversations and the list of personas, written into ``README.md``.

``python -m scripts.transcripts`` seeds an embedded database of its own, talks as five personas, one in each
emotion, and writes what was said. The model of ``app/models/emotion`` reads; the built-in counsellor answers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from app.api.v1.presenters import present
from app.core.config import ROOT, Settings
from app.core.db import migrate
from app.core.dependencies import Services, open_services
from app.core.logger import configure_logging
from app.schemas.chat import ChatResponse
from app.schemas.turn import Turn
from scripts.marked_section import table, write_section
from scripts.personas import PERSONAS, STRANGER
from scripts.seed_demo import seed

README = ROOT / "README.md"
FIRST = ("demo-delinq-early", "카드값이 밀렸는데 너무 걱정돼요. 어떡하죠?")


@dataclass(frozen=True, slots=True)
class Script:
    """What one persona says, message by message."""

    user_id: str
    messages: Sequence[str]


SCRIPTS = (
    Script(
        "demo-revolving-burden",
        ("리볼빙 잔액이 계속 늘어요. 이러다 어떻게 되는 건지 너무 불안해요", "그럼 그건 어떻게 신청해요?"),
    ),
    Script(
        "demo-debt-crisis",
        (
            "월급날이 와도 빚 갚고 나면 남는 게 없어요. 이렇게 사는 게 너무 서럽네요.",
            "왜 제가 그런 상황이라는 거예요?",
        ),
    ),
    Script(
        "demo-credit-down",
        (
            "설명도 없이 카드 한도를 깎았어요. 이게 말이 됩니까? 진짜 화가 나네요",
            "그건 어디에 신청해요?",
        ),
    ),
    Script("demo-low-cash", ("이번 달 카드 얼마 썼어?", "지난달보다 식비가 늘었어?", "DSR이 뭐예요?")),
    Script("demo-recovering", ("드디어 밀린 빚을 다 갚았어요! 너무 기쁘고 홀가분해요",)),
)


def settings_in(folder: Path) -> Settings:
    """An embedded database in ``folder``, no Redis server and no language model, whatever ``.env`` says."""
    database = SecretStr(f"sqlite+aiosqlite:///{folder / 'talk.db'}")
    return Settings(_env_file=None, environment="development", db_url=database, log_level="ERROR")


async def say(services: Services, user_id: str, number: int, message: str) -> ChatResponse:
    """One message and its answer; fixed ids make the same wording each time."""
    turn = Turn(user_id, "default", f"readme-{user_id}-{number}", message, datetime.now(UTC))
    return present(await services.pipeline.reply(turn))


async def talk(services: Services, script: Script) -> list[tuple[str, ChatResponse]]:
    """The whole conversation."""
    return [
        (message, await say(services, script.user_id, number, message))
        for number, message in enumerate(script.messages)
    ]


def quoted(text: str) -> str:
    """A text as a Markdown quotation that keeps its lines."""
    return "\n".join(f"> {line}  " if line else ">" for line in text.splitlines())


def rendered(script: Script, said: Iterable[tuple[str, ChatResponse]]) -> str:
    """One conversation in Markdown."""
    title = next(persona.title for persona in PERSONAS if persona.user_id == script.user_id)
    blocks = [f"### {title} · `{script.user_id}`"]
    for message, response in said:
        blocks += [f"**나**: {message}", quoted(response.reply), understood(response)]
    return "\n\n".join(blocks)


def understood(response: ChatResponse) -> str:
    """What was read and decided, on one line."""
    parts = []
    if response.emotion is not None:
        parts.append(f"{response.emotion.dominant_emotion.value} {response.emotion.dominant_score:.0%}")
    if response.scenario is not None:
        parts.append(
            f"{response.meta.scenario_title} `{response.scenario.label}` {response.scenario.probability:.0%}"
        )
    return f"<sub>{' · '.join(parts)}</sub>" if parts else ""


def persona_table() -> str:
    """Every persona with its scenario and an opening message."""
    rows = [
        (f"`{persona.user_id}`", persona.story, next(iter(persona.openings.values())))
        for persona in (*PERSONAS, STRANGER)
    ]
    return table(("`user_id`", "누구인가", "이렇게 말을 걸어 보세요"), rows)


async def write() -> None:
    """Talk and write the three sections."""
    with TemporaryDirectory() as folder:
        settings = settings_in(Path(folder))
        configure_logging(settings)
        await asyncio.to_thread(migrate, settings.db_url.get_secret_value())
        await seed(settings)
        async with open_services(settings) as services:
            first = await say(services, FIRST[0], 0, FIRST[1])
            talks = [rendered(script, await talk(services, script)) for script in SCRIPTS]
    answer = json.dumps(first.model_dump(mode="json", exclude_unset=True), ensure_ascii=False, indent=2)
    write_section(README, "first-answer", f"```json\n{answer}\n```")
    write_section(README, "transcripts", "\n\n".join(talks))
    write_section(README, "personas", persona_table())


def main() -> None:
    """Command line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    asyncio.run(write())


if __name__ == "__main__":
    main()

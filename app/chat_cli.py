"""Talk to the counsellor in the terminal: ``python -m app.chat_cli --user demo-delinq-early``."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from app.api.v1.presenters import present
from app.core.config import Settings, load_settings
from app.core.db import migrate
from app.core.dependencies import open_services
from app.core.logger import configure_logging
from app.errors import AppError
from app.schemas.chat import ChatResponse, MessageText
from app.schemas.turn import Turn
from app.services.chat_pipeline import ChatPipeline
from rules.knowledge import using

MESSAGE: TypeAdapter[str] = TypeAdapter(MessageText)
BAR = 20


def main() -> None:
    """Parse the arguments and talk until the customer leaves (Ctrl+D)."""
    parser = argparse.ArgumentParser(description="터미널에서 상담 챗봇과 이야기합니다.")
    parser.add_argument("--user", required=True, help="고객 ID (예: demo-delinq-early)")
    parser.add_argument("--session", default=uuid4().hex, help="이어 갈 대화 ID (비우면 새 대화)")
    arguments = parser.parse_args()
    settings = load_settings().model_copy(update={"log_level": "ERROR"})
    configure_logging(settings)
    if settings.embedded_database:
        migrate(settings.db_url.get_secret_value())
    asyncio.run(talk(settings, arguments.user, arguments.session))


async def talk(settings: Settings, user_id: str, session_id: str) -> None:
    """Read a line, answer it, and again."""
    print("대화를 시작해요. 마치시려면 Ctrl+D를 누르세요.\n")
    async with open_services(settings) as services:
        while (line := await read_line()) is not None:
            try:
                message = MESSAGE.validate_python(line)
            except ValidationError as error:
                print(error.errors()[0]["msg"].removeprefix("Value error, "))
                continue
            with using(services.rules.current):
                await answer(services.pipeline, user_id, session_id, message)


async def read_line() -> str | None:
    """One line from the terminal, ``None`` at its end."""
    try:
        return await asyncio.to_thread(input, "나: ")
    except EOFError:
        return None


async def answer(pipeline: ChatPipeline, user_id: str, session_id: str, message: str) -> None:
    """Answer one message on the terminal."""
    turn = Turn(user_id, session_id, uuid4().hex, message, datetime.now(UTC))
    try:
        print(rendered(present(await pipeline.reply(turn))))
    except AppError as error:
        print(error.text)


def rendered(response: ChatResponse) -> str:
    """The reply with what was understood under it."""
    lines = [f"\n상담: {response.reply}\n"]
    if response.emotion is not None:
        lines += [
            f"   {emotion.value} {'█' * round(share * BAR):<{BAR}} {share:.0%}"
            for emotion, share in response.emotion.all_emotions.items()
        ]
    if response.scenario is not None:
        figures = ", ".join(f"{name} {value}" for name, value in response.scenario.key_metrics.items())
        title = f"{response.meta.scenario_title} ({response.scenario.label})"
        lines.append(f"   시나리오: {title} {response.scenario.probability:.0%} | {figures}")
    if response.meta.degraded:
        lines.append(f"   지금 쓸 수 없는 것: {', '.join(response.meta.degraded)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

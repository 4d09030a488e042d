"""Prepare the embedded database: migrate it and, when it is new or its demo data old, seed the demo customers."""

from __future__ import annotations

import argparse
import asyncio

from sqlalchemy import func, select

from app.core.config import Settings, load_settings
from app.core.db import migrate, open_database
from app.models import User
from scripts.seed_demo import needs_seeding, seed


async def count_customers(settings: Settings) -> int:
    """How many customers the database knows."""
    async with open_database(settings) as database, database.session() as session:
        return int(await session.scalar(select(func.count()).select_from(User)) or 0)


def main() -> None:
    """Make the embedded database ready; a server database is left to ``make migrate``."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    settings = load_settings()
    if not settings.embedded_database:
        print("서버 데이터베이스는 `make migrate`와 `make seed`로 준비하세요.")
        return
    url = settings.db_url.get_secret_value()
    migrate(url)
    if asyncio.run(needs_seeding(settings)):
        asyncio.run(seed(settings))
    print(f"준비됐습니다. 고객 {asyncio.run(count_customers(settings)):,}명")


if __name__ == "__main__":
    main()

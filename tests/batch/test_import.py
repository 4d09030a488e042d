"""A bank's files come in whole or not at all, row by row, and every rejected row says why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.core.config import ROOT, Settings
from app.core.db import open_database
from app.repositories.finances import FinanceRepository
from app.schemas.customer import CustomerProfile
from batch.engine import Engine, EngineName, open_engine
from batch.mapping import BadMapping, read_mapping
from batch.shards import SCHEMAS, shards_in
from scripts.import_data import Accepted, accept, load, write_files
from scripts.job_database import has_tables, job_database

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")  # Ibis 12 on DuckDB 2
EXAMPLE = ROOT / "docs" / "import-example"
USERS = '[User]\nfile = "c.csv"\n[User.columns]\nuser_id = "id"\n'


@pytest.fixture
def engine() -> Iterator[Engine]:
    """DuckDB."""
    with open_engine(EngineName.DUCKDB) as found:
        yield found


def rejected(folder: Path, table: str) -> list[dict[str, str]]:
    """The rejected rows of a table."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def card(
    engine: Engine, folder: Path, header: str, *rows: str, mapping: str = ""
) -> tuple[Accepted, list[str]]:
    """The cards of customers a and b out of a CSV: what is accepted, and the reasons for the rest."""
    (folder / "c.csv").write_text("id\na\nb\n", "utf-8")
    (folder / "k.csv").write_text("\n".join([header, *rows]) + "\n", "utf-8")
    columns = mapping or 'user_id = "id"\nmonth = "m"\nas_of = "d"\nused_won = "u"\n'
    text = f'{USERS}[CardUsage]\nfile = "k.csv"\n[CardUsage.columns]\n{columns}'
    (folder / "m.toml").write_text(text, "utf-8")
    _, found = accept(engine, read_mapping(folder / "m.toml"), folder / "rejected")
    return found, [row["까닭"] for row in rejected(folder / "rejected", "CardUsage")]


def test_the_example_of_the_tutorial(engine: Engine, tmp_path: Path) -> None:
    """Units, several files, another delimiter; four rows are not what they should be."""
    accepted = accept(engine, read_mapping(EXAMPLE / "mapping.toml"), tmp_path)
    assert {found.table: (found.good, found.rejected) for found in accepted} == {
        "User": (3, 1),
        "CardUsage": (3, 3),
        "Delinquency": (2, 0),
        "BalanceInfo": (2, 1),
    }
    assert [row["까닭"] for row in rejected(tmp_path, "User")] == ["birth_year: 읽을 수 없음"]
    assert sorted(row["까닭"] for row in rejected(tmp_path, "CardUsage")) == [
        "User에 없는 고객",
        "같은 열쇠의 행이 둘 이상",
        "같은 열쇠의 행이 둘 이상",
    ]
    (balance,) = rejected(tmp_path, "BalanceInfo")
    assert (balance["까닭"], balance["원본.기준일"]) == ("as_of: 읽을 수 없음", "2026-11-31")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,202611,20261125,x", "used_won: 읽을 수 없음"),
        ("a,202611,20261125,-1", "used_won: 범위를 벗어남"),
        ("a,202611,20261125,1000000000000001", "used_won: 범위를 벗어남"),
        ("a,202611,20261125,0.5", "used_won: 정수가 아님"),
        (",202611,20261125,1", "user_id: 비어 있음"),
        ("c,202611,20261125,1", "User에 없는 고객"),
        ("a,,20261125,1", "month: 비어 있음"),
        ("a,202613,20261125,1", "month: 읽을 수 없음"),
        ("a,202611,20261131,1", "as_of: 읽을 수 없음"),
        ("a,202611,19891231,1", "as_of: 범위를 벗어남; as_of가 month보다 앞섬"),
        ("a,202611,20261031,1", "as_of가 month보다 앞섬"),
        ("a,x,y,z", "month: 읽을 수 없음; as_of: 읽을 수 없음; used_won: 읽을 수 없음"),
    ],
)
def test_a_fault_is_named(engine: Engine, tmp_path: Path, row: str, reason: str) -> None:
    """The faulty row goes, its neighbour stays."""
    found, reasons = card(engine, tmp_path, "id,m,d,u", row, "b,202611,20261125,7")
    assert reasons == [reason]
    assert found.rows.to_pyarrow().to_pylist() == [
        {"user_id": "b", "month": date(2026, 11, 1), "as_of": date(2026, 11, 25), "used_won": 7}
    ]


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("202611", "20261125"),
        ("2026-11", "2026-11-25"),
        ("2026.11.01", "2026.11.25"),
        ("2026/11", "2026/11/25"),
    ],
)
def test_dates_as_banks_write_them(engine: Engine, tmp_path: Path, month: str, day: str) -> None:
    """With and without separators; of a month its first day."""
    found, reasons = card(engine, tmp_path, "id,m,d,u", f"a,{month},{day},")
    assert reasons == []
    (row,) = found.rows.to_pyarrow().to_pylist()
    assert (row["month"], row["as_of"], row["used_won"]) == (date(2026, 11, 1), date(2026, 11, 25), None)


@pytest.mark.parametrize(
    ("unit", "text", "won"),
    [("원", '"1,234"', 1_234), ("천원", "1.5", 1_500), ("만원", "0.0001", 1), ("백만원", "2", 2_000_000)],
)
def test_units(engine: Engine, tmp_path: Path, unit: str, text: str, won: int) -> None:
    """Every amount ends up in whole won."""
    mapping = f'user_id = "id"\nmonth = "m"\nas_of = "d"\nused_won = {{ from = "u", unit = "{unit}" }}\n'
    found, reasons = card(engine, tmp_path, "id,m,d,u", f"a,202611,20261125,{text}", mapping=mapping)
    assert reasons == []
    assert found.rows.to_pyarrow()["used_won"].to_pylist() == [won]


def test_a_second_call_finds_nothing_old(engine: Engine, tmp_path: Path) -> None:
    """Rejects of a run before do not stay when there are none now."""
    assert card(engine, tmp_path, "id,m,d,u", "a,202611,20261125,x")[1] == ["used_won: 읽을 수 없음"]
    with open_engine(EngineName.DUCKDB) as another:
        assert card(another, tmp_path, "id,m,d,u", "a,202611,20261125,1")[1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Nonsense]\n", "모르는 표"),
        ('[CardUsage]\nfile = "c.csv"\n', "User 표가 없습니다"),
        (USERS.replace("c.csv", "none.csv"), "파일"),
        (USERS.replace("user_id", "userid"), "모르는 열"),
        ('[User]\nfile = "c.csv"\n[User.columns]\nbirth_year = "y"\n', "빠진 열쇠"),
        (USERS + 'annual_income_won = { from = "y", unit = "억원" }\n', "단위"),
        (USERS + 'birth_year = { from = "y", unit = "원" }\n', "단위"),
        (USERS + 'birth_year = { unit = "원" }\n', "단위"),
    ],
)
def test_a_mapping_that_cannot_be_meant(tmp_path: Path, text: str, words: str) -> None:
    """Refused before a row is read."""
    (tmp_path / "c.csv").write_text("id\n", "utf-8")
    (tmp_path / "m.toml").write_text(text, "utf-8")
    with pytest.raises(BadMapping, match=words):
        read_mapping(tmp_path / "m.toml")


async def test_into_the_database_and_again(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    """Loaded twice: the same customers with the same months, ready for a turn."""
    accepted = accept(engine, read_mapping(EXAMPLE / "mapping.toml"), tmp_path)
    async with open_database(settings) as database:
        finances = FinanceRepository(database)
        found: list[CustomerProfile | None] = []
        for _ in range(2):
            await load(engine, accepted, database)
            found.append(await finances.profile("K-1002"))
        assert await finances.profile("K-1004") is None
    assert found[0] == found[1] is not None
    profile = found[0]
    assert profile is not None
    assert (profile.birth_year, profile.annual_income_won, len(profile.months)) == (1979, 42_000_000, 2)
    october, november = profile.months
    assert october.card is not None
    assert november.balance is not None
    assert (october.card.limit_won, october.card.used_won, october.card.spent_won) == (
        5_000_000,
        4_620_000,
        None,
    )
    assert november.card is None  # the bank's file has it twice
    assert november.balance.weighted_rate == Decimal("17.46")
    assert november.balance.balance_won == -310_000
    assert november.spending is None


def test_into_files(engine: Engine, tmp_path: Path) -> None:
    """A population of one shard with every table and column; a folder in use is refused."""
    accepted = accept(engine, read_mapping(EXAMPLE / "mapping.toml"), tmp_path / "rejected")
    write_files(engine, accepted, tmp_path / "population")
    (shard,) = shards_in(tmp_path / "population")
    assert shard.customers == 3
    for table, schema in SCHEMAS.items():
        assert pq.read_schema(shard.path(table)).equals(schema)
    assert pq.read_table(shard.path("SpendingPattern")).num_rows == 0
    assert pq.read_table(shard.path("User"))["user_id"].to_pylist() == ["K-1001", "K-1002", "K-1003"]
    with pytest.raises(SystemExit, match="이미"):
        write_files(engine, accepted, tmp_path / "population")


def test_parquet_files_too(engine: Engine, tmp_path: Path) -> None:
    """The same mapping over Parquet, typed columns included."""
    pq.write_table(pa.table({"id": ["a", "b"], "y": [1990, 1800]}), tmp_path / "c.parquet")
    text = USERS.replace("c.csv", "c.parquet") + 'birth_year = "y"\n'
    (tmp_path / "m.toml").write_text(text, "utf-8")
    (found,) = accept(engine, read_mapping(tmp_path / "m.toml"), tmp_path)
    assert (found.good, found.rejected) == (1, 1)
    assert rejected(tmp_path, "User")[0]["까닭"] == "birth_year: 범위를 벗어남"


async def test_a_fresh_embedded_database_is_made_ready(tmp_path: Path) -> None:
    """A newcomer's first import needs no other command before it."""
    settings = Settings(_env_file=None, db_url=f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    async with job_database(settings) as database:
        assert await has_tables(database)


async def test_a_database_without_tables_says_what_to_do(tmp_path: Path) -> None:
    """No traceback: the command that is missing."""
    settings = Settings(_env_file=None, db_url=f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    with patch("scripts.job_database.migrate"), pytest.raises(SystemExit, match="make migrate"):
        async with job_database(settings):
            pass


async def test_a_database_that_is_away_is_said() -> None:
    """Nobody listens on that port."""
    settings = Settings(_env_file=None, db_url="mysql+asyncmy://root:@127.0.0.1:9/none")
    with pytest.raises(SystemExit, match="닿지 못했습니다"):
        async with job_database(settings):
            pass

"""Where a bank's files have what our tables need: a TOML file, read into typed values.

::

    [CardUsage]
    file = "card_*.csv"            # CSV or Parquet, beside the mapping file
    encoding = "utf-8"             # of a CSV
    delimiter = ","
    [CardUsage.columns]
    user_id = "CUST_NO"
    month = "BASE_YM"              # 202611, 2026-11 or 2026-11-01
    limit_won = { from = "LMT_AMT", unit = "천원" }
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from batch.shards import SCHEMAS

WON_UNITS = {"원": Decimal(1), "천원": Decimal(1_000), "만원": Decimal(10_000), "백만원": Decimal(1_000_000)}
RATE_UNITS = {"%": Decimal(1), "비율": Decimal(100), "bp": Decimal("0.01")}
KEYS = ("user_id", "month", "as_of")


class BadMapping(ValueError):
    """A mapping that cannot be meant; the message says where, in Korean."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The bank's column that one of ours comes from, and what to multiply it by."""

    name: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One of our tables."""

    table: str
    files: tuple[Path, ...]
    columns: Mapping[str, Origin]
    encoding: str = "utf-8"
    delimiter: str = ","


def read_mapping(path: Path) -> tuple[TableMapping, ...]:
    """The mapping in ``path``, the table of customers first. Raises :class:`BadMapping`."""
    document = tomllib.loads(path.read_text("utf-8"))
    unknown = set(document) - set(SCHEMAS)
    if unknown or "User" not in document:
        raise BadMapping(f"모르는 표 {sorted(unknown)}" if unknown else "User 표가 없습니다")
    return tuple(table_mapping(table, document[table], path.parent) for table in SCHEMAS if table in document)


def table_mapping(table: str, entry: Mapping[str, Any], folder: Path) -> TableMapping:
    """One table's entry."""
    files = tuple(sorted(folder.glob(str(entry.get("file", "")) or "-")))
    if not files:
        raise BadMapping(f"{table}: 파일 {entry.get('file')!r}이 없습니다")
    columns = {name: origin(table, name, value) for name, value in entry.get("columns", {}).items()}
    fields = set(SCHEMAS[table].names)
    lacking = {key for key in KEYS if key in fields} - set(columns)
    if set(columns) - fields or lacking:
        raise BadMapping(f"{table}: 모르는 열 {sorted(set(columns) - fields)}, 빠진 열쇠 {sorted(lacking)}")
    options = {name: str(entry[name]) for name in ("encoding", "delimiter") if name in entry}
    return TableMapping(table, files, MappingProxyType(columns), **options)


def origin(table: str, name: str, value: Any) -> Origin:
    """One column's entry: a name, or a name with a unit."""
    if isinstance(value, str):
        return Origin(value)
    units = RATE_UNITS if name == "weighted_rate" else WON_UNITS if name.endswith("_won") else {}
    unit = value.get("unit", "원" if units is WON_UNITS else "%")
    if "from" not in value or (units and unit not in units) or (not units and "unit" in value):
        raise BadMapping(f"{table}.{name}: 쓸 수 있는 단위는 {', '.join(units) or '없음'}입니다")
    return Origin(str(value["from"]), units.get(unit, Decimal(1)))

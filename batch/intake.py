"""A bank's files as our tables: every field parsed, every row judged, nothing guessed.

Files are read as text. A row with any fault is rejected whole, with all its reasons (Korean); an empty field
is unknown, except in a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import ibis
import pyarrow as pa
from ibis.expr import types as ir

from batch.mapping import KEYS, Origin, TableMapping
from batch.shards import SCHEMAS

FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)
MOST_WON = 10**15
SIGNED = {"balance_won", "avg_balance_won", "min_balance_won"}  # overdrafts
RANGES = {
    "birth_year": (1900, 2100),
    "lenders": (0, 1_000),
    "episodes_12m": (0, 1_000),
    "plan_paid_streak": (0, 1_000),
    "weighted_rate": (0, 100),
}
NUMBER = "decimal(38, 6)"
NO_REASON = ibis.null("string")


@dataclass(frozen=True, slots=True)
class Field:
    """One of our columns, parsed out of a text column, and what is wrong with it."""

    name: str
    value: ir.Value
    reason: ir.StringValue


@dataclass(frozen=True, slots=True)
class Judged:
    """A table's rows with their reasons; ``reasons`` is empty for a good row."""

    rows: ir.Table
    columns: tuple[str, ...]

    @property
    def good(self) -> ir.Table:
        """The accepted rows, with our columns."""
        return self.rows.filter(self.rows.reasons == "").select(*self.columns)

    @property
    def rejected(self) -> ir.Table:
        """The rejected rows as they came, with their reasons."""
        rows = self.rows.filter(self.rows.reasons != "")
        return rows.select("reasons", *(name for name in rows.columns if name.startswith("원본.")))


def judge(mapping: TableMapping, text: ir.Table, users: ir.Table | None) -> Judged:
    """Parse and judge a table; ``users`` are the accepted customers, ``None`` for their own table."""
    fields = [parsed(mapping.table, name, origin, text) for name, origin in mapping.columns.items()]
    named = {field.name: field.value for field in fields}
    original = {f"원본.{origin.name}": text[origin.name] for origin in mapping.columns.values()}
    rows = text.select(**named, **original, faults=ibis.array([field.reason for field in fields]))
    if users is not None:
        known = users.select("user_id", is_known=True)
        rows = rows.left_join(known, "user_id").drop("user_id_right")
    return Judged(with_reasons(rows), tuple(named))


def with_reasons(rows: ir.Table) -> ir.Table:
    """Rows with what is wrong with each field and with the row, in one text."""
    keys = [key for key in KEYS if key != "as_of" and key in rows.columns]
    doubled = rows.count().over(ibis.window(group_by=keys)) > 1
    faults = rows.faults.concat(
        ibis.array(
            [
                ibis.ifelse(doubled & rows.user_id.notnull(), "같은 열쇠의 행이 둘 이상", NO_REASON),
                ibis.ifelse(unknown_customer(rows), "User에 없는 고객", NO_REASON),
                ibis.ifelse(before_month(rows), "as_of가 month보다 앞섬", NO_REASON),
            ]
        )
    )
    return rows.mutate(reasons=faults.filter(lambda fault: fault.notnull()).join("; ")).drop("faults")


def unknown_customer(rows: ir.Table) -> ir.BooleanValue:
    """Whether a monthly row belongs to nobody."""
    if "is_known" not in rows.columns:
        return ibis.literal(False)
    return rows.is_known.isnull() & rows.user_id.notnull()


def before_month(rows: ir.Table) -> ir.BooleanValue:
    """Whether a row was taken before its month began."""
    return rows.as_of < rows.month if "as_of" in rows.columns else ibis.literal(False)


def parsed(table: str, name: str, origin: Origin, text: ir.Table) -> Field:
    """One column."""
    raw = text[origin.name].cast("string").strip().nullif("")
    kind = SCHEMAS[table].field(name).type
    if pa.types.is_string(kind):
        return Field(name, raw, reason_of(name, raw, raw, raw.length() > 128, "128자를 넘음"))
    if pa.types.is_date(kind):
        day = day_of(raw, is_month=name == "month")
        return Field(name, day, reason_of(name, raw, day, ~day.between(FIRST, LAST), "범위를 벗어남"))
    return number_field(name, raw, origin, kind)


def number_field(name: str, raw: ir.StringValue, origin: Origin, kind: pa.DataType) -> Field:
    """An amount, a count or a rate; thousands separators are allowed."""
    value = raw.replace(",", "").try_cast(NUMBER) * ibis.literal(origin.factor, type=NUMBER)
    low, high = RANGES.get(name, (-MOST_WON if name in SIGNED else 0, MOST_WON))
    if pa.types.is_decimal(kind):
        rate = value.round(2)
        return Field(
            name,
            rate.cast(f"decimal({kind.precision}, {kind.scale})"),
            reason_of(name, raw, rate, ~rate.between(low, high), "범위를 벗어남"),
        )
    whole = ibis.ifelse(value.between(low, high), value, ibis.null(NUMBER)).round(0).cast("int64")
    reason = ibis.cases(
        (value.isnull(), reason_of(name, raw, value, ibis.literal(False), "")),
        (~value.between(low, high), f"{name}: 범위를 벗어남"),
        (whole.cast(NUMBER) != value, f"{name}: 정수가 아님"),
        else_=NO_REASON,
    )
    return Field(name, whole, reason)


def day_of(raw: ir.StringValue, *, is_month: bool) -> ir.DateValue:
    """A date in digits, with or without separators; of a month its first day."""
    digits = raw.re_replace(r"[-./\s]", "")
    if is_month:
        digits = ibis.ifelse(
            digits.length() == 6,
            digits + "01",
            digits.substr(0, 6) + ibis.ifelse(digits.length() == 8, "01", "?"),
        )
    shaped = digits.re_replace(r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3")
    return ibis.ifelse(digits.re_search(r"^\d{8}$"), shaped.try_cast("date"), ibis.null("date"))


def reason_of(
    name: str, raw: ir.StringValue, value: ir.Value, is_wrong: ir.BooleanValue, words: str
) -> ir.StringValue:
    """What is wrong with a field; NULL when nothing is."""
    empty = ibis.literal(f"{name}: 비어 있음") if name in KEYS else NO_REASON
    return ibis.cases(
        (raw.isnull(), empty),
        (value.isnull(), f"{name}: 읽을 수 없음"),
        (is_wrong.fill_null(False), f"{name}: {words}"),
        else_=NO_REASON,
    )

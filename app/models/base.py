"""What all tables share."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, MetaData, String, TypeDecorator
from sqlalchemy.dialects.mysql import DATETIME, VARCHAR
from sqlalchemy.orm import DeclarativeBase

# A surrogate key that SQLite can number by itself as well.
RowId = BigInteger().with_variant(Integer(), "sqlite")

# Compared byte by byte: under the tables' collation "kim" and "KIM" would be one customer.
CustomerId = String(128).with_variant(VARCHAR(128, collation="utf8mb4_bin"), "mysql")
SessionId = CustomerId  # under which one customer's sessions are told apart as in Redis

Actor = String(160)  # "counsellor:" and the longest id that a token may name


class Base(DeclarativeBase):
    """Tables named as the specification names them, stored as utf8mb4 on MySQL."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
        }
    )


MYSQL = {"mysql_engine": "InnoDB", "mysql_charset": "utf8mb4", "mysql_collate": "utf8mb4_unicode_ci"}


class Instant(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond; databases keep it without a zone."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> object:  # type: ignore[override]
        """Microseconds on MySQL, which drops them by default."""
        if dialect.name in {"mysql", "mariadb"}:
            return dialect.type_descriptor(DATETIME(fsp=6))
        return dialect.type_descriptor(DateTime())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware in, naive UTC down; a naive value is a programming error."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an Instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive UTC up, aware out."""
        return None if value is None else value.replace(tzinfo=UTC)

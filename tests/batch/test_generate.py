"""The generated population: plausible, the same for the same seed, and in shards that stand by themselves."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch.shards import SCHEMAS, Shard, shards_in
from scripts.generate_population import LATENT, write_population
from scripts.population import Shock, generate
from tests.rules.factories import TODAY, month_of

MONTHLY = ("CardUsage", "Delinquency", "BalanceInfo", "SpendingPattern")


def write(folder: Path, customers: int = 250, *, seed: int = 1) -> list[Shard]:
    """A small population in shards of a hundred."""
    list(write_population(folder, customers, months=12, seed=seed, today=TODAY, shard=100))
    return shards_in(folder)


def content(shards: list[Shard]) -> dict[str, list[dict[str, object]]]:
    """Every row of every file."""
    return {
        str(shard.path(table).relative_to(shard.folder)): pq.read_table(shard.path(table)).to_pylist()
        for shard in shards
        for table in (*SCHEMAS, LATENT)
    }


def test_shards_have_the_tables_of_the_database(tmp_path: Path) -> None:
    """Names and types of every column, keys without gaps or doubles, twelve months up to the day."""
    shards = write(tmp_path)
    assert [shard.customers for shard in shards] == [100, 100, 50]
    users: list[str] = []
    for shard in shards:
        ids = pq.read_table(shard.path("User"))["user_id"].to_pylist()
        users += ids
        for table in SCHEMAS:
            assert pq.read_schema(shard.path(table)).equals(SCHEMAS[table])
        for table in MONTHLY:
            keys = pq.read_table(shard.path(table), columns=["user_id", "month"]).to_pylist()
            assert len({(row["user_id"], row["month"]) for row in keys}) == len(keys) == 12 * len(ids)
            assert {row["month"] for row in keys} == {month_of(back) for back in range(12)}
    assert len(set(users)) == 250
    assert users == sorted(users)


def test_the_same_seed_and_a_broken_run(tmp_path: Path) -> None:
    """The same files again; a shard that is missing is written as it was; another seed is other people."""
    first = content(write(tmp_path / "a"))
    assert content(write(tmp_path / "b")) == first
    lost = shards_in(tmp_path / "a")[1]
    lost.delete()
    assert content(write(tmp_path / "a")) == first
    assert content(write(tmp_path / "c", seed=2)) != first


def test_an_unfinished_shard_is_not_seen(tmp_path: Path) -> None:
    """The file of customers comes last; without the others it is an error."""
    shards = write(tmp_path, 150)
    shards[1].path("User").unlink()
    assert len(shards_in(tmp_path)) == 1
    write(tmp_path, 150)
    shards[0].path("CardUsage").unlink()
    with pytest.raises(FileNotFoundError):
        shards_in(tmp_path)


def test_what_nobody_sees_is_put_aside(tmp_path: Path) -> None:
    """Strain every month and a shock for about one in nine, in no table that decides."""
    write(tmp_path, 2_000)
    rows = pa.concat_tables(pq.read_table(path) for path in sorted((tmp_path / LATENT).glob("*.parquet")))
    assert rows.num_rows == 24_000
    shocks = [shock for shock in rows["shock"].to_pylist() if shock is not None]
    assert set(shocks) == {"job_loss", "illness", "fraud"}
    assert 0.08 < len(shocks) / 2_000 < 0.15
    assert not {"strain", "shock"} & {name for schema in SCHEMAS.values() for name in schema.names}


def test_shocks_show_in_the_figures() -> None:
    """Lost work cuts income, illness costs treatment, fraud empties the account."""
    people, stream = generate(20_000, months=12, as_of=TODAY, seed=4)
    months = list(stream)

    def change(kind: Shock, table: str, column: str) -> float:
        """The median change, in the month of a shock, of those whom it strikes."""
        changes = []
        for index in range(1, 12):
            struck = people.struck(kind, index)
            now, before = (
                np.asarray(getattr(m, table)[column], float) for m in (months[index], months[index - 1])
            )
            changes.append(now[struck] / np.maximum(np.abs(before[struck]), 1))
        return float(np.median(np.concatenate(changes)))

    assert change(Shock.JOB_LOSS, "balance", "inflow_won") < 0.6
    assert 0.6 < change(Shock.ILLNESS, "balance", "inflow_won") < 0.9
    assert change(Shock.ILLNESS, "spending", "medical_won") > 2
    assert change(Shock.FRAUD, "balance", "balance_won") < 0.7


def test_figures_are_possible() -> None:
    """No more drawn than the limit, no more paid than billed, parts that make up the whole."""
    _, stream = generate(5_000, months=12, as_of=TODAY, seed=5)
    for month in stream:
        card, spending = month.card, month.spending
        assert np.all(np.asarray(card["used_won"]) <= np.asarray(card["limit_won"]))
        assert np.all(np.asarray(card["paid_won"]) <= np.asarray(card["billed_won"]))
        whole, parts = (np.asarray(spending[n], float) for n in ("total_won", "essential_won"))
        assert np.all(np.abs(whole - parts - np.asarray(spending["discretionary_won"], float)) <= 20)
        assert np.all(np.asarray(spending["night_won"]) <= whole)
        owes = ~np.isnat(np.asarray(month.delinquency["overdue_since"]))
        assert np.all((np.asarray(month.delinquency["overdue_won"], float) > 0) == owes)

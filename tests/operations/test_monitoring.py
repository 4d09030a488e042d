"""Alerts and dashboards ask for metrics that the application really exposes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.core.config import ROOT
from app.core.metrics import exposition, forget_the_dead
from scripts.build_dashboards import DASHBOARDS
from tests.conftest import skip
from tests.servers import Missing

EMOTIONS = ("슬픔", "중립", "화남", "걱정", "행복")
RULES = ROOT / "deploy" / "prometheus"
NAME = re.compile(r"\bemofinance_[a-z_]+")
RECORDED = re.compile(r"\bemofinance:[a-z_]+")
RECORD = re.compile(r"record: \"?(emofinance:[a-z_]+)")
SUFFIX = re.compile(r"_(?:bucket|sum|count)$")


def exposed() -> set[str]:
    """The names of all metrics that the process declares."""
    declared = re.findall(r"^# TYPE (\S+) ", exposition().decode(), re.MULTILINE)
    return set(declared)


def asked(text: str) -> set[str]:
    """The names of all metrics in a query."""
    return {SUFFIX.sub("", name) for name in NAME.findall(text)}


def recorded(text: str) -> set[str]:
    """The names of all recording rules in a query."""
    return set(RECORDED.findall(text))


def test_every_panel_asks_for_metrics_that_exist() -> None:
    for dashboard in DASHBOARDS:
        for panel in dashboard.panels:
            assert asked(panel.query) | recorded(panel.query)
            assert asked(panel.query) <= exposed(), panel.title
            assert recorded(panel.query) <= set(RECORD.findall((RULES / "alerts.yml").read_text("utf-8")))


def test_every_alert_asks_for_metrics_that_exist() -> None:
    expressions = (RULES / "alerts.yml").read_text("utf-8")
    assert asked(expressions) <= exposed()


def test_alerts_fire_as_their_own_tests_say() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        skip(Missing("promtool이 없습니다. `apt-get install prometheus`로 설치하세요."))
        return
    for arguments in (["check", "rules", "alerts.yml"], ["test", "rules", "alerts_test.yml"]):
        done = subprocess.run([promtool, *arguments], cwd=RULES, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_process_that_is_still_starting_calls_nobody() -> None:
    """Its gauges are there before its parts are, and the alert looks at the least of all."""
    program = "from app.core.metrics import exposition; print(exposition().decode())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "emofinance_audit_chain_intact 1.0" in done.stdout


def test_drift_is_measured_from_what_the_model_was_trained_on() -> None:
    """The shares in the rules are those of the data card, give or take what a new round of training moves."""
    rules = (RULES / "alerts.yml").read_text("utf-8")
    shares = re.findall(r"vector\(([\d.]+)\)\", labels: \{ emotion: (\S+) \}", rules)
    told = {emotion: float(share) for share, emotion in shares}
    counts = Counter[str]()
    for line in (ROOT / "training" / "DATA_CARD.md").read_text("utf-8").splitlines():
        cells = [cell.strip().replace(",", "") for cell in line.strip("| ").split("|")]
        if len(cells) == 12 and all(cell.isdigit() for cell in cells[2:]):
            counts.update(dict(zip(EMOTIONS, map(int, cells[5:10]), strict=True)))
    assert set(told) == set(EMOTIONS)
    for emotion in EMOTIONS:
        assert told[emotion] == pytest.approx(counts[emotion] / counts.total(), abs=0.05), emotion


def test_what_a_killed_worker_had_in_use_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    of_the_dead, of_the_living = (
        tmp_path / f"gauge_livesum_{dead.pid}.db",
        tmp_path / f"gauge_livesum_{os.getpid()}.db",
    )
    counts = tmp_path / f"counter_{dead.pid}.db"
    for path in (of_the_dead, of_the_living, counts):
        path.touch()
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    forget_the_dead()
    assert not of_the_dead.exists()
    assert of_the_living.exists()
    assert counts.exists()  # what was counted stays counted

"""Alerts and dashboards ask for metrics that the application really exposes."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from app.core.config import ROOT
from app.core.metrics import exposition
from scripts.build_dashboards import DASHBOARDS

RULES = ROOT / "deploy" / "prometheus"
NAME = re.compile(r"\bemofinance_[a-z_]+")
SUFFIX = re.compile(r"_(?:bucket|sum|count)$")


def exposed() -> set[str]:
    """The names of all metrics that the process declares."""
    declared = re.findall(r"^# TYPE (\S+) ", exposition().decode(), re.MULTILINE)
    return set(declared)


def asked(text: str) -> set[str]:
    """The names of all metrics in a query."""
    return {SUFFIX.sub("", name) for name in NAME.findall(text)}


def test_every_panel_asks_for_metrics_that_exist() -> None:
    for dashboard in DASHBOARDS:
        for panel in dashboard.panels:
            assert asked(panel.query)
            assert asked(panel.query) <= exposed(), panel.title


def test_every_alert_asks_for_metrics_that_exist() -> None:
    expressions = (RULES / "alerts.yml").read_text("utf-8")
    assert asked(expressions) <= exposed()


def test_alerts_fire_as_their_own_tests_say() -> None:
    promtool = shutil.which("promtool")
    if promtool is None:
        pytest.skip("promtool이 없습니다. `apt-get install prometheus`로 설치하세요.")
    for arguments in (["check", "rules", "alerts.yml"], ["test", "rules", "alerts_test.yml"]):
        done = subprocess.run([promtool, *arguments], cwd=RULES, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

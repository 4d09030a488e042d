"""Write the three Grafana dashboards to ``deploy/grafana/dashboards`` from the tables below."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "deploy" / "grafana" / "dashboards"
WIDTH, HEIGHT, COLUMNS = 8, 8, 3


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart: what it shows, its query, unit and legend."""

    title: str
    query: str
    unit: str = "short"
    legend: str = "{{instance}}"
    kind: str = "timeseries"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """One page of charts."""

    uid: str
    title: str
    panels: Sequence[Panel]


def rate(metric: str, by: str) -> str:
    """Events a second over five minutes, by one label."""
    return f"sum by ({by}) (rate({metric}[5m]))"


def quantile(q: float, metric: str, by: str) -> str:
    """A quantile of a histogram over five minutes, by one label."""
    return f"histogram_quantile({q}, sum by (le, {by}) (rate({metric}_bucket[5m])))"


SERVICE = Dashboard(
    "emofinance-service",
    "서비스",
    (
        Panel("요청 수 (초당)", rate("emofinance_requests_total", "route"), "reqps", "{{route}}"),
        Panel("상태 코드별 요청", rate("emofinance_requests_total", "status"), "reqps", "{{status}}"),
        Panel("응답 시간 p95", quantile(0.95, "emofinance_request_seconds", "route"), "s", "{{route}}"),
        Panel("단계별 시간 p95", quantile(0.95, "emofinance_stage_seconds", "stage"), "s", "{{stage}}"),
        Panel("처리 중인 요청", "sum(emofinance_requests_in_flight)", legend="처리 중"),
        Panel("빠진 부품", rate("emofinance_degraded_total", "part"), "reqps", "{{part}}"),
        Panel("언어 모델 호출", rate("emofinance_llm_calls_total", "outcome"), "reqps", "{{outcome}}"),
        Panel("언어 모델 시간 p95", quantile(0.95, "emofinance_llm_seconds", "model"), "s", "{{model}}"),
        Panel("언어 모델을 대신한 답", rate("emofinance_llm_fallbacks_total", "to"), "reqps", "{{to}}"),
        Panel(
            "언어 모델 비용 (초당)", rate("emofinance_llm_cost_total", "provider"), "short", "{{provider}}"
        ),
        Panel(
            "쓰고 있는 연결과 자리",
            "sum by (resource) (emofinance_in_use) / sum by (resource) (emofinance_in_use_limit)",
            "percentunit",
            "{{resource}}",
        ),
        Panel("언어 모델 토큰", rate("emofinance_llm_tokens_total", "kind"), "short", "{{kind}}"),
    ),
)
UNDERSTANDING = Dashboard(
    "emofinance-understanding",
    "이해",
    (
        Panel("감정", rate("emofinance_emotions_total", "emotion"), "reqps", "{{emotion}}"),
        Panel(
            "감정 비율 (하루)",
            "sum by (emotion) (increase(emofinance_emotions_total[1d])) / scalar(sum(increase(emofinance_emotions_total[1d])))",
            "percentunit",
            "{{emotion}}",
        ),
        Panel(
            "주제와 답한 이",
            "sum by (topic, author) (rate(emofinance_turns_total[5m]))",
            "reqps",
            "{{topic}} · {{author}}",
        ),
        Panel("시나리오", rate("emofinance_scenarios_total", "scenario"), "reqps", "{{scenario}}"),
        Panel("답하지 못한 질문", "sum(rate(emofinance_not_understood_total[5m]))", "reqps", "모른다고 답함"),
        Panel(
            "감정 모델 시간 p95",
            'histogram_quantile(0.95, sum by (le) (rate(emofinance_stage_seconds_bucket{stage="emotion"}[5m])))',
            "s",
            "감정",
        ),
        Panel(
            "감정 모델 안의 시간 p95",
            quantile(0.95, "emofinance_emotion_model_seconds", "part"),
            "s",
            "{{part}}",
        ),
        Panel("학습 때와의 감정 분포 차이", "emofinance:emotion_drift", "percentunit", "차이"),
    ),
)
SAFETY = Dashboard(
    "emofinance-safety",
    "안전과 법규 준수",
    (
        Panel("위기 단계", rate("emofinance_crisis_total", "level"), "reqps", "{{level}}"),
        Panel("위기 안내", "sum(rate(emofinance_crisis_referrals_total[5m]))", "reqps", "안내"),
        Panel("사기·불법사금융 안내", rate("emofinance_fraud_alerts_total", "kind"), "reqps", "{{kind}}"),
        Panel("개인정보를 가린 메시지", "sum(rate(emofinance_masked_total[5m]))", "reqps", "가림"),
        Panel(
            "답변 검증에서 걸린 것", rate("emofinance_verifier_findings_total", "kind"), "reqps", "{{kind}}"
        ),
        Panel(
            "속도 제한과 거절",
            'sum by (status) (rate(emofinance_requests_total{status=~"401|403|429"}[5m]))',
            "reqps",
            "{{status}}",
        ),
        Panel("한도를 넘은 요청", rate("emofinance_rate_limited_total", "limit"), "reqps", "{{limit}}"),
        Panel("감사 기록의 사슬 (1이면 온전)", "min(emofinance_audit_chain_intact)", legend="사슬"),
        Panel("거절된 임계값·사실 파일 (1이면 있음)", "max(emofinance_rules_refused)", legend="거절"),
        Panel("감사 기록 대기", "sum(emofinance_audit_spool_depth)", legend="대기"),
        Panel("기다리는 상담 연결", "max(emofinance_handoffs_waiting)", legend="대기"),
    ),
)
DASHBOARDS = (SERVICE, UNDERSTANDING, SAFETY)


def panel_json(index: int, panel: Panel) -> dict[str, Any]:
    """One panel as Grafana stores it."""
    source = {"type": "prometheus", "uid": "prometheus"}
    return {
        "id": index + 1,
        "type": panel.kind,
        "title": panel.title,
        "datasource": source,
        "gridPos": {
            "x": index % COLUMNS * WIDTH,
            "y": index // COLUMNS * HEIGHT,
            "w": WIDTH,
            "h": HEIGHT,
        },
        "fieldConfig": {"defaults": {"unit": panel.unit, "min": 0}, "overrides": []},
        "options": {"legend": {"displayMode": "list", "placement": "bottom"}, "tooltip": {"mode": "multi"}},
        "targets": [{"refId": "A", "expr": panel.query, "legendFormat": panel.legend, "datasource": source}],
    }


def dashboard_json(dashboard: Dashboard) -> dict[str, Any]:
    """One dashboard as Grafana stores it."""
    return {
        "uid": dashboard.uid,
        "title": f"EmoFinance · {dashboard.title}",
        "tags": ["emofinance"],
        "timezone": "Asia/Seoul",
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-6h", "to": "now"},
        "panels": [panel_json(index, panel) for index, panel in enumerate(dashboard.panels)],
    }


def rendered(dashboard: Dashboard) -> str:
    """The file's text."""
    return json.dumps(dashboard_json(dashboard), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write all three."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for dashboard in DASHBOARDS:
        (FOLDER / f"{dashboard.uid}.json").write_text(rendered(dashboard), "utf-8")


if __name__ == "__main__":
    main()

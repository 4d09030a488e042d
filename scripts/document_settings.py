"""Write ``docs/settings.md`` from the settings class and the words below."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from app.core.config import ROOT, Settings
from scripts.marked_section import table

DOCUMENT = ROOT / "docs" / "settings.md"
GROUPS: Mapping[str, Mapping[str, str]] = {
    "기본": {
        "environment": "`development`, `test`, `production`. 운영에서는 안전하지 않은 설정으로 시작하지 않습니다",
        "log_level": "`DEBUG`, `INFO`, `WARNING`, `ERROR`. 어느 수준에서도 메시지와 개인정보는 적지 않습니다",
        "log_format": "`console` 또는 `json`(서버의 줄까지 모두)",
        "public_docs": "`/docs`와 `/openapi.json`을 열지. 비우면 운영이 아닐 때만 엽니다",
    },
    "데이터베이스와 Redis": {
        "db_url": "비우면 `data/emofinance.db`(SQLite). `mysql+aiomysql://`, `mysql+asyncmy://`. 운영에서는 서버여야 합니다",
        "db_read_url": "읽기 전용 복제본의 주소. 주면 고객의 금융 데이터를 여기서 읽고, 답하지 않으면 `DB_URL`에서 읽습니다",
        "db_pool_size": "연결 수. 붐비면 같은 수만큼 더 엽니다",
        "db_timeout_s": "질의와 연결을 기다리는 시간(초)",
        "redis_url": "비우면 프로세스 안에 보관합니다(운영에서는 꼭 있어야 합니다). `redis://`, `rediss://`, `unix://`. 클러스터는 `redis+cluster://노드1:6379,노드2:6379`(TLS는 `rediss+cluster://`). 암호에 든 `/`, `?`, `#`, `@`는 `%2F`처럼 적습니다",
        "redis_timeout_s": "Redis를 기다리는 시간(초)",
        "history_ttl_s": "마지막 말 뒤로 대화를 보관하는 시간(초)",
        "history_max_messages": "한 대화에서 보관하는 메시지 수",
    },
    "추적": {
        "otel_exporter_otlp_endpoint": "OTLP(HTTP) 수집기의 주소, 예: `http://collector:4318`. 비우면 추적하지 않습니다",
        "otel_service_name": "추적에 적을 서비스 이름",
    },
    "임계값과 사실": {
        "rules_dir": "`thresholds.json`과 `facts/`가 있는 곳. 폴더는 있어야 하고, 그 안에 없는 파일은 내장된 것을 씁니다",
        "rules_reload_s": "바뀌었는지 살피는 간격(초). 두 번 살펴 그대로인 것을 읽으므로 길면 두 배가 걸립니다. 0이면 살피지 않습니다",
    },
    "감정 모델": {
        "emotion_model_dir": "모델 파일이 있는 곳",
        "emotion_permits": "한꺼번에 읽는 메시지 수. 넘으면 429로 돌려보냅니다",
        "emotion_threads": "추론 하나가 쓰는 스레드. 늘리면 오히려 느려집니다",
        "emotion_timeout_s": "모델을 기다리는 시간(초)",
    },
    "언어 모델": {
        "openai_api_key": "비우면 내장 상담사가 답합니다",
        "openai_base_url": "OpenAI 호환 서버의 주소(vLLM, Ollama 등)",
        "openai_model": "모델 이름",
        "openai_prompt_price": "입력 토큰 백만 개의 값. 주면 비용 지표를 셉니다(통화는 적은 값 그대로)",
        "openai_completion_price": "출력 토큰 백만 개의 값",
        "llm_fallbacks": "차례로 물어볼 다른 제공자들(JSON). 형식은 [llm.md](llm.md)에 있습니다",
        "llm_enabled": "끄면 어느 제공자에게도 묻지 않습니다",
        "llm_data_level": "밖으로 나가는 금융 데이터의 수준: `bands`(구간), `figures`(어림수), `none`",
        "llm_connect_timeout_s": "연결을 기다리는 시간(초)",
        "llm_first_token_timeout_s": "첫 토큰을 기다리는 시간(초). 그때까지 말이 없으면 내장 상담사의 답이 나갑니다",
        "llm_timeout_s": "한 번의 호출 전체(초)",
        "llm_retries": "429, 5xx, 시간 초과에서 다시 해 보는 횟수",
        "llm_permits": "한꺼번에 하는 호출 수",
        "llm_circuit_failures": "이만큼 잇따라 실패하면 잠시 묻지 않습니다",
        "llm_circuit_rest_s": "그 쉬는 시간(초)",
        "llm_prompt_tokens": "프롬프트의 토큰 상한. 넘으면 오래된 대화부터 뺍니다",
        "llm_answer_tokens": "답변의 토큰 상한",
        "llm_daily_tokens_per_user": "고객 한 사람이 하루(한국 시각)에 쓰는 언어 모델의 토큰. 다 쓰면 내장 상담사가 답합니다. 0이면 제한하지 않습니다",
        "llm_temperature": "비우면 제공자의 기본값",
    },
    "인증": {
        "auth_jwt_secret": "HS256 비밀 값(32자 이상). 쉼표로 여럿이면 첫째로 서명하고 모두로 검증합니다",
        "auth_jwks_file": "RS256/ES256 공개 키 파일(JWKS)",
        "auth_jwks_url": "공개 키 주소. 한 시간마다 다시 읽고, 읽을 수 없으면 하루까지 앞선 키를 믿습니다",
        "auth_issuer": "토큰의 `iss`",
        "auth_audience": "토큰의 `aud`",
        "auth_leeway_s": "시계가 어긋나도 봐주는 시간(초)",
        "api_keys": "서비스 키의 해시와 범위. `.venv/bin/python -m scripts.issue_token`이 만들어 줍니다",
        "open_networks": "키가 하나도 없는 개발 환경에서 열어 둘 네트워크",
    },
    "한도": {
        "forwarded_allow_ips": "앞에 선 프록시의 네트워크(쉼표로 여럿). 여기서 온 요청만 `X-Forwarded-For`의 주소로 셉니다. "
        "서버가 시작하며 읽으므로 `.env`가 아니라 환경변수로 줍니다. 운영에서는 꼭 있어야 하고(프록시가 없으면 "
        "`127.0.0.1`), `*`는 쓸 수 없습니다",
        "rate_per_user": "고객 한 사람의 요청",
        "rate_per_key": "서비스 키 하나의 요청",
        "rate_per_address": "주소 하나의 요청",
        "turns_per_user": "고객 한 사람의 대화",
        "rights_per_user": "고객 한 사람의 모든 대화 지우기와 내려받기(하나씩 따로 셉니다). 넘으면 429와 `Retry-After`로 알립니다",
        "concurrent_turns_per_user": "고객 한 사람이 한꺼번에 여는 대화",
        "turn_permits": "프로세스 하나가 한꺼번에 답하는 대화의 가장 많은 수(프로세스마다 따로 셉니다). 넘으면 429로 "
        "돌려보내고, 위기 메시지와 위기가 끝나지 않은 대화는 받습니다",
        "turn_wait_s": "답 하나에 이 서비스가 쓰는 시간(초). 언어 모델과 앞선 메시지를 기다린 시간은 뺍니다. 이보다 오래 "
        "걸리는 상태가 1초 넘게 이어지면 그 프로세스는 받는 수를 `TURN_PERMITS`보다 줄입니다",
        "body_limit_bytes": "요청 본문의 크기",
        "header_limit_bytes": "헤더의 크기",
        "body_timeout_s": "본문을 보내는 데 주는 시간(초)",
    },
    "감사 기록과 상담 연결": {
        "audit_key": "감사 기록에 서명하는 키. 운영에서는 꼭 있어야 합니다",
        "audit_dir": "데이터베이스가 없는 동안 감사 기록을 지키는 곳",
        "financial_product_seller": "금융상품판매업자등이 운영하면 `true`: 상담 근거를 10년 보관합니다",
        "handoff_webhook_url": "상담원 연결을 알릴 주소. 운영에서는 `https://`여야 합니다",
        "handoff_webhook_secret": "그 알림에 서명할 비밀 값",
        "web_embed_origins": "대화 창을 끼워 넣을 수 있는 곳",
    },
}


def default_of(field: FieldInfo) -> str:
    """The default as it would be written in ``.env``; empty for none and for paths of this installation."""
    value: Any = field.default
    if value is None or value == () or isinstance(value, Path) or "SecretStr" in type(value).__name__:
        return ""
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def described(names: Mapping[str, str]) -> str:
    """One group as a table."""
    fields = Settings.model_fields
    rows = [(f"`{n.upper()}`", d, f"`{v}`" if (v := default_of(fields[n])) else "") for n, d in names.items()]
    return table(("설정", "뜻", "기본값"), rows)


def rendered() -> str:
    """The whole document. Raises ``ValueError`` when a setting has no words, or words no setting."""
    named = {name for names in GROUPS.values() for name in names}
    if odd := named ^ set(Settings.model_fields):
        raise ValueError(f"settings and their words differ: {sorted(odd)}")
    parts = [f"## {title}\n\n{described(names)}" for title, names in GROUPS.items()]
    head = "# 설정\n\n환경변수나 `.env`로 줍니다. `.venv/bin/python -m scripts.document_settings`가 이 문서를 씁니다."
    return "\n\n".join([head, *parts]) + "\n"


def main() -> None:
    """Write the document."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    DOCUMENT.write_text(rendered(), "utf-8")


if __name__ == "__main__":
    main()

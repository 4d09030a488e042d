"""A setting that is wrong ends the start with its name and what is wrong with it, in Korean, without its value."""

from __future__ import annotations

import pytest

from app.core.config import load_settings

SECRET = "hunter2secret"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("REDIS_URL", f"redis://:{SECRET}/x@localhost:6379/9", "%2F, %3F, %23, %40으로"),
        ("REDIS_URL", f"redis://:{SECRET}#x@localhost:6379/9", "%2F, %3F, %23, %40으로"),
        ("REDIS_URL", "redis://localhost:6379/abc", "번호가 숫자가 아닙니다"),
        ("REDIS_URL", "redis://localhost:6379/0?db=abc", "번호가 숫자가 아닙니다"),
        ("REDIS_URL", "redis://localhost:6379/0?socket_timeout=long", "? 뒤에"),
        ("REDIS_URL", f"redis://:{SECRET}@localhost:99999/0", "호스트와 포트"),
        ("REDIS_URL", "redis+cluster://one:6379,two:x", "호스트와 포트"),
        ("REDIS_URL", "redis://", "호스트와 포트"),
        ("REDIS_URL", "unix://?db=0", "unix:///소켓의/경로"),
        ("REDIS_URL", f"http://{SECRET}", "가운데 하나로 시작"),
        ("DB_URL", f"mysql+asyncmy://bank:x@db:{SECRET}/emofinance", "데이터베이스 주소를 읽을 수 없습니다"),
        ("DB_URL", SECRET, "데이터베이스 주소를 읽을 수 없습니다"),
        ("HANDOFF_WEBHOOK_URL", f"https://bank:{SECRET}/x", "주소를 읽을 수 없습니다"),
        ("LLM_FALLBACKS", "{bad", "JSON 목록이어야 합니다"),
        ("LLM_FALLBACKS", '{"name": "vllm"}', "JSON 목록이어야 합니다"),
        ("LLM_FALLBACKS", '[{"name": "vllm"}]', "값이 있어야 합니다"),
        ("LLM_FALLBACKS", '[{"name": "a", "model": "m", "key": "x"}]', "모르는 이름입니다"),
        ("DB_POOL_SIZE", "ten", "정수여야 합니다"),
        ("DB_POOL_SIZE", "201", "200 이하여야 합니다"),
        ("HISTORY_TTL_S", "1", "60 이상이어야 합니다"),
        ("LLM_TEMPERATURE", "warm", "숫자여야 합니다"),
        ("LLM_TIMEOUT_S", "0", "0.0보다 커야 합니다"),
        ("LLM_ENABLED", "perhaps", "true 또는 false여야 합니다"),
        ("LLM_DATA_LEVEL", "all", "다음 가운데 하나여야 합니다"),
        ("OTEL_SERVICE_NAME", "a" * 101, "100자 이하여야 합니다"),
    ],
)
def test_it_is_told_in_korean(name: str, value: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        load_settings()
    head, *lines = str(ended.value).splitlines()
    assert head == "설정이 올바르지 않아 시작하지 않습니다."
    assert [line.startswith(f"- {name}") and said in line for line in lines if name in line] == [True]
    assert SECRET not in str(ended.value)


@pytest.mark.parametrize(
    "address",
    [
        "redis://localhost",
        "rediss://user:p%2Fw%40@redis.bank.example:6380/3",
        "redis://[::1]:6379/0?socket_keepalive=true",
        "redis+cluster://:word@one:6379,two",
        "unix:///run/redis.sock?db=1",
    ],
)
def test_an_address_that_is_sound_is_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", address)
    settings = load_settings()
    assert settings.redis_url is not None
    assert settings.redis_url.get_secret_value() == address

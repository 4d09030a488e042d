"""Web addresses among the settings: one notion of them, and what each setting asks for beyond it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.address_settings import endpoint, origins, safe_address, web_address

CHECKS = (web_address, safe_address, endpoint, origins)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("url", ["ftp://bank.example", "bank.example", "http://", "file:///etc/passwd", ""])
def test_what_is_no_web_address_is_none_anywhere(check: Callable[[str], object], url: str) -> None:
    with pytest.raises(ValueError, match="주소"):
        check(url)


def test_what_is_one_is_kept() -> None:
    assert web_address("http://desk.example/hook") == "http://desk.example/hook"
    assert endpoint(" https://bank.example/v1// ") == "https://bank.example/v1"
    assert safe_address("http://localhost:8080/jwks.json") == "http://localhost:8080/jwks.json"
    assert origins("https://bank.example, http://localhost:3000") == (
        "https://bank.example",
        "http://localhost:3000",
    )


@pytest.mark.parametrize(
    ("check", "url"),
    [
        (safe_address, "http://bank.example/jwks.json"),
        (endpoint, "https://user:secret@bank.example"),
        (origins, "https://bank.example/path"),
        (origins, "https://*.bank.example"),
    ],
)
def test_what_a_setting_asks_for_beyond_it(check: Callable[[str], object], url: str) -> None:
    with pytest.raises(ValueError, match="주소"):
        check(url)

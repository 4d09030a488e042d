"""What a secret among the settings must be, told without showing it."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import AfterValidator, SecretStr

LEAST, LEAST_DIFFERENT = 32, 8  # characters


def secret(check: Callable[[str], str]) -> AfterValidator:
    """A validator that applies ``check`` to what a secret hides."""
    return AfterValidator(lambda hidden: SecretStr(check(hidden.get_secret_value())))


def strong_secret(text: str) -> str:
    """Accept 32 characters and more that are not all alike; raise ``ValueError`` in Korean otherwise."""
    if len(text.strip()) < LEAST or len(set(text.strip())) < LEAST_DIFFERENT:
        raise ValueError("32자 이상의 무작위 값이어야 합니다 (예: openssl rand -hex 32)")
    return text


def strong_secrets(text: str) -> str:
    """Accept strong secrets separated by commas: several at once for rotation."""
    return ",".join(strong_secret(one) for one in text.split(","))

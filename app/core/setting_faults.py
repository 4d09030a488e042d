"""What is wrong with a setting, in Korean and without its value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

#: What pydantic finds, and how we say it; in braces what it tells of the bound.
SAID: Mapping[str, str] = MappingProxyType(
    {
        "missing": "값이 있어야 합니다",
        "extra_forbidden": "모르는 이름입니다",
        "int_parsing": "정수여야 합니다",
        "int_from_float": "정수여야 합니다",
        "float_parsing": "숫자여야 합니다",
        "finite_number": "끝이 있는 숫자여야 합니다",
        "bool_parsing": "true 또는 false여야 합니다",
        "greater_than": "{gt}보다 커야 합니다",
        "greater_than_equal": "{ge} 이상이어야 합니다",
        "less_than": "{lt}보다 작아야 합니다",
        "less_than_equal": "{le} 이하여야 합니다",
        "string_too_short": "{min_length}자 이상이어야 합니다",
        "string_too_long": "{max_length}자 이하여야 합니다",
        "string_pattern_mismatch": "쓸 수 없는 글자가 있습니다 (영문자, 숫자, _, ., -만 됩니다)",
    }
)
OTHERWISE = "읽을 수 없는 값입니다"


def describe(error: ValidationError) -> str:
    """One line a setting: its name and what is wrong, never its value."""
    lines = [
        f"- {'.'.join(str(part) for part in fault['loc']).upper()}: {what_is_wrong(fault)}"
        if fault["loc"]
        else f"- {what_is_wrong(fault)}"
        for fault in error.errors(include_input=False, include_url=False)
    ]
    return "설정이 올바르지 않아 시작하지 않습니다.\n" + "\n".join(lines)


def what_is_wrong(fault: ErrorDetails) -> str:
    """The reason for one fault; our own validators speak Korean already."""
    if fault["type"] == "value_error":
        return fault["msg"].removeprefix("Value error, ")
    if fault["type"] in {"literal_error", "enum"}:
        return f"다음 가운데 하나여야 합니다: {fault['ctx']['expected'].replace(' or ', ', ')}"
    return SAID.get(fault["type"], OTHERWISE).format_map(fault.get("ctx", {}))

"""The words of the prompts, read once, and the version that names them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("prompts.toml")
FORM = "2"  # of the code that puts the words together; count it up when that changes what the model reads


@dataclass(frozen=True, slots=True)
class PromptTexts:
    """All words; ``version`` changes with every change of them."""

    words: Mapping[str, Any]
    version: str

    def __getitem__(self, section: str) -> Mapping[str, str]:
        """One table of the file."""
        table: Mapping[str, str] = self.words[section]
        return table


@cache
def load_prompt_texts() -> PromptTexts:
    """Read ``prompts.toml`` once for the life of the process."""
    raw = FILE.read_bytes()
    return PromptTexts(tomllib.loads(raw.decode()), f"{FORM}.{sha256(raw).hexdigest()[:8]}")

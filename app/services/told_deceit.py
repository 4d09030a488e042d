"""Whether the customer tells of having been deceived, for the crisis card and for what follows it (pure)."""

from __future__ import annotations

import re

#: A home or a flat paid for in a deceit is another matter: no bank holds that money back.
DECEIVED = re.compile(
    r"피싱|스미싱|사칭|(?<!전세)(?<!전세 )(?<!분양)(?<!분양 )사기(?:를|에|로|도|까지)? ?(?:당(?!할 ?뻔)|맞[았은]|꾼|범)|속아"
)


def tells_deceit(text: str) -> bool:
    """Whether ``text`` tells that somebody deceived the writer."""
    return DECEIVED.search(text) is not None

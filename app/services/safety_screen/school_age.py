"""Whether somebody of school age writes (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: Somebody of school age writes, or somebody of theirs.
YOUNG = re.compile(
    r"(?<!\d)(?:중|고) ?[1-3](?= ?(?:인데|이요|이에요|예요|이야|입니다|이라|학생|이고|여자|남자)|$|[ ,.])|초등 ?학[생교]|(?<![가-힣\d])초 ?[1-6](?!\d)|(?<!\d)[1-6] ?학년|중학생|고등학생|청소년"
    r"|(?:열 ?(?:두|세|네|다섯|여섯|일곱|여덟)|(?<!\d)1[0-8]) ?살|(?<!\d)[6-9] ?살|학교(?:도|에|를)? ?(?:못|안|가기|애들|친구)|담임|미성년"
)
OF_YOUNG = re.compile(
    r"아들|딸|우리 ?(?:애|아이)|(?:애|아이)(?:가|는|도|들)|손주|손녀|손자|조카|동생|제자|학생들"
)


def is_young(written: Sequence[str]) -> bool:
    """Whether somebody of school age wrote this."""
    return any(YOUNG.search(text) and not OF_YOUNG.search(text) for text in written)

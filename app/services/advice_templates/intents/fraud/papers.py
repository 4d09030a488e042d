"""Papers and secrets that whoever deceives asks for: what is sent with them is no money (data)."""

from __future__ import annotations

PAPERS = r"신분증|주민|여권|면허증"
CODES = r"비번|비밀번호|인증번호|카드번호"
BANK_KEYS = r"보안카드|otp|인증서"

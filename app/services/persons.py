"""Words for the people in a customer's life, as alternatives of a pattern (pure).

Everybody who looks for a person in a message takes them from here; a list of its own has a reason of its own.
Longer words stand before those that they begin with.
"""

from __future__ import annotations

SPOUSES = r"남편|신랑|아내|와이프|마누라|집사람|바깥양반|배우자"
PARENTS = r"엄마|아빠|어머니|어머님|어무이|아버지|아버님|아부지|부모님?"
CHILDREN = r"아들|딸|자식|사위|며느리"
SIBLINGS = r"형님|형|누나|누이|언니|오빠|동생"
GRANDPARENTS = r"할머니|할아버지|할매|할배"
IN_LAWS = r"시어머니|시아버지|장모님?|장인어른|장인|시누이|시댁|처가|친정"
RELATIVES = r"이모|고모|삼촌|사촌|조카"
SWEETHEARTS = r"애인|남자친구|여자친구|남친|여친"
FRIENDS = r"친구|절친|지인"
COLLEAGUES = r"동료|동기|선배|후배"

KIN = rf"{SPOUSES}|{PARENTS}|{CHILDREN}|{SIBLINGS}|{GRANDPARENTS}|{IN_LAWS}|{RELATIVES}"
#: Whom somebody shares a life with, siblings apart: 형 and 동생 are parts of other words too.
FAMILY = rf"{SPOUSES}|{PARENTS}|{CHILDREN}|{SWEETHEARTS}|가족|식구|시댁|친정"
ANYBODY = rf"{KIN}|{SWEETHEARTS}|{FRIENDS}|{COLLEAGUES}"

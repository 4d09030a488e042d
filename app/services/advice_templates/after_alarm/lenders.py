"""Whether those who press for money lend under the law: the free agent is for whoever is pressed by others."""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation

#: The alarm of guides on collectors where a bank or a card company, or whom they entrust, is the creditor.
LAWFUL_CREDITOR = "lawful"
#: Who lends under the law, and what tells of one who does not, or of a threat.
LAWFUL = re.compile(
    r"카드사|카드회사|은행|캐피탈|할부금융|(?:신한|국민|삼성|현대|롯데|하나|우리|비씨|농협)카드"
)
OUTLAWED = re.compile(
    r"사채|대부|업자|일수|급전|사진|영상|유포|퍼뜨|뿌리|뿌린|협박|죽여|죽인|해치|찾아와서|때리|지인들|텔레|차용증"
)


def lender_lawful(consultation: Consultation) -> bool:
    """Whether a card company or a bank is told to be the creditor, and no lender outside the law is told of."""
    return any(message.has(LAWFUL) for message in consultation.messages) and not outlaw_told(consultation)


def outlaw_told(consultation: Consultation) -> bool:
    """Whether a lender outside the law, or a threat, is told of."""
    return any(message.has(OUTLAWED) for message in consultation.messages)

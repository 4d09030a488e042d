"""Questions about the share of the income that goes to loans (DSR)."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import LEAD, RATE, TERM

#: An amount with its unit: 2천, 3000만원.
MONEY = r"\d[\d,]*(?:천|백|억|만)\d*"

DEBT_SERVICE_INTENTS: tuple[Intent, ...] = (
    intent(
        "data.dsr",
        41,
        r"dsr|총부채원리금상환비율|소득대비(?:원리금|상환|빚)",
        r"얼마|몇|지금|계산|내|제|나는|저는|확인",
        unless=rf"{MEANING}|한도|규제|기준이|차이|낮추|줄이",
    ),
    intent(
        "data.dsr", 40, r"dsr", r"(?:나는|저는|난|전|내꺼|제거|내거|내|제)(?:은|는)?(?:얼마|몇)", longest=24
    ),
    intent(
        "data.dsr_high",
        33,
        r"높|낮|많은|괜찮|위험|정상|적당|무리|몇%까지|기준|한도|보통|(?:은행|대출).{0,8}(?:안되|안돼|되나|돼요|되는|가능|나올|될까|못받)|은행에서요?$",
        about=r"^data:dsr",
        unless=r"이자|금리|낮추|줄이|신청|조정",
        longest=28,
    ),
    intent(
        "data.dsr_high",
        40,
        r"dsr",
        r"높은|낮은|괜찮|위험|정상|적당|몇%까지|(?:은행|대출).{0,8}(?:안되|안돼|되나|가능|될까|못받)",
        unless=rf"{MEANING}|받으면|낮추|줄이",
        longest=34,
    ),
    intent(
        "data.dsr",
        26,
        rf"(?:{MONEY}|{TERM}).{{0,16}}(?:{RATE}|{TERM}).{{0,20}}dsr|dsr.{{0,12}}{MONEY}.{{0,12}}(?:{RATE}|{TERM})",
        longest=44,
    ),
    intent(
        "calc.bearable",
        32,
        rf"^{LEAD}받아도(?:되|돼|될|괜찮)|(?:나|저)한테(?:는)?무리",
        about=r"^data:dsr$",
        unless=r"상담|전화|연락",
        longest=18,
    ),
)

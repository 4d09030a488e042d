"""The deposit that is not given back: moving out before, waiting, and who bears the cost."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

DEPOSIT_TALK = r"^(?:elsewhere:(?:housing|jeonse)|term:(?:lease_registration|guarantee_insurance)|info:(?:deposit|move_first|lease_cost))"
DEPOSIT = r"보증금|전세금|전세|집주인|임대인"
MOVE = r"이사|짐(?:을|부터)?(?:먼저)?(?:빼|뺄|뺴|옮기)|주소(?:를)?(?:옮|빼|이전)|전출|전입신고(?:를)?옮|먼저나가|집(?:을)?비[우워]|퇴거"
MAY = r"도되|도돼|도괜찮|도될|되나|될까|돼요|할까|가야|나가야|먼저|해야|괜찮|면안"

TENANCY_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.fixed_date",
        33,
        r"^(?:그럼|근데)?(?:확정일자|전입신고)(?:는|은|가|란|도)?(?:요|\?|$)",
        longest=14,
    ),
    intent(
        "info.fixed_date",
        33,
        r"언제|어디|어떻게|며칠|꼭|뭐(?:가|를)?필요",
        about=r"^info:fixed_date",
        longest=20,
    ),
    intent(  # what is paid on the way in
        "elsewhere.deposit_first",
        33,
        r"보증금|계약금|잔금",
        r"(?:먼저|미리).{0,4}(?:입금|보내|주|내|치르)|잔금(?:은|을)?.{0,8}(?:언제|이사|날)",
        unless=r"돌려|안줘|안주|못받|보냈|입금했|송금했|사기당|대출|빼|나가|세입자|준대|준다|래요",
        longest=44,
    ),
    intent("info.move_first", 34, MOVE, MAY, about=DEPOSIT_TALK, unless=r"이사비|이삿짐센터", longest=34),
    intent(
        "info.move_first",
        34,
        DEPOSIT,
        MOVE,
        MAY,
        r"못받|안주|안준|안줘|안돌려|못돌려|받기전|돌려받|돈(?:이)?없|먼저",
        unless=r"이사비|계약금|계약하려|대출|잔금|입금하고|들어가는|들어갈",
        longest=50,
    ),
    intent(
        "info.deposit_wait",
        34,
        r"기다리|기다려|언제(?:까지|쯤)?(?:줘|받(?!아야)|돌려|주)|얼마나걸|며칠",
        about=DEPOSIT_TALK,
        longest=26,
    ),
    intent(
        "info.lease_cost",
        34,
        r"비용|돈(?:이|은|도)?(?:들|드)|수수료|누가(?:내|부담)|얼마(?:들|나들|예|에|인|야)",
        about=DEPOSIT_TALK,
        unless=r"보증금(?:이|은)?얼마|보험료",
        longest=24,
    ),
)

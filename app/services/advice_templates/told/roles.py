"""What an amount is said to be, by the words around it and by what the message is about (pure)."""

from __future__ import annotations

import re
from enum import StrEnum


class AmountRole(StrEnum):
    """What an amount is said to be."""

    WHOLE = "whole"  # a debt: what nothing else is said of
    LOAN = "loan"  # thought of, not taken yet
    GOAL = "goal"  # to be saved
    PART = "part"  # to be paid back early
    MONTHLY = "monthly"  # paid, saved or put aside again and again
    INTEREST = "interest"
    OVERDUE = "overdue"
    PAID = "paid"  # already
    LEFT = "left"  # still to be paid, as the customer reckons
    START = "start"  # saved already, to which more is put aside
    OTHER = "other"  # income, rent, a balance


#: What a message is about makes of an amount of which nothing else is said.
MATTERS = (
    (
        AmountRole.OTHER,  # what a month's pay goes to
        re.compile(
            r"(?:월급|급여|수입|소득)[은는이가]?\s?(?:세후\s?)?\d[^.?!]*(?:(?:빼|나가|내)(?:면|고)[^.?!]*(?:남|갚|모자라)|얼마나?\s?(?:남|모자라))"
        ),
    ),
    (
        AmountRole.WHOLE,
        re.compile(
            r"(?:갚|내)으?면.{0,12}(?:언제|며칠|얼마나\s?걸|몇\s?(?:주|달|개월|년))|언제.{0,6}(?:갚|끝)"
        ),
    ),
    (
        AmountRole.LOAN,
        re.compile(
            r"빌리면|빌리려|빌릴까|빌려볼까|빌리고\s?싶|빌려서|빌려도|대출\s?받으[면려]|대출을?\s?받을|대출.{0,14}받(?:을까|아도\s?(?:되|돼|될|됨|괜찮))"
        ),
    ),
    (
        AmountRole.MONTHLY,
        re.compile(
            r"(?:(?:이번|지난)\s?달|월급).{0,12}(?:저축\s?\d[\d만천원 ]{0,6}(?:했|함|넣)|저축했|저축함|모았|적금\s?(?:넣|부))"
        ),
    ),
    (
        AmountRole.GOAL,
        re.compile(
            r"(?:[만천억원]\s?(?:이|을|까지)?\s?(?:되|될|만들|채우)려면)|모으|모을|모아|저축(?!은행)|목돈"
        ),
    ),
)
#: In this order: what the words before an amount, and those behind it, make of it.
ROLES: tuple[tuple[AmountRole, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (role, re.compile(before), re.compile(after))
    for role, before, after in (
        (
            AmountRole.INTEREST,
            r"(?<!연체)(?<!%)이자(?:만|가|는|로만|로|도|를)?(?:해도|매번)?(?:한달에|매달|다달이|달마다|매월|월|1년에|일년에|연간?|한해에?)?$",
            r"^(?:이|을|씩)?(?:정도|쯤|씩)?이자(?:로|를|만|예요|에요|가나)",
        ),
        (
            AmountRole.START,
            r"(?:모은|모아둔|모아놓은|모아논|저축한|저축해둔|가지고있는|가진)(?:돈|거|게|것|금액)?(?:이|은|는)?(?:지금|현재|총|한)*$",
            r"^(?:은|는|을|를|정도|쯤)*(?:모아뒀|모아놨|모아놓았|모아두었)|^에(?:다가?|다)?(?:더해|보태|합쳐|합해|얹|추가)",
        ),
        (
            AmountRole.PAID,
            r"(?!)",
            r"^(?:은|는|을|를|만|정도|쯤|먼저)*(?:오늘|방금|어제|아까|그제|좀전에|아침에|점심에|낮에|일단|벌써|이미|지금|막|우선|먼저|더|또|추가로|마저|다시|다|전부|모두)*(?:냈|갚았|넣었|입금했|상환했|납부했)",
        ),
        (
            AmountRole.OVERDUE,
            r"(?:밀린|연체(?:된|한|중인)?|미납(?:된|한)?)(?:돈|금액|금|액|거|게|건)*(?:이|은|는|가|만)?(?:총|다해서|전부)?$",
            r"^(?:이|을|를|은|정도|쯤|넘게|째|가량)*(?:밀렸|밀려|밀린|연체|못냈|못내|못갚|미납)",
        ),
        (
            AmountRole.LEFT,
            r"(?!)",
            r"^(?:이|만|정도|쯤)*(?:더)?(?:남|만내면|내면(?:되|돼|끝))",
        ),
        (
            AmountRole.MONTHLY,
            r"(?:(?:한|1)달에|매달|달마다|다달이|매월|월|하루에?|매일|매주|(?:일|1)주일에|한주에|주마다)$",
            r"^(?:정도|쯤)?씩",
        ),
        (
            AmountRole.PART,
            r"(?!)",
            r"^(?:을|를|만|정도|쯤|이라도|어치|부터)*(?:더|먼저|미리|우선|일단|한꺼번에|한번에|당장|바로|중도에?|이번달에)*(?:갚(?!아야|는데|으려)|내면|내고|낼|상환|선결제|중도상환|털면|넣으면)",
        ),
        (
            AmountRole.OTHER,
            r"(?:월급|급여|위로금|퇴직금|보너스|상여금|성과급|합의금|보험금|환급금|지원금|연봉|소득|수입|월세|생활비|보증금|용돈|알바비|(?<!마이너스)통장에?|잔액|잔고|비상금|한도|연금)(?:이|은|는|가|에|도|으로)?$",
            r"(?!)",
        ),
    )
)  # fmt: skip

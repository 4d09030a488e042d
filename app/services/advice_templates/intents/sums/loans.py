"""Wishes for a sum of a loan or a deposit at a rate that is told or was told just before."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, at_a_rate, intent
from app.services.advice_templates.intents.sums.wanted import (
    END,
    LASTS,
    LEAD,
    NOUN,
    PACE,
    RATE,
    SUM,
    TERM,
    VALUE,
)
from app.services.advice_templates.told.asked_sums import OF_NO_SPAN, WAY, WHAT

#: So many days of interest: 8일치면, 열흘이면.
DAYS_TOLD = r"(?:\d{1,3}일|열흘|보름|일주일|[이삼사]주)(?:치|동안|간)?"
BORROWED = r"(?:빌리면|빌릴때|빌렸을때|대출받으면|대출하면|대출내면)"
WITH_TERM = rf"^{LEAD}{NOUN}{TERM}{END}$"
OF_A_LOAN = r"^calc:(?:message|instalments|told_interest)"
DEPOSIT = r"적금|예금|예치|파킹통장|맡기면|맡길|맡겨|넣어두면|넣어놓으면"
#: What a deposit brings, asked for.
BRINGS = r"얼마|이자|받|만기|세금|세후|세전|계산"
#: The customer's own accounts and other matters: a question about these is none about the sum before.
OWN = r"통장|계좌|카드|월급|리볼빙|현금서비스|밀린|연체|(?:내|제|우리|저희)(?:대출|빚|이자)|적금|예금|깎|낮|힘들|죽|늙|못|조정|신청|차이|유리|좋|비교"

#: A loan told in a few values and hardly a word beside them: 3천만 원 5년 연 6%.
VALUES_ALONE = rf"^{LEAD}(?:대출|빚|원금)?(?:{VALUE}(?:을|를|에|로|동안)?(?:대출|빚|주담대)?){{3}}{END}$"

#: The interest of a span asked for with hardly a word beside it, in a talk about one kind of borrowing.
INTEREST_ALONE = r"^(?:그럼|그러면|그래서|그거|그건|그)*(?:한달|매달|다달이|월|하루|1년|일년)?(?:에|치|동안)?(?:나가는|내는|붙는)?이자(?:는|가|만|를)?(?:한달에?|매달|하루에?|다달이)?(?:얼마|얼만|몇만?원|어떻게|계산)"
OF_REVOLVING = r":revolving|:REVOLVING"

LOAN_SUM_INTENTS: tuple[Intent, ...] = (
    at_a_rate(
        intent(
            "calc.revolving",
            27,
            rf"^{LEAD}(?:리볼빙|수수료율|이월잔액)?{NOUN}(?:지금|현재)?(?:연)?{RATE}{END}$",
            about=OF_REVOLVING,
            longest=24,
        )
    ),
    intent("calc.revolving", 27, INTEREST_ALONE, about=OF_REVOLVING, longest=20),
    intent("calc.card_loan", 27, INTEREST_ALONE, about=r"^calc:card_loan", longest=20),
    intent(
        "calc.days_interest",
        26,
        rf"^{LEAD}{DAYS_TOLD}(?:이면|면|은|는|치요|로|$)|^{LEAD}{DAYS_TOLD}(?:이자|연체이자)?(?:는|은|이)?(?:얼마|몇)",
        about=r"^calc:(?:message|late_interest|revolving|card_loan|days_interest)",
        longest=20,
    ),
    intent(
        "calc.days_interest",
        26,
        r"(?:총|모두|전부|다해서|합쳐서|합치면|더하면|합하면).{0,4}(?:얼마|몇)|^(?:그럼|그러면)?(?:총|모두|다|원금까지|원금이랑|원금하고).{0,8}(?:얼마|합|더하)",
        about=r"^calc:days_interest",
        unless=r"빚|대출|카드",
        longest=20,
    ),
    intent(
        "data.interest",
        28,
        rf"^(?:그걸|그거|그게|그)?{WITH_TERM.removeprefix('^')}",
        longest=16,
        about=r"^data:interest",
    ),
    intent("calc.instalments", 27, WITH_TERM, longest=20, about=OF_A_LOAN),
    intent(
        "calc.instalments",
        25,
        rf"{WHAT}|{OF_NO_SPAN}|{WAY}",
        unless=rf"{OWN}|{MEANING}|(?<!이자){SUM}(?:씩|을|만)?(?:갚|내|먼저|미리)",
        longest=26,
        about=OF_A_LOAN,
    ),
    intent(
        "calc.of_two",
        24,
        r"^(?:그럼|그러면|그래서|근데)*(?:이|그|저)?(?:둘|두(?:개|가지)|어느|어떤|뭐가|뭐(?=더)).{0,8}(?:나아|나은|나을|낫|유리|좋|차이|이득|비교|덜)",
        unless=r"카드|통장|상품|은행|제도",
        longest=18,
        about=r"^calc:instalments",
    ),
    intent(
        "calc.no_interest",
        24,
        r"(?:이자|금리)(?:가|는|를)?(?:하나도|아예)?(?:없이|없으면|없다면|안내고|빼고|면제(?:되면|받으면))",
        TERM,
        r"얼마|얼만|몇만|씩",
        unless=r"할부|카드|거치",
        longest=30,
    ),
    at_a_rate(
        intent(
            "calc.deposit",
            26,
            DEPOSIT,
            rf"{BRINGS}|{TERM}|{RATE}(?:짜리|이자)?(?:인데|이면|면|라면|래|라는데)(?:요|은요)?$",
            unless=r"대출|빚|깨|해지|추천|보호|담보",
            longest=50,
        )
    ),
    intent(
        "calc.deposit",
        27,
        DEPOSIT,
        rf"{SUM}.*이자.{{0,6}}(?:얼마|얼만|몇)|이자.*{SUM}.*(?:얼마|얼만|몇)",
        unless=r"대출|빚|깨|해지|추천|보호|담보|통장에",
        longest=40,
    ),
    intent(
        "calc.deposit",
        25,
        rf"세금|세후|세전|이자|만기|{TERM}|총|모두|얼마|{DEPOSIT}",
        unless=rf"카드|대출|월급|통장|깨|해지|추천|보호|나가|나갔|{MEANING}",
        longest=18,
        about=r"^calc:deposit",
    ),
    at_a_rate(
        intent(
            "calc.instalments",
            29,
            rf"{SUM}.*{RATE}|{RATE}.*{SUM}",
            TERM,
            rf"얼마|매달|한달|계산|갚|내|이자|{WAY}",
            unless=rf"합법|불법|연체이자|모으|저축|도약|{DEPOSIT}",
        )
    ),
    at_a_rate(intent("calc.instalments", 29, VALUES_ALONE, SUM, TERM, longest=34)),
    intent(
        "calc.payoff",
        25,
        r"^(?:그럼|그러면|그래서|그동안|갚는동안|다갚을때까지|그때까지)*(?:내는|나가는|붙는|낼)?(?:총|모두|전부|전체)?(?:내는|나가는)?이자(?!율)(?:는|가|만|를|도)?(?:총|모두|전부|다해서|다합치면)?(?:얼마.{0,6}|몇.{0,4}|은?요)?$",
        about=r"^calc:payoff",
        longest=20,
    ),
    intent("calc.payoff", 28, rf"^{LEAD}{PACE}월?{SUM}씩더?(?:갚|내)(?:으)?면", longest=24, about=OF_A_LOAN),
    intent(
        "calc.instalments",
        29,
        rf"^(?:그럼|그러면|만약)?{TERM}(?:이면|으로하면|하면|동안|으로)",
        r"^(?!.*(?:모으|저축|적금))",
        longest=24,
        about=r"calc:(?:message|instalments)|scenario:LOAN",
    ),
    intent(
        "calc.instalments",
        31,
        r"(?:매달|한달에|다달이|월|달마다)(?:얼마|얼만|몇만)",
        r"내|갚|나가|상환|납입",
        about=r"calc:(?:message|instalments)|data:dsr",
        longest=24,
    ),
    intent(
        "calc.instalments",
        32,
        rf"{SUM}.{{0,4}}{BORROWED}",
        r"(?:매달|한달에|다달이|월에?|달마다)(?:얼마|얼만|몇만|갚|내)",
        r"얼마|얼만|몇만",
        unless=r"이자만",
        longest=40,
    ),
    intent(
        "calc.instalments",
        33,
        rf"(?:원금|대출|빌린(?:돈|거)|융자)(?:이|은|을|금)?{SUM}",
        TERM,
        r"(?:매달|한달에?|다달이|월에?|달마다|월납입금?은?)(?:씩)?(?:얼마|얼만|몇만)|월(?:납입|상환)",
        unless=r"씩|남았|밀린|연체|%|조정|회생",
        longest=30,
    ),
    intent("calc.instalments", 32, rf"{SUM}.{{0,4}}{BORROWED}", WAY, r"얼마|얼만|몇만", longest=40),
    intent("calc.message", 33, rf"{SUM}.{{0,12}}{BORROWED}", r"이자.{0,6}(?:얼마|얼만|몇)", longest=40),
    at_a_rate(
        intent(
            "calc.payoff",
            27,
            rf"{SUM}(?:씩|을|를|정도|쯤)*(?:더|꾸준히)*(?:갚|내|넣|상환하)(?:으)?(?:면|ㄴ다면|는다면)",
            r"(?:매달|매월|다달이|달마다|한달에?|월|매주|하루에?)|씩",
            LASTS,
            unless=r"모으|저축|적금|사기",
            longest=50,
        )
    ),
    at_a_rate(
        intent(
            "calc.message",
            30,
            rf"{SUM}.*{RATE}|{RATE}.*{SUM}|{RATE}(?:면|이면|로|일때|라면|짜리)",
            rf"이자|얼마|매달|계산|{WAY}",
            unless=r"금리.*맞|연체이자|리볼빙|현금서비스|카드론|합법|불법|모으|낮|도약",
        )
    ),
    at_a_rate(
        intent(
            "calc.yearly_rate",
            26,
            r"(?:월|한달에?|매달|하루에?|일주일에?|매주)(?:이자율?|금리)?[\d.]+%",
            r"(?:연|1년|일년)(?:으로|에|간|이자율?로?|금리로?)?(?:치면|따지면|환산하면|하면|은|이면)?.{0,4}몇%?|연(?:으로|이자율로|금리로)?(?:치면|따지면|환산)",
            longest=30,
        )
    ),
)

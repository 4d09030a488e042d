"""Wishes for a sum of money put aside: what comes together, when a goal is reached, what interest and tax do to it."""

from __future__ import annotations

from app.services.advice_templates.intents.figures.asking import MEANING
from app.services.advice_templates.intents.intent import Intent, at_a_rate, intent
from app.services.advice_templates.intents.sums.wanted import GOING_ON, LEAD, RATE, SAVED, SUM, TERM

#: What a habit costs no longer, beside what is put aside on purpose.
KEPT = r"아끼|아껴|절약|끊|안(?:사|마시|먹|시키|시켜|피우|피|쓰|타)|줄이면|줄여서|참으면|해지하면|굴리|굴려|넣으면"
PACED = r"씩|하루|매일|날마다|(?:일|1)주일|매주|주마다|주에|주\d|한달|1달|매달|매월|다달이|달마다|월"
SPAN = (
    rf"(?:{TERM}|한달|1달|한해|\d{{2,3}}일|\d{{1,2}}주|\d{{1,2}}월(?:말)?까지|연말까지|(?:내년|올해)말까지)"
)
#: How much comes of it, or by when: 얼마 모여, 1년이면.
COMES_TO = rf"얼마|얼만|총|몇(?!달|개월|년|%)|모이|모여|{SPAN}(?:이면|면|에|엔|에는|동안|뒤|후|까지)*(?:은|는)?(?:요|하면|모으면)?$"
NO_SAVING = r"빚|대출|갚|카드값|리볼빙|한도|보험금|사기|월급에서|저축은행"
GOAL_WANTED = r"되려면|될려면|만들려면|모으려면|모을려면|채우려면|맞추려면|만들려고|되려나"
#: The customer's own accounts and other matters: a question about these is none about what is put aside.
OTHER_MATTER = rf"카드|대출|월급|통장|깨|해지|추천|보호|나가|나갔|빚|리볼빙|밀린|연체|갚|어디|{MEANING}"

SAVING_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.goal",
        34,
        rf"{SUM}(?:을|를|만|정도|쯤|까지)*(?:모으려|모을려|만들려|모으자|모으는데|모으고싶|모을수|저축하려|모으기|모으나)",
        unless=r"빚|대출|갚|사기|투자|힘들|힘든|힘드|어렵|어려|못모",
        longest=40,
    ),
    intent(
        "calc.goal",
        34,
        rf"{SUM}씩",
        SAVED,
        rf"{SUM}(?:을|를|은|까지|되려면|언제|이되|이모|모)",
        r"언제|얼마나걸|몇년|몇달|몇개월",
        unless=r"빚|대출|갚",
        longest=40,
    ),
    intent(
        "calc.goal",
        34,
        rf"^{LEAD}{TERM}(?:안에|만에|동안)",
        r"모으|모을|하려면|되려면|얼마",
        about=r"calc:(?:goal|save)",
        longest=34,
    ),
    intent(
        "calc.goal",
        27,
        rf"{SUM}씩",
        r"언제|얼마나걸|몇(?:달|개월|년)",
        about=r"^data:(?:reserve|runway)",
        unless=r"갚",
        longest=30,
    ),
    intent(
        "calc.goal",
        34,
        rf"{SUM}(?:을|를|만)?(?:더)?(?:모으|모을|만들|저축하)(?:으?려면|려고)",
        r"하루에?|매일",
        unless=r"빚|대출|갚",
        longest=34,
    ),
    intent(
        "calc.save",
        35,
        rf"{SUM}씩",
        SAVED,
        r"얼마|총|몇(?!달|개월|년)|모이",
        unless=r"빚|대출|갚|이자",
        longest=40,
    ),
    intent(
        "calc.goal",
        33,
        rf"{SUM}(?:이|가|을|를|은|까지|만)?(?:{GOAL_WANTED})",
        r"얼마|언제|몇|걸",
        unless=r"빚|대출|갚|사기|투자|힘들|어렵|점수|급여|신청",
        longest=40,
    ),
    intent(
        "calc.save",
        35,
        SUM,
        PACED,
        rf"{SAVED}|{KEPT}",
        COMES_TO,
        unless=rf"{NO_SAVING}|이자|금리|남아|남지|남나|남을|남는|투자해|힘들|못|으로줄|로줄|만들|되려면|목표",
        longest=50,
    ),
    intent(
        "calc.save",
        36,
        rf"(?:하루|매일|날마다|매주|일주일|한달|매달|월)(?:에|마다)?.{{0,8}}{SUM}|{SUM}.{{0,8}}(?:하루|매일|날마다|매주)",
        r"(?:씩|이면|이요|라면|으면|면).{0,3}" + SPAN,
        rf"{SPAN}(?:이면|면|에|엔|에는|동안)?(?:은|는)?(?:총|모두|다해서)?(?:얼마|몇만|요$|$)",
        unless=rf"{NO_SAVING}|이자|금리|썼|나갔|지난|이번달|빌|카드|밀린|연체|월세|보험료|수당|시급|할부|나누|나눠|%",
        longest=34,
    ),
    at_a_rate(
        intent(
            "calc.save",
            26,
            SUM,
            PACED,
            rf"{SAVED}|{KEPT}",
            rf"{COMES_TO}|{SPAN}",
            unless=NO_SAVING,
            longest=50,
        )
    ),
    intent(
        "calc.save",
        25,
        rf"이자|{RATE}|세금|세후|{SPAN}|굴리|굴려",
        unless=rf"{OTHER_MATTER}|{SUM}(?:을|를|만|까지)*(?:모으|모을|되|만들)",
        longest=18,
        about=r"^calc:save",
    ),
    intent("calc.deposit", 25, rf"{RATE}|세금|세후", unless=OTHER_MATTER, longest=18, about=r"^calc:deposit"),
    intent(
        "calc.save",
        27,
        rf"{SUM}에(?:다가?|다)?(?:더해|보태|합쳐|합해|얹|추가)|(?:모은|모아둔|모아놓은|있는)(?:돈|거|게|것)(?:이|은|도)?{SUM}",
        unless=OTHER_MATTER,
        longest=26,
        about=GOING_ON["calc.save"],
    ),
    intent(
        "calc.save",
        34,
        rf"^{LEAD}(?:이대로|이렇게|계속|꾸준히|매달|다달이)*(?:모으면|저축하면|하면)?{SPAN}(?:뒤|후|지나면|이면|면|동안|에)?(?:에|엔|에는|는)?(?:이렇게|계속|모으면|저축하면|하면)*(?:얼마|몇만)",
        unless=OTHER_MATTER,
        longest=24,
        about=r"^calc:save|^talk:saved|^scenario:(?:STABLE_HOPE|RECOVERING)|^talk:praise_me",
    ),
    intent(
        "calc.save",
        34,
        rf"^{LEAD}{TERM}(?:이면|면|동안)(?:은|요|은요)?$",
        longest=10,
        about=r"^talk:saved|^scenario:(?:STABLE_HOPE|RECOVERING)",
    ),
)

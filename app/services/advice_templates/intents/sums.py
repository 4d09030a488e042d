"""Wishes for a sum, with the customer's own figures or with amounts that are written."""

from __future__ import annotations

from app.services.advice_templates.intents.data import MEANING
from app.services.advice_templates.intents.intent import Intent, intent

SUM = r"\d*[\d만천백십]+(?:만|천|백)*원?"

SUM_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.message",
        30,
        r"[\d만천백]+원?.*[\d.]+%|[\d.]+%.*[\d만천백]+원",
        r"이자|얼마|매달|계산",
        unless=r"금리.*맞",
    ),
    intent(
        "calc.revolving",
        41,
        r"리볼빙|이월",
        r"이자|수수료",
        r"얼마|얼만|계산|붙|어떻게|알려|나가",
        unless=MEANING,
    ),
    intent(
        "calc.late_interest",
        42,
        r"연체이자|연체료|지연이자|지연배상금",
        r"얼마|하루|붙|나와|나가|계산",
        unless=MEANING,
        longest=30,
    ),
    intent(
        "calc.instalments",
        29,
        r"[\d만천백]+원?.*[\d.]+%|[\d.]+%.*[\d만천백]+원",
        r"\d+년|\d+개월",
        r"얼마|매달|한달|계산|갚|내",
        unless=r"합법|불법",
    ),
    intent(
        "calc.instalments",
        29,
        r"^(?:그럼|그러면|만약)?\d+(?:년|개월)(?:이면|으로하면|하면|동안|으로)",
        longest=14,
        about=".",
    ),
    intent(
        "calc.payoff",
        36,
        rf"{SUM}(?:씩|을|정도|쯤)*(?:더|매달|다달이|꾸준히)*(?:갚|내|넣)(?:으)?면",
        r"언제|몇달|몇개월|몇년|얼마나걸|끝나|끝날",
        unless=r"빌리|대출받|면책|회생",
    ),
    *(
        intent(
            f"calc.{name}",
            36,
            rf"{SUM}.{{0,3}}아니(?:라|고).{{0,3}}{SUM}|^(?:그럼|그러면|만약|아니)?{SUM}(?:씩)?(?:이면|은|이라면|으로|정도면|(?:을|정도)?(?:먼저|미리|더)*(?:갚|내)으?면)",
            longest=22,
            about=rf"calc:{name}|data:lender_rates|procedure:(?:prepay_card|revolving_cancel)",
        )
        for name in ("prepay", "payoff")
    ),
    intent(
        "calc.spend",
        47,
        rf"{SUM}",
        r"(?:써도|사도|질러도|쓰면|써버리면)(?:될까|되나|돼|괜찮|무리)",
        unless=r"대출|빌|카드론|현금서비스",
        longest=40,
    ),
    intent(
        "calc.prepay",
        39,
        r"(?:먼저|미리)(?:갚|내)(?:으)?면",
        r"얼마.{0,4}(?:줄|아끼|덜|적)|이자.{0,6}(?:줄|덜)",
        unless=r"빌리|대출받|카드값",
    ),
    intent(
        "calc.prepay",
        39,
        r"[\d만천백십오이삼사]+원?(?:을|정도|쯤)?(?:먼저|미리|더)?(?:갚|내|선결제하)(?:으)?면",
        r"얼마|줄",
        unless=r"빌리|대출받",
    ),
)

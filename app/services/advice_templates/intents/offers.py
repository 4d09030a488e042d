"""Offers that nobody asked for: loans by text message, losses to be won back, products that are pressed on."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

OFFER_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.loan_ads",
        33,
        r"대출|대부|광고|스팸",
        r"문자|전화|카톡",
        r"자꾸|계속|엄청|통씩|그만|보내|스무통|번호.*어떻게알|쏟아",
        unless=r"추심|독촉|갚으라|연체|밀린",
    ),
    intent(
        "info.recovery_scam",
        18,
        r"리딩방|원금(?:을)?(?:복구|회복)|손실(?:을)?(?:복구|회복|보전)|수익(?:을)?보장",
        r"해준|해볼까|한다|하는데|할까|믿|괜찮|진짜|가입|들어가|해주겠|입장료|회비|유료|초대|내(?:라|래)|이래|한대|준대",
        unless=r"당했|보냈|입금했|송금했|신고|잃",
    ),
    intent(
        "info.pushed_product",
        34,
        r"(?:펀드|els|금융상품|상품|연금|적금)(?:를|을|에|도)?.{0,4}(?:들라|들래|가입하라|하라|권하|권유|추천해서|들어도)|원금(?:은|이)?(?:안까먹|안잃)",
        unless=r"해지|깨|당했|속았|손실|났",
    ),
)

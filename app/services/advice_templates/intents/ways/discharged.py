"""Debts that a court discharged, and that somebody asks for all the same."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

DISCHARGED = r"면책(?:결정|확정|허가)?(?:을|이|은|까지|도|다)*(?:받(?!으면|을|고나면|아야)|됐|되었|된|확정됐|끝났|나왔|났)|파산(?:을|은|도|까지|면책|절차|다|전부)*(?:했는데|했었|한지|끝났|끝난|받았|마쳤)|회생(?:을|은|도|까지|절차)*(?:다|전부)?(?:끝났|끝난|마쳤|마친|끝냈|졸업)"
CLAIMED = r"추심|독촉|연락|전화|문자|우편|청구|갚으|갚으래|내라|달라|달래|소송|지급명령|소장|채권"
LEFT_OUT = r"목록|빠뜨|빠트|빠졌|빠진|빼먹|까먹|깜빡|깜박|누락|안적|안썼|안쓴|안넣|못적|못쓴|못넣|잊(?:고|었|어)|몰랐|모르고"
PAY = r"갚아야|내야|줘야|보내|입금|부치|갚을까|줄까|갚으면|조금|일부|만원|천원|얼마라도"
TALK = r"^info:discharged_"

DISCHARGED_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.discharged_left_out",
        25,
        r"면책|파산|회생",
        r"목록|채권자",
        r"빠뜨|빠트|빠졌|빠진|빼먹|까먹|깜빡|깜박|누락|안적|안썼|안쓴|안넣|못적|못쓴|못넣|잊",
        longest=60,
    ),
    intent(
        "info.discharged_claim",
        26,
        DISCHARGED,
        CLAIMED,
        unless=r"받으면|되면|끝나면|카드(?:사)?(?:에서)?발급|만들|대출(?:을)?(?:받|해준)|사기|보이스|상속|축하|드디어",
        longest=60,
    ),
    intent("info.discharged_left_out", 25, LEFT_OUT, about=TALK, longest=40),
    intent("info.discharged_pay", 26, PAY, about=TALK, unless=r"문서|우편|신청서|결정문", longest=34),
)

"""Asked on about what is carried over: its rate, when it is gone, whether all is due at once where it ends."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

OF_REVOLVING = r"^(?:data|calc|term|procedure):revolving|^info:revolving|^scenario:REVOLVING"
OTHER_LOAN = r"대출|카드론|현금서비스|마통|마이너스통장"
AT_ONCE = r"한번에|한꺼번에|일시불로|전액|목돈으로"
DUE = r"갚아야|내야|나가나|나와|나오나|청구|빠져나|갚나|내나|내라"

REVOLVING_INTENTS: tuple[Intent, ...] = (
    intent(
        "data.revolving_rate",
        45,
        r"^(?:그럼|그러면|그리고|근데|그거|이거|그|이)*(?:수수료율|수수료|이자율|금리|이자)(?:은|는|이|가|도)?(?:얼마|몇%|어떻게|어느정도)?(?:예요|에요|이에요|인가요|되나요|돼요|나돼요|요|죠)*$",
        about=OF_REVOLVING,
        longest=16,
    ),
    intent(
        "follow.duration",
        36,
        r"언제(?:쯤)?(?:이면|면)?(?:다)?(?:갚|끝|없어|털)|언제까지.{0,6}(?:갚|내|끝)|(?:다|전부)(?:갚으려면|갚는데|없애려면|없어지려면).{0,4}(?:언제|얼마나|몇)",
        about=OF_REVOLVING,
        unless=rf"{OTHER_LOAN}|\d|카드값",
        longest=22,
    ),
    intent(
        "info.revolving_at_once",
        35,
        rf"(?:{AT_ONCE}).{{0,8}}(?:{DUE})|(?:해지|취소|그만두|끊)(?:하|으)?면.{{0,8}}(?:{AT_ONCE}|다(?:내야|갚아야|청구|나가|나오|나온|나와))",
        about=OF_REVOLVING,
        unless=rf"{OTHER_LOAN}|못",
        longest=26,
    ),
    *(
        intent(
            "info.revolving_not_late",
            34,
            *needs,
            r"연체(?:는|가|로|에|랑|이랑|하고|된|인)?(?:거|건|게|것)?(?:은|는)?(?:아니|인가|되나|돼|맞|들어가|인거|같은|다른|달라)",
            about=about,
            unless=r"안내면|못내|밀리면|밀렸|연체됐|연체되면|카드값|대출",
            longest=30,
        )
        for needs, about in (((r"리볼빙",), None), ((), OF_REVOLVING))
    ),
    *(
        intent(
            "info.revolving_use_score",
            34,
            *needs,
            r"(?:신용)?(?:점수|등급).{0,6}(?:떨어|내려|깎|영향|나빠|나쁘|안좋|불리)",
            about=about,
            unless=r"연체|조회|대출|해지|줄이|끊|취소|말고",
            longest=30,
        )
        for needs, about in (
            ((r"리볼빙.{0,4}(?:쓰|써|하면|하고있|이용|때문|도|있으면)",), None),
            ((), r"^info:revolving_(?:not_late|use_score)"),
        )
    ),
    intent(
        "info.revolving_at_once",
        35,
        r"리볼빙",
        rf"(?:해지|취소|그만|끊).{{0,10}}(?:(?:{AT_ONCE}).{{0,6}}(?:{DUE})|다(?:내야|갚아야|청구))",
        longest=34,
    ),
)

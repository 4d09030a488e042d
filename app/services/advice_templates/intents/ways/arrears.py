"""What being late brings as the days go by: which way is open when, what others get to see, and when that is."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

LATE_TALK = r"^(?:scenario:DELINQ|info:(?:arrears|part_payment|rest_when|call_first|record_term)|data:arrears|calc:(?:arrears|late)|procedure:(?:early_adjustment|pre_workout|workout)|term:(?:arrears|pre_workout|workout|early_adjustment))"
#: The days at which something changes, as people name them.
TURNING = r"(?:(?<!\d)(?:3[01]|60|89|9[01])일|(?<!\d)3(?:개월|달)|(?:석|세)달)(?:째|이|을|가)*"
PASSES = r"(?:되|돼|넘|지나|채우|채워)"
CHANGES = r"뭐가.{0,4}(?:바뀌|달라|생기)|어떻게(?:되|돼|달라|바뀌)|무슨일|달라지|바뀌(?:나|는|어)"
OTHER_SPANS = (
    r"적금|예금|만기|보험|예약|가입|이의|기한|환불|철회|금리|월세|임신|퇴사|상속|돌아가|시효|이사|수습"
)
QUESTION = r"나요|까요?|죠|지요|어요|아요|돼요|냐|니$|잖아|나$|데$"

ARREARS_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.arrears_two_days",
        25,
        r"(?:연체|밀린|밀렸).{0,6}?(?:\d+|한|두|세|석|넉|네)(?:일|달|개월)(?:째)?(?:인데|이었는데|였는데|라는데|이라는데|라고했는데|이라고했는데|이고|인지|아니면).{0,4}?(?:\d+|한|두|세|석|넉|네)(?:일|달|개월)(?:째)?(?:됐|되었|됨|돼|이|인지|라|$)",
        unless=OTHER_SPANS,
        longest=30,
    ),
    intent(
        "info.arrears_two_days",
        25,
        r"(?:어느|어떤|무슨|뭐|무엇).{0,4}(?:제도|쪽|게|것|조정|신청|방법|맞)|제도(?:가|는)?뭐",
        about=r"^info:arrears_two_days",
        longest=20,
    ),
    intent(
        "info.arrears_stages",
        37,
        r"^(?:그럼|그러면|그리고|만약|만약에|근데|아니)*(?:연체)?(?:\d+일|\d+(?:개월|달)|(?:한|두|세|석|넉|네)달)(?:째|이|을|가)*(?:이|라|되|넘|넘으|넘어가|넘기|지나)?면",
        about=LATE_TALK,
        unless=rf"{OTHER_SPANS}|갚|낼|이자",
        longest=22,
    ),
    intent("info.arrears_stages", 37, rf"{TURNING}{PASSES}", CHANGES, unless=OTHER_SPANS, longest=24),
    intent(
        "info.arrears_stages",
        37,
        rf"언제.{{0,4}}{TURNING}{PASSES}|{TURNING}(?:되는|넘는|채우는)?(?:날)?(?:은|는|이|가)?언제",
        unless=OTHER_SPANS,
        longest=22,
    ),
    intent(  # what was meant, put right: 경매 말고 유예
        "info.defer_before",
        36,
        r"^(?:그럼|그러면|아니|저는)*(?:원금|이자|대출|상환|납부)?유예(?:는|를|만|요|신청|가능)*$",
        about=r"^info:defer_before|^scenario:INCOME_DROP",
        longest=14,
    ),
    intent(
        "info.arrears_shared",
        37,
        r"기록(?:은|이|에|도|을)?(?:안|못)?(?:남|올라|되)|영업일|공유(?:됐|되|돼|된)|등록(?:됐|되|돼|된)|(?:알려졌|퍼졌|올라갔|떴)",
        QUESTION,
        about=LATE_TALK,
        unless=r"통화|대화|녹음|언제까지|몇년|얼마나(?:오래)?남|삭제|지워|채무조정|워크아웃|회생|상담|조회",
        longest=24,
    ),
    intent(
        "follow.days",
        36,
        r"^(?:그럼|그러면|그래서|근데)*(?:그거|그건|이거|이건)?(?:는|은)?며칠까지",
        about=r"^(?:procedure|term):(?:early_adjustment|pre_workout|workout)",
        longest=18,
    ),
    intent(  # of arrears, and no wish to have the talk deleted
        "info.record_term",
        19,
        r"^(?:그럼|그러면|근데|혹시|이제|연체|제|내)*기록(?:은|는|이|도|도이제)?(?:이제|바로|다|완전히)*(?:지워지|지워져|지워질|없어지|없어져|삭제되|삭제돼|사라지|사라져)",
        about=r"^(?:scenario:(?:DELINQ|RECOVERING)|info:(?:arrears|part_payment|record_term)|data:arrears|calc:(?:arrears|late))",
        longest=22,
    ),
    intent(
        "info.arrears_now",
        36,
        r"(?:지금|오늘|바로|당장|이제|이제라도|내일)(?:이라도|다|전부|바로)*(?:내|갚|납부하|입금하)(?:버리)?(?:으)?면.{0,6}기록.{0,6}(?:남|안남|올라|되나|없)",
        unless=r"통화|대화|보험|적금|밀린지|며칠",
        longest=26,
    ),
    intent(
        "info.record_term",
        36,
        r"^(?:그럼|그러면|근데)*(?:다|전부|모두)?(?:갚|내|정리하|해결하)(?:으)?면(?:바로|다|기록(?:은|이|도)?)*(?:지워|없어|사라|삭제|풀리)",
        about=r"^(?:scenario:DELINQ|info:(?:arrears|part_payment|record_term)|data:arrears|calc:(?:arrears|late))",
        longest=22,
    ),
)

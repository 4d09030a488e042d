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
SPAN = r"(?:\d+|한|두|세|석|네|넉|다섯|여섯)(?:일|달|개월|주)(?:반)?(?:째|이|가|정도|쯤|이나)*"
WHAT_NEXT = r"(?:이제|지금|다음|앞으로|그럼|그다음|여기서|뭘|뭐를?|무엇을?|뭐라도)(?:에|엔|은|는|이|부터|은요)*(?:제가|내가|뭘|뭐|무엇|어떻게|할수있는(?:게|것이|건)|무슨)?.{0,5}(?:할수|해야|하면|하나|하죠|해요|되나|돼요|뭐(?:에요|예요|죠|야|가|지)|되는|남았|와요|오나|있나|있어)"
MISSED = r"(?:연체|밀렸|밀린|못냈|못갚)"
TODAY = r"(?:오늘|지금|바로|당장|이따|방금|금방|이제)"
PAYING = r"(?:다|전부|모두|싹|한번에|바로|완납)*(?:을|를)?(?:갚을(?:게|거|래|꺼|겁|수있)|갚으려|갚아버릴|갚는다|갚겠|낼(?:게|거|래|꺼|겁)|내려고|내겠|정리할|완납할|완납하|입금할|납부할)"
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
        r"^(?:그럼|그러면|근데|혹시|이제|연체|제|내|(?:다|전부|오늘|지금)?(?:갚|내)(?:으면|면|고나면))*기록(?:은|는|이|도|도이제)?(?:이제|바로|다|완전히)*(?:지워지|지워져|지워질|없어지|없어져|삭제되|삭제돼|사라지|사라져)",
        about=r"^(?:scenario:(?:DELINQ|RECOVERING)|info:(?:arrears|part_payment|paying_off|record_term)|data:arrears|calc:(?:arrears|late))",
        longest=22,
    ),
    intent(
        "info.arrears_now",
        36,
        r"(?:지금|오늘|바로|당장|이제|이제라도|내일)(?:이라도|다|전부|바로)*(?:내|갚|납부하|입금하)(?:버리)?(?:으)?면.{0,6}기록.{0,6}(?:남|안남|올라|되나|없|지워|사라|삭제|풀리)",
        unless=r"통화|대화|보험|적금|밀린지|며칠",
        longest=26,
    ),
    intent(  # 언제 없어지는데: of the record that was just talked of
        "info.record_term",
        36,
        r"^(?:그럼|그러면|그게|그건|근데|기록은|기록이)*(?:언제|얼마나(?:있으면|지나면|걸려)|몇년|몇달)(?:쯤|뒤에|후에|있다가|이면)?(?:없어|지워|사라|삭제|풀리)",
        about=r"^info:(?:arrears_(?:now|record|shared|named)|paying_off|record_term)",
        longest=20,
    ),
    intent(  # 신용점수 벌써 떨어졌어요?
        "info.arrears_fallen",
        35,
        r"신용(?:점수|등급)?(?:는|가|도|이)?.{0,6}(?:떨어|내려|깎)",
        r"벌써|이미|지금쯤|며칠만에",
        unless=r"왜|조회|리볼빙|카드|대출|올라|올랐",
        longest=22,
    ),
    intent(
        "info.paying_off",
        34,
        rf"{TODAY}.{{0,10}}{PAYING}|(?:다|전부|모두|싹|완납|한번에){PAYING}|돈(?:이)?(?:들어왔|들어옴|생겼|마련|구했).{{0,8}}{PAYING}",
        about=LATE_TALK,
        unless=r"못|면|까|나요|카드론|현금서비스|대출(?:받|로)|빌려|월급날|다음|내일|모레|무서|걱정",
        longest=34,
    ),
    intent(
        "info.paying_off",
        34,
        r"밀린|밀렸|연체",
        rf"{TODAY}.{{0,12}}{PAYING}",
        unless=r"못|면|까|나요|월세|관리비|세금|보험료|카드론|현금서비스|대출(?:받|로)|빌려|다음|내일|모레",
        longest=40,
    ),
    *(
        intent(  # 넉 달 넘었어요, 이제 뭘 할 수 있나요
            "info.arrears_next",
            35,
            *told,
            WHAT_NEXT,
            unless=rf"{OTHER_SPANS}|회생|워크아웃|신복위|개통|알바|월세|관리비|세금|건보|국민연금|통신|이자|얼마|(?:일|달|개월)(?:째|이|을|가)*(?:되|돼|넘으|넘어가|지나)?면",
            longest=36,
        )
        for told in ((SPAN, MISSED), (rf"^(?:벌써|이제|오늘로|저|저는)*{SPAN}(?:넘|됐|되었|지났|째)",))
    ),
    intent(
        "info.record_term",
        36,
        r"^(?:그럼|그러면|근데)*(?:다|전부|모두)?(?:갚|내|정리하|해결하)(?:으)?면(?:바로|다|기록(?:은|이|도)?)*(?:지워|없어|사라|삭제|풀리)",
        about=r"^(?:scenario:DELINQ|info:(?:arrears|part_payment|record_term)|data:arrears|calc:(?:arrears|late))",
        longest=22,
    ),
)

"""The deposit that is not given back: moving out before, waiting, and who bears the cost."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

DEPOSIT_TALK = r"^(?:elsewhere:(?:housing|jeonse)|term:lease_registration|info:(?:deposit(?!_guarantee|_fee)|move_first|lease_cost))"
#: The insurance that returns the deposit.
INSURANCE = r"^term:guarantee_insurance|^info:deposit_(?:guarantee|fee)"
IN_A_LEASE = r"전세|월세|보증금|집주인|임대인|세입자|임차인|사는집|살고있는집|우리집|계약"
DEPOSIT = r"보증금|전세금|전세|집주인|임대인"
MOVE = r"이사|짐(?:을|부터)?(?:먼저)?(?:빼|뺄|뺴|옮기)|주소(?:를)?(?:옮|빼|이전)|전출|전입신고(?:를)?옮|먼저나가|집(?:을)?비[우워]|퇴거"
MAY = r"도되|도돼|도괜찮|도될|되나|될까|돼요|할까|가야|나가야|먼저|해야|괜찮|면안"

TENANCY_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.deposit_fee",
        33,
        r"보증료|(?:보증보험|반환보증)(?:료|비용|보험료)|(?:보증보험|반환보증).{0,8}(?:얼마|비싸|비용)",
        unless=r"보증금(?:이|은)?얼마|안줘|못받",
        longest=34,
    ),
    intent(
        "info.deposit_fee",
        33,
        r"얼마|비용|보험료|비싸|돈(?:이|은|도)?(?:들|드)|수수료|누가(?:내|부담)",
        about=INSURANCE,
        unless=r"보증금(?:이|은)?얼마",
        longest=20,
    ),
    intent(
        "info.deposit_guarantee",
        34,
        r"어디|어떻게|가입|신청|들(?:어야|까|수|려면)|언제|되나|조건|꼭|필요",
        about=INSURANCE,
        unless=r"확정일자|전입|안줘|못받|대출|파산|소송",
        longest=24,
    ),
    intent(  # the house is sold by a court
        "info.auction_claim",
        33,
        r"배당요구|배당신청|배당기일|배당(?:을|은)?받(?:을|으려|나)",
        unless=r"주식|배당금|etf|뭐야$|뜻",
        longest=44,
    ),
    intent(
        "info.auction_claim",
        34,
        r"경매",
        IN_A_LEASE,
        r"넘어|나왔|들어|당했|개시|됐|진행",
        unless=r"내집|제집|대출(?:을)?못|연체|담보대출|낙찰|입찰|투자|까봐|연락(?:이|도)?(?:안|끊|두절)|넘어간대|넘어갈",
        longest=44,
    ),
    intent(
        "elsewhere.housing_before",
        35,
        r"근저당|저당|융자|대출(?:이)?낀|잡힌집",
        r"집|전세|월세|방|아파트|빌라|계약",
        r"괜찮|위험|안전|들어가|계약|해도|되나|될까|까요",
        unless=r"내집|제집|담보대출(?:을)?받|주담대|연체",
        longest=36,
    ),
    intent(
        "elsewhere.housing_before",
        34,
        r"(?:뭘|뭐|무엇|어떤거|어떻게).{0,6}(?:확인|봐야|보면|보나|살펴|조심|챙)|(?:확인|조심|살펴볼|챙길|봐야)(?:할)?(?:할|해야할)?(?:거|것|게|점)",
        about=r"^info:fear_deposit|^elsewhere:(?:housing_before|deposit_first)",
        longest=24,
    ),
    intent(  # no money, says the landlord
        "info.deposit_wait",
        36,
        r"집주인|임대인|건물주|주인(?:집|이|은)?",
        r"돈(?:이|도)?(?:하나도)?없|여유(?:가)?없|새세입자|다음세입자|세입자(?:가)?(?:구해|들어와|들어올|안구)|집(?:이)?(?:안)?팔려야",
        r"보증금|전세금|못준|못주|안준|못돌려|준대|준다|나가야",
        unless=r"사기|잠적|연락(?:이)?(?:안|끊)|경매|계약금|이사|짐",
        longest=44,
    ),
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
        unless=r"확정일자|전입",
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

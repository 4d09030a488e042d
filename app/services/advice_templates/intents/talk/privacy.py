"""Other customers' data, secrets typed here, a call that is wished for, and promises that nobody can give."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

OTHERS = r"(?:다른|딴|옆|아무|모든|전체)(?:고객|회원|손님|사용자|이용자)(?:님)?(?:들)?"
NAMED = r"이름\d{0,4}(?:고객|회원|손님|씨|님)"
DATA = r"자료|정보|내역|이름|명단|전화번호|주소|카드|대출|빚|연체|잔액|통장|점수|소득|월급"
SHOW = r"알려|보여|조회|줘|뽑아|확인|열어|찾아|얼마"
SECRETS = r"(?:비밀번호|비번|패스워드|암호|핀번호|핀|otp|오티피|cvc|cvv|인증번호|보안카드|보안코드)(?:번호)?"
RESULTS = r"대출|승인|한도|점수|등급|집|집을|월급|통장|차|탕감|면책|회생|해결|돌려받|받을수|나온다|된다|뺏|괜찮|이자|깎아|올려|내려"

PRIVACY_INTENTS: tuple[Intent, ...] = (
    intent(
        "info.another_customer",
        12,
        rf"{OTHERS}.{{0,8}}(?:{DATA})|(?:{NAMED}).{{0,6}}(?:자료|정보|내역|주소)",
        SHOW,
        longest=40,
    ),
    intent(
        "info.another_consent",
        12,
        r"동의|허락|위임|남편|아내|배우자|가족|보호자|자녀|부모|아들|딸|대리인|담당|직원|경찰|관리자|부탁받",
        about=r"^info:another_(?:customer|figures|consent)",
        unless=r"(?:^|그럼|그러면)(?:내|제)(?!가)|얼마나갚",
        longest=34,
    ),
    intent(
        "service.secret",
        12,
        rf"{SECRETS}(?:는|은|가|이|도)?비밀번호\d{{0,4}}",
        unless=r"얼마|언제|어떻게|왜|뭐|(?:알려|보여|조회|확인)(?:해)?(?:줘|주세|주실)",
        longest=24,
    ),
    intent(
        "service.call_me",
        13,
        r"전화번호\d{0,4}(?:로|으로|인데|이에요|예요|이니|입니다|이거든)?.{0,8}(?:전화|연락)(?:을|를|좀|한번)?(?:해)?(?:주|줘|달라|바라|바랍|부탁)",
        unless=r"업자|사채|추심|독촉|대출|래요|랬",
        longest=40,
    ),
    intent(
        "refuse.promise",
        16,
        rf"(?:{RESULTS}).{{0,14}}[다라]고(?:꼭|제발|한번만|그냥)*(?:약속|장담|보장|확답)(?:을|를)?(?:좀)?(?:해|한다고|할수|하실수)(?:줘|주|$|요$|라$|있|달라|말해)",
        unless=r"했|래요|준대|업체|직원|업자",
        longest=40,
    ),
    intent(
        "refuse.promise",
        16,
        r"(?:안뺏긴|안빼앗긴|뺏기지않는|무조건된|꼭된|반드시된|승인된|나온|다탕감된|돌려받을수있)다고(?:좀|꼭|제발)*(?:말|얘기|확답)?(?:을|를)?해(?:줘|주)",
        longest=34,
    ),
)

"""What people write after the urgent guide on collectors and unlawful lenders: at the door, afraid, asking what is owed."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.persons import ANYBODY

#: Where somebody is pressed for money; whoever was deceived has follow-ups of their own.
PRESSED = (
    r"^guide:(?:illegal_rate|illegal_collection|acquaintance_collection)"
    r"|^procedure:(?:debtor_agent|collection_report|illegal_lending_report)|^info:(?:private_loan|minor_loan|collector_door)"
)
#: Where the lender is no lawful one.
UNLAWFUL = r"^guide:(?:illegal_rate|acquaintance_collection)|^procedure:illegal_lending_report|^info:(?:private_loan|minor_loan)"
SPREAD = r"^guide:acquaintance_collection"
THREATENED = r"대요|댔|대$|다고|다는|겠|라고|래요|까봐|올까|갈까|오면|가면|면어떡|협박"
OUTSIDE = r"(?:집|문|현관|대문|아파트|빌라|건물|가게|회사|학교)?(?:앞|밖|아래|복도|계단)"
FORCED = r"(?:두드|두들|발로|차(?:고|요|대|는|네|면)|찼|부수|부술|흔들|열라|열어달|따고|따려|쾅쾅)"
NOT_NOW = r"어제|그제|엊그제|지난|며칠전|갔어|갔습|돌아갔|했었|왔었|그랬|까봐|올까|오면|찾아온(?:대|다)|(?<!로)찾아오겠"


def after_pressed(
    name: str, priority: int, *needs: str, about: str = PRESSED, unless: str | None = None, longest: int = 40
) -> Intent:
    """A follow-up that is meant only where somebody is pressed for money."""
    return intent(f"fraud.{name}", priority, *needs, unless=unless, longest=longest, about=about)


AFTER_PRESSED_INTENTS: tuple[Intent, ...] = (
    after_pressed(
        "police_called",
        3,
        r"경찰|112|신고",
        r"불렀|(?:전화|신고)(?:를)?했|왔어|온대|오고있|오는중|출동",
        unless=r"안왔|안와|안온|더|보복|면",
    ),
    after_pressed(
        "at_door",
        3,
        rf"(?:문|현관|초인종|벨)(?:을|를|이)?.{{0,6}}(?:{FORCED}|누르|눌러|눌렀)"
        rf"|{OUTSIDE}에?(?:서|까지)?.{{0,8}}(?:와있|와서|왔|있어|있대|있는|서있|기다|버티|소리)"
        rf"|^(?:지금|아직|아직도|계속|또|자꾸|밖에서)*(?:{FORCED}|소리(?:를)?(?:질러|지르)|욕(?:을)?(?:해요|하고있)|안가(?:요|네|고)|왔어요|와있)",
        unless=NOT_NOW,
    ),
    after_pressed(
        "at_door",
        3,
        r"^(?:네|예|응|아직)?(?:지금|방금|바로지금|지금당장)(?:도|이순간)?(?:요|이요|이에요|예요|임)?$",
        about=r"^guide:illegal_collection",
        longest=10,
    ),
    after_pressed(
        "with_child",
        3,
        r"(?:애|아이|아기|애기|딸|아들|동생)(?:들)?(?:이랑|랑|하고|과|와|도|만|가|이)?(?:둘이|둘만|셋이|단둘이|같이|함께|옆에|곁에|집에|방에|지금|다)*(?:있(?:어|습|는데|네|음|다|거든|고)|뿐|놀라|울(?:어|고|어요)|무서워(?:해|하)|자고있|깼)",
        unless=r"학교|회사|때문|키우|빚|대출|맡겼|보냈|갔",
        longest=24,
    ),
    after_pressed(
        "left",
        3,
        r"^(?:이제|방금|지금|결국|그사람|그사람들|그냥|다|다들|경찰이오니까|네|휴)*(?:은|이|들이)?(?:갔(?:어|습|네|다|음)|돌아갔|돌아가(?:셨|버렸)|가버렸|가셨|떠났|없어졌|사라졌|조용해)",
        unless=r"[?]|까봐|제가|내가|나갔|시간",
        longest=24,
    ),
    after_pressed(
        "come_back",
        4,
        r"(?:또|다시|내일|밤에).{0,4}(?:오면|올까|찾아오|찾아올|올것|오지)",
        r"어떡|어떻게|어쩌|무서|무섭|걱정|까|죠|나요|면(?:요|은요)?$",
        about=r"^guide:illegal_collection|^procedure:debtor_agent|^info:collector_door",
        unless=r"신고하면|보복|회사|부모",
        longest=26,
    ),
    after_pressed(
        "alone",
        4,
        r"혼자(?:예요|에요|있|인데|라서|라|뿐)|(?:집|곁|옆)에아무도",
        unless=r"혼자(?:만)?(?:힘들|감당|갚|앓)",
    ),
    after_pressed(
        "reprisal",
        4,
        r"보복|앙갚음|해코지|(?:더|또|나중에|오히려).{0,6}(?:괴롭|심해|심하게|찾아|화내|난리|협박|독하|못살게)",
        r"신고|경찰|112|부르|알리|말하|무서|무섭|겁|까봐|할까|올까|면",
    ),
    after_pressed(
        "taken_down",
        4,
        r"(?:돈|원|이자)(?:을|를|만)?.{0,6}(?:보내|주|갚|입금).{0,6}면.{0,6}(?:지워|지울|내려|삭제|멈추|안올|안뿌|그만)",
        about=SPREAD,
    ),
    after_pressed(
        "spread_threat",
        5,
        r"(?:안|못)(?:주|보내|갚|내)(?:으)?면.{0,8}(?:보낸|뿌린|올린|퍼뜨|돌린|공개)(?:다|대|린)|^(?:오늘|내일|이따|곧|지금|밤|까지|다|또|진짜)*(?:사진|영상|얼굴|신상)?(?:을|를|은)?(?:다)?(?:보낸|뿌린|올린|퍼뜨린|돌린|공개한)(?:대|다고|다는)",
        about=SPREAD,
        unless=r"경찰|신고|변호사",
    ),
    after_pressed(
        "pictures_given",
        5,
        r"(?:사진|영상|동영상|셀카)(?:은|을|를|도|까지)?.{0,6}(?<![안못])(?:보냈|보내줬|찍어줬|찍어보냈|줬)(?!대)",
        about=SPREAD,
        unless=r"캡처|증거|경찰",
    ),
    after_pressed(
        "called_others",
        5,
        rf"(?:{ANYBODY}|가족|회사|직장|학교|사장|상사|선생)(?:님|들)*(?:한테|에게|께|까지|한테까지|에|로)?(?:도|서|까지)?.{{0,6}}(?:전화|연락|문자|카톡|디엠|dm)(?:가|를|이|도)?.{{0,4}}(?:왔|갔|돌렸|했대|했다고|받았대|받았다)",
        unless=r"경찰|신고|변호사|제가|내가|까봐|겠|할까|뭐라고|어떻게",
    ),
    after_pressed(
        "posted",
        5,
        r"(?:올렸|올라(?:왔|갔|와)|뿌렸|퍼뜨렸|퍼졌|유포(?:됐|했)|돌렸|게시(?:됐|했)|보냈대)|(?:사진|영상|글|게시물|그거|그것)?(?:을|를|은|도)?(?:삭제|지우|지울|지워|내리|내릴|내려).{0,6}(?:수있|달라|되나|될까|방법|어떻게|어디|줄까|까요|나요)",
        about=SPREAD,
        unless=r"대화|채팅|기록|상담내용|계좌|돈(?:을|만)?(?:보내|주)",
    ),
    after_pressed(
        "tell_others",
        5,
        r"(?:친구|지인|가족|부모|엄마|아빠|동료|회사|사장|다들|사람들|남편|아내|선생)(?:님|들)*(?:한테|에게|께|에는|에|이|가|은|는|도)?.{0,10}(?:뭐라고|어떻게(?:말|설명|얘기|둘러)|무슨말|설명(?:을)?(?:어떻게|해야))",
    ),
    after_pressed(
        "report_words",
        6,
        r"뭐라고.{0,3}(?:말|얘기|이야기|해야|하면|하지|할까|하죠|해요|해$)|무슨말|어떻게(?:말|얘기|설명)|할말",
        unless=r"친구|지인|가족|부모|엄마|아빠|동료|회사|사장|남편|아내|선생|사람들|하래|하라|래요|했",
    ),
    after_pressed(
        "coming",
        5,
        r"학교|회사|직장|집|가게|부모|엄마|아빠|선생|담임|사장|동네|본가|친정|시댁",
        r"찾아(?:온|오|간|가|와|갈|올)|전화(?:한|하|할)|알린|알리|말한|말하|연락(?:한|하)|간(?:대|다)|온(?:대|다)",
        THREATENED,
        unless=r"경찰|신고|112|변호사|왔어|갔어|제가|내가|하나요$",
    ),
    after_pressed(
        "registered",
        5,
        r"등록|정식|합법",
        r"업체|업자|대부|인지|됐는지|된(?:곳|데)|확인|조회|어떻게",
        unless=r"주민등록|등록금|자동차",
    ),
    after_pressed(
        "paid_interest",
        5,
        r"(?:이미|벌써|지금까지|그동안|여태|먼저)?.{0,4}(?:낸|냈던|준|보낸|갚은|넘게낸|뜯긴).{0,6}(?:이자|돈|것|거|건)?.{0,6}(?:돌려|되찾|찾을|받을수|환급|반환)|(?:이자|돈).{0,6}(?:돌려받|되돌려|되찾|반환)",
    ),
    after_pressed(
        "principal",
        6,
        r"원금|빌린돈|받은돈",
        r"갚|내야|줘야|안|무효|돌려|어떻게|까요|나요|되|돼",
        about=UNLAWFUL,
    ),
    after_pressed(
        "interest_owed",
        6,
        r"이자",
        r"(?:안|못)(?:갚|내|줘|주|보내)|(?:갚|내|줘|보내)(?:야|도)|얼마(?:까지|만)|무효",
        about=UNLAWFUL,
    ),
    after_pressed(
        "block",
        6,
        r"차단(?:을)?(?:해도|할까|하면|해버|하는게|하고싶)|(?:전화|연락|문자|카톡)(?:를|을)?(?:안받아도|안봐도|무시해도|씹어도|받지않아도|받지말까)",
        unless=r"카드|계좌|통장|앱",
        longest=28,
    ),
    after_pressed(
        "afraid",
        20,
        r"무서|무섭|떨려|떨리|덜덜|겁(?:이)?(?:나|났)|심장|잠을못|잠이안|불안해",
    ),
    after_pressed(
        "unpaid",
        6,
        r"(?:안|못)(?:갚|내|주|보내)(?:으)?면|(?:안|못)(?:갚|내|주|보내)(?:아|어)?도(?:되|돼|괜찮)|(?:갚|보내)지않(?:으면|아도)|(?:돈을?)?더(?:보내|줘|갚아)(?:야|도)",
        about=UNLAWFUL,
        longest=30,
    ),
)

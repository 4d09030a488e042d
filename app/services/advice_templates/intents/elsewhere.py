"""Questions beside this counsellor's field that money brings along: who answers them is told, never the answer."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

ASKS = (
    r"얼마|어떻게(?!이럴|그럴|이런)|어떡|나눠|내야|안내면|못내|밀렸|밀려|체납|미루|미룰|돌려|기한|몇월|유예|되나|돼|하나요|언제|까$|까요|나요|죠$|어디|받을|받아|있어|있나|뭐있|필요|가능"
    r"|궁금|알려|유리|혜택|공제|들까|들어야|깨|해지|유지|손해|부담|고갈|뭐야\?|뭐가"
)
MEANING = r"뭐야$|뭐예요$|무슨뜻|뜻이|의미|차이|이란|란$"
OWN_FIGURE = r"썼|지출|나갔|이번달.*얼마|지난달"

ELSEWHERE_INTENTS: tuple[Intent, ...] = (
    intent(
        "elsewhere.tax_settlement",
        36,
        r"연말정산|소득공제|세액공제|세금환급",
        ASKS,
        unless=f"{MEANING}|{OWN_FIGURE}",
    ),
    intent(
        "elsewhere.tax",
        37,
        r"(?<![전월취])세금|부가세|부가가치세|종소세|종합소득세|소득세|증여세|상속세|양도세|취득세|재산세|종부세|연말정산",
        ASKS,
        unless=f"{MEANING}|{OWN_FIGURE}|빼고|떼고",
    ),
    intent("elsewhere.social_insurance", 37, r"4대보험|사대보험|건보료|건강보험료|건강보험", ASKS),
    intent(
        "elsewhere.pension",
        37,
        r"국민연금|기초연금|노령연금|주택연금|연금보험료",
        ASKS,
        unless=f"{MEANING}|{OWN_FIGURE}",
    ),
    intent(
        "elsewhere.insurance",
        37,
        r"(?:(?<!예금)(?<!고용)(?<!4대)(?<!건강)(?<!보증)보험(?!료얼마)|실비|실손|약관대출)",
        r"해지|깨|필요|들라|들래|들어야|들까|유지|손해|부담|약관대출|설계사|꼭|비싸",
        unless=f"{MEANING}|{OWN_FIGURE}|예금자보호|보증보험|4대보험|건강보험",
    ),
    intent(
        "elsewhere.insurance_claim",
        36,
        r"보험금|보상금|실비청구|실손청구",
        r"안나|안준|안줘|안주|못받|못준|거절|거부|깎|적게|늦|조사|어떻게|까",
        unless=r"자살|증권|나왔|들어왔",
    ),
    intent(
        "elsewhere.labour",
        37,
        r"실업급여|구직급여|임금체불|퇴직금|주휴|최저임금|산재|부당해고|해고예고|고용보험|육아휴직"
        r"|(?:회사|사장|원장|점장).*(?:해도되|해도돼|여도되|여도돼|되는건가|되는거|불법|맞는거|괜찮은거)"
        r"|(?:월급|임금|알바비|일당|급여).*(?:안줘|안준|안주|떼였|떼먹)",
        ASKS
        + r"|안줘|안준|안주|못받|떼였|떼먹|해도되|해도돼|여도되|여도돼|되는건가|되는거|불법|맞는거|괜찮은거",
        unless=r"증권|투자|irp|대출|리딩방|안심|예정",
    ),
    intent(
        "elsewhere.labour",
        38,
        r"불법|위법|법에|되는거|신고|노동",
        about=r"^scenario:INCOME_DROP|^elsewhere:labour",
        unless=r"추심|대출|빚|카드",
        longest=20,
    ),
    intent(
        "elsewhere.unpaid",
        37,
        r"(?:운임|대금|잔금|외상|공사비|작업비|빌려준|빌려줬|꿔준|계약금|돈(?:을|도)?).{0,9}(?:안줘|안준|안주|못받|떼였|떼먹|안갚(?:아요|네|는데|고있)|안돌려)",
        unless=r"남편|아내|생활비|보증금|전세|사기|현금서비스|월급|임금|알바비|은행|카드사|집주인|보험|안갚으면|내가안|제가안|못갚",
    ),
    intent(
        "elsewhere.unpaid",
        36,
        r"지급명령",
        r"받을돈|빌려준|거래처|외상|지급명령(?:을|도|이라도)?.{0,6}(?:(?<!이의)신청(?!받)|넣)",
    ),
    intent(
        "elsewhere.housing_before",
        36,
        r"전세|월세|임대차|집",
        r"계약하려|계약하기|계약전|계약할|알아보는|구하는데|구하려|들어가려",
        r"뭘|뭐|확인|조심|봐야|주의|사기",
        unless=r"대출(?!.*사기)|냉장고",
    ),
    intent(
        "info.register",
        35,
        r"등기부|등본",
        r"어디|어떻게|뗄|떼|발급|보는|봐야|얼마|뭐|뭘",
        unless=r"주민등록|초본|대출",
    ),
    intent("info.fixed_date", 35, r"확정일자|전입신고", r"왜|뭐|언제|어디|어떻게|꼭|필요|받아|해야"),
    intent(
        "info.deposit_guarantee",
        35,
        r"(?:전세)?보증보험|반환보증",
        r"꼭|들어야|들까|필요|가입|들수|안들|어디",
        unless=MEANING + "|안줘|안돌려",
    ),
    intent(
        "elsewhere.housing",
        36,
        r"피해자|이사|전재산|경매|어떡|막막|어디(?:에|로)?(?:가|물어|신청)|기한|뭐부터|뭘(?:해야|준비)",
        about=r"^elsewhere:housing$",
        longest=30,
    ),
    intent(
        "elsewhere.housing",
        37,
        r"보증금|전세금|집주인|임대인|전세사기|깡통전세|내용증명|임대차|확정일자|전입신고",
        r"안돌려|안줘|안주|못받|못돌려|사기|잠적|잠수|도망|사라졌|연락(?:이)?(?:안|끊|두절)|내용증명|확인|조심|확정일자|전입|경매|나가라|돌려받|어떻게(?!이럴|그럴|이런)|어떡|전재산",
        unless=r"코인|주식|투자|보증금(?:이|을)?(?:모자|부족|마련|올려)|대출(?!이자)",
    ),
    intent(
        "elsewhere.family_law",
        37,
        r"이혼|상속(?!세)|유산|재산분할|양육비|물려받|(?:남편|아내|부모|아버지|어머니|가족|자식|형제).{0,6}빚.*(?:제가|내가|책임)",
        r"빚|돈|재산|대출|어떻게|되나|받을|포기|책임|나눠|갚",
        unless=MEANING,
    ),
    intent(
        "elsewhere.family_law",
        37,
        r"(?:그사람|남편|아내|집사람|애들|배우자|아버지|어머니|부모|고인|자식)(?:님)?.{0,3}(?:앞으로|이름|명의)",
        r"빚|넘어가|압류|뺏|빼앗|잡히|책임|건드|우편|독촉|고지서|청구",
        unless=r"빌려|속여|돌려놓|옮기",
    ),
    intent(
        "elsewhere.family_law",
        36,
        r"포기|한정승인|기한|언제까지|법원|서류|책임|갚아야|갚나|내야|어떡|막막",
        about=r"^elsewhere:family_law",
        unless=r"뭐야|뭐예요|뭔가|뜻",
        longest=30,
    ),
    intent(
        "elsewhere.student_aid",
        37,
        r"학자금|장학금|국가장학|한국장학|국장(?=신청|기간)",
        r"미루|미룰|유예|신청|받을|언제부터|연체되면|어떻게|어떡|가능|수있|놓쳤",
    ),
    intent(
        "elsewhere.welfare",
        38,
        r"(?:나라|정부|국가|구청|동사무소|주민센터)(?:에서|가|서)?.{0,6}(?:도와주|도와줄|도움|지원해|주는거|주는건|주는게|해주는)",
        r"없(?:나|을|어\?|는가|습니까|냐)|있(?:나|을|어\?|는가|습니까|냐)|뭐|어떤|알려|받을|되나",
        unless=f"{MEANING}|대출|햇살론|빌려|빚|회생|채무",
    ),
    intent(
        "elsewhere.welfare",
        37,
        r"지원금|바우처|복지(?!카드)|기초수급|기초생활|차상위|긴급복지|한부모|청년(?:도약|내일|희망|월세|수당|지원)|부모급여|간병비|정부지원(?!대출)",
        ASKS + r"|걱정|없(?:을|어|네|나)|뭐(?:가|있)",
        unless=rf"{MEANING}|대출|햇살론|빌려",
    ),
)

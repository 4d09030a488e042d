"""Questions beside this counsellor's field that money brings along: who answers them is told, never the answer."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent

ASKS = (
    r"얼마|어떻게(?!이럴|그럴|이런)|어떡|나눠|내야|안내면|못내|밀렸|밀려|체납|미루|미룰|돌려|기한|몇월|유예|되나|돼|하나요|언제|까$|까요|나요|죠$|어디|받을|받아|있어|있나|뭐있|필요|가능"
    r"|궁금|알려|유리|혜택|공제|들까|들어야|깨|해지|유지|손해|부담|고갈|뭐야\?|뭐가"
)
MEANING = r"뭐야$|뭐예요$|무슨뜻|뜻이|의미|차이|이란|란$"
OWN_FIGURE = r"썼|지출|나갔|이번달.*얼마|지난달"

MEDICAL = r"병원비|수술비|치료비|입원비|약값|의료비|간병비|진료비|치과비|검사비|항암"
LENT = r"빌려(?:가|간|갔|준|줬|줘|주었|달라(?:길래|해서|고해서)|달래서)|꿔(?:가|간|갔|준|줬|달래서)|돈(?:을)?(?:가져가|가져간)"
#: Named schemes that no entry of the registry tells about, by the desk that does.
HOME_PENSION = r"주택연금|역모기지|농지연금"
YOUTH_SAVING = r"청년(?:도약|희망|미래)(?:계좌|적금)|청년내일(?:저축|채움)|내일채움공제|희망저축"
JOB_SUPPORT = r"국민취업지원|내일배움카드|취업성공패키지|구직촉진수당"
PENSION_SAVING = r"연금저축|퇴직연금|변액연금|즉시연금"
OF_STUDENT = r"^elsewhere:student_aid"
NAMED = r"뭐|뭔|무엇|뜻|알려|궁금|어떻|어떤|조건|자격|신청|가입|들수|들까|들어|만들|유지|해지|받을|될까|되나|돼|얼마|어디|할까|좋|괜찮|나을|유리|싶|\?"

ELSEWHERE_INTENTS: tuple[Intent, ...] = (
    *(
        each
        for name, scheme in (
            ("elsewhere.home_pension", HOME_PENSION),
            ("elsewhere.youth_saving", YOUTH_SAVING),
            ("elsewhere.job_support", JOB_SUPPORT),
            ("elsewhere.pension_saving", PENSION_SAVING),
        )
        for each in (
            intent(name, 36, scheme, NAMED, unless=rf"{OWN_FIGURE}|사기|문자|보이스|나갔|빠져나", longest=44),
            intent(name, 36, rf"^(?:{scheme})(?:제도|계좌|통장|상품)?(?:은|는|이란|란)?(?:요)?$"),
        )
    ),
    intent(
        "elsewhere.medical_bill",
        36,
        MEDICAL,
        r"나눠|나누어|분납|분할|할부(?!금)|미룰|미뤄|지원|돈(?:이|도)?(?:없|부족|모자)|못내|없어|모자라|부족|부담|막막|어떡|어쩌|어떻게|마련|감당|밀렸|밀려|걱정",
        unless=rf"{OWN_FIGURE}|보험금|실비|실손|빌려달라|카드론|현금서비스|사기|줄이|아끼|카드값|대출(?:이|을)?(?:밀|못)",
        longest=50,
    ),
    intent(
        "elsewhere.small_business",
        37,
        r"소상공인|자영업자?|영세사업자|개인사업자",
        r"지원|도움|정책자금|보조금|혜택",
        r"어디|어떻게|있|뭐|알려|받|신청|물어|될까|되나|돼|궁금",
        unless=r"햇살론|새출발|채무조정|회생|카드값|밀렸|연체",
        longest=40,
    ),
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
        r"(?<![전월취])세금|국세(?!청)|지방세|부가세|부가가치세|종소세|종합소득세|소득세|증여세|상속세|양도세|취득세|재산세|종부세|연말정산",
        rf"{ASKS}|(?:이나|씩|만원|고지서(?:가|로)?)(?:나왔|날아왔|떨어졌|내라)|폭탄|낼돈|낼게|밀린|없어(?!지|져|질)|모자라|부족",
        unless=f"{MEANING}|{OWN_FIGURE}|빼고|떼고",
    ),
    intent(
        "elsewhere.tax",
        37,
        r"카드로|할부로|언제까지|얼마",
        about=r"^elsewhere:tax$|^info:tax_unpaid",
        unless=r"카드값|대출|통장|빚",
        longest=24,
    ),
    intent(
        "info.tax_unpaid",
        36,
        r"(?:안|못)내(?:면|고|도)|밀리면|넘기면|늦(?:으면|게내)|가산세|체납|압류|신고(?:만|도|를)?",
        about=r"^elsewhere:tax$|^info:tax_unpaid",
        unless=r"카드|대출|보이스",
        longest=30,
    ),
    intent("elsewhere.social_insurance", 37, r"4대보험|사대보험|건보료|건강보험료|건강보험", ASKS),
    intent(
        "elsewhere.premium_late",
        36,
        r"(?<!건강)(?<!4대)(?<!고용)(?<!연금)(?<!보증)보험(?:료|금)?",
        r"밀리|밀렸|밀려|(?:못|안)(?:내|냈)|연체|미납",
        r"실효|해지|끊기|없어지|효력|어떻게|되나|되죠|돼|까$|까요|나요",
        unless=r"건강보험|건보료|국민연금|자동차세",
        longest=36,
    ),
    intent(
        "elsewhere.pension",
        37,
        r"국민연금|기초연금|노령연금|연금보험료",
        ASKS,
        unless=f"{MEANING}|{OWN_FIGURE}",
    ),
    intent(
        "elsewhere.old_age",
        37,
        r"(?:예순|일흔|여든|육십|칠십|팔십|[678]\d)(?:이|세|살|대)?(?:인데|이라|이고|넘|이넘|되|됐|중반|후반)|노후|노년|은퇴|늙(?:어서|은|고)|정년",
        r"(?:모아둔|모은|가진|벌어둔|준비한)(?:돈|게|것)?(?:이|도|은)?.{0,3}없|돈(?:이|도|은)?없|준비(?:를|가|도)?.{0,3}(?:못|안|없)|막막|어떻게살|뭐먹고살|걱정|불안|두려|무서",
        unless=r"대출|카드|빚|연체|주식|코인|투자|사기|보증|독촉|압류|회생|저축(?:을)?(?:얼마|어떻게)|얼마(?:나|를)?모아|연금저축|퇴직금|아들|딸|자식",
        longest=60,
    ),
    intent(
        "elsewhere.old_age",
        36,
        r"연금(?!저축|보험|복권)",
        r"전부|밖에|뿐이|(?:으로|만으로)(?:는|만)?.{0,4}(?:못살|살아|살기|버티|먹고)|모자라|부족|빠듯",
        unless=r"압류|카드|대출|빚|연체|" + OWN_FIGURE,
        longest=40,
    ),
    intent(
        "elsewhere.parental_leave",
        36,
        r"육아휴직|출산휴가|(?:아기|애기|아이|애|쌍둥이)(?:를)?(?:낳|출산|태어)|출산",
        r"통장|돈(?:이|도)?(?:없|부족|모자|안|말)|생활비|말라|빠듯|모자라|쪼들|수입(?:이)?(?:줄|없|끊)|월급(?:이)?(?:줄|안|없)|버티|감당|지원|급여",
        unless=r"카드값|대출(?:이|을)?(?:밀|못)|연체|저축|적금|사기|해고|잘렸|짤렸",
        longest=44,
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
        "elsewhere.lent_money",
        36,
        LENT,
        r"안갚|안줘|안준|안주|못받|떼였|떼먹|연락(?:을|이|도)?.{0,3}(?:끊|안|두절|없|피)|잠수|도망|모른척|받을수|받아낼|돌려(?:받|달라|줄)|배째|(?:언제|아직).{0,6}갚",
        unless=r"제가빌려|내가빌려|저는빌려|은행|카드사|대부|캐피탈|저축은행|사채|명의|이름|통장(?:을)?빌려|투자|코인|리딩|보이스|전세|보증금|안갚으면|못갚|빌려줄까|빌려줘도|추심|독촉",
        longest=50,
    ),
    intent(
        "info.no_paper",
        36,
        r"(?:차용증|각서|계약서|영수증|문서|증거)(?:이|가|도|은|는|를|을)?.{0,4}(?:없|안썼|안쓰|안받|못받)",
        about=r"^elsewhere:(?:unpaid|lent_money|unpaid_wages)|^info:no_paper",
        longest=30,
    ),
    intent(
        "info.no_paper",
        36,
        r"차용증(?:이|도|을|은)?.{0,4}(?:없|안썼|안쓰|안받)",
        r"받을|갚|돌려|소송|어떻게|되나|될까|돼",
        longest=40,
    ),
    intent(
        "elsewhere.unpaid",
        37,
        r"받을수|받아낼|소송|고소|신고|지급명령|내용증명|어떻게|어떡|뭐부터",
        about=r"^elsewhere:unpaid$",
        unless=r"대출|카드|빚이|제빚",
        longest=24,
    ),
    intent(
        "elsewhere.lent_money",
        37,
        r"받을수|받아낼|소송|고소|신고|지급명령|내용증명|어떻게|어떡|뭐부터",
        about=r"^elsewhere:lent_money|^info:no_paper",
        unless=r"대출|카드|빚이|제빚",
        longest=24,
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
        "elsewhere.deposit_first",
        34,
        r"계약금|가계약금|보증금|선금",
        r"집주인|임대인|주인|중개|부동산|건물주",
        r"보내(?:라|래|야|면|도|달|기)|입금(?:하라|하래|해야|하면|해도|해달)|송금",
        unless=r"돌려|안줘|안주|못받|보냈|입금했|송금했|사기당|대출",
        longest=44,
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
        "info.deposit_uninsured",
        34,
        r"보증보험|반환보증",
        r"안들었|안들어(?:놨|뒀|서|있)|못들었|없어요|없는데|없습니다|가입(?:을)?(?:안|못)했",
        about=r"^elsewhere:housing|^term:lease_registration|^info:deposit",
        unless="까|나요$|면",
        longest=24,
    ),
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
        r"보증보험|피해자|이사|전재산|경매|어떡|막막|어디(?:에|로)?(?:가|물어|신청)|기한|뭐부터|뭘(?:해야|준비)",
        about=r"^elsewhere:housing$",
        longest=30,
    ),
    intent(
        "elsewhere.housing",
        37,
        r"보증금|전세금|집주인|임대인|전세사기|깡통전세|내용증명|임대차|확정일자|전입신고",
        r"안돌려|안줘|안주|못받|못돌려|사기|잠적|잠수|도망|사라졌|연락(?:이)?(?:안|끊|두절)|내용증명|확인|조심|확정일자|전입|경매|나가라|나가래|나가랍|나가달|(?<![가-힣])방빼|방을?(?:빼래|빼라|빼달)|비우라|비워달|비우래|쫓아|쫓겨|돌려받|돈(?:이)?(?:도)?없(?:대|다고|다는|다니|어서못|다네|다며)|못(?:준|주겠|돌)|새세입자|어떻게(?!이럴|그럴|이런)|어떡|전재산",
        unless=r"(?:집주인|임대인)(?:한테|에게|께).{0,4}(?:뭐라|어떻게(?:말|얘기))|코인|주식|투자|보증금(?:이|을)?(?:모자|부족|마련|올려)|대출(?!이자)",
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
        r"미루|미룰|유예|신청|받을|언제부터|연체|밀렸|밀려|밀린|못내|못갚|이자|부담|버거|어떻게|어떡|가능|수있|놓쳤|되나",
        unless=rf"{OWN_FIGURE}|사기|보이스|주식|코인",
    ),
    intent(
        "elsewhere.student_aid",
        37,
        r"취업(?:하면|후|한뒤|하고나서)|취직(?:하면|후)|알바|졸업|휴학|소득(?:이)?(?:없|생기)|벌(?:면|고있|어서|어요|어$|어야|는데)|이자",
        about=OF_STUDENT,
        unless=r"카드|주식|코인",
        longest=36,
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

"""Messages as the intent patterns read them: one spelling, no spaces, no punctuation (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.services.letters import narrow
from rules.periods import with_last_month

FILLERS = frozenset(
    {
        "좀",
        "제발",
        "혹시",
        "그냥",
        "진짜",
        "정말",
        "너무",
        "지금",
        "한번",
        "일단",
        "우선",
        "저기",
        "근데",
        "그런데",
    }
    | {"시방", "마", "아니", "음", "저", "나", "내", "제", "난", "전"}
)
OBJECT_ENDINGS = ("을", "를", "이", "가", "은", "는", "도", "만", "의")
SLIPS = (
    # whole words of the dialects that the shorter slips below would tear apart
    (r"(?<=[소요네데까제당교])잉+$", ""),
    (r"^(?:고마|고만)(?=$|하[자고이]|해|혀|됐|치[아워]|둬|두[자라]|묻|물어|캐)", "그만"),
    (r"되얐", "됐"),
    (r"^아이다$", "아니다"),
    (r"욕봤(?:소|데이|심더|습니다|습니더|어예|네예|구마|어라)", "수고하셨어요"),
    (r"(?:우째|우예|어째|워째)야(?=돼|되|쓰|하|할|합|$)", "어떻게해야"),
    (r"우야(?:노|꼬|면|믄|지)|우[야짜](?:겠노|겠는교)|우[얄짤]꼬|어쩌까$|어쩐다냐|어쩌끄나", "어떡하지"),
    (r"엄[능는]교|없[능는]교", "없나요"),
    (r"(?<=[있하되가주받내갚됐했])[능는]교", "나요"),
    (r"엄(?=습니다|심더|어예|는데|다카)", "없"),
    (r"어떻하|어떠케|어케|우째|우예|우찌", "어떻게"),
    (r"(?<=어떻게)함$", "해요"),
    (r"얼만교", "얼마인가요"),
    (r"읎(?=[어다는네지으고습])", "없"),
    (r"(?<=[못안사해])묵(?=겄|겠|어|고|는|을|지)", "먹"),
    (r"겄(?=소|다|네|어|는|지|습)", "겠"),
    (r"(?<=[가-힣])부렀", "버렸"),
    (r"워쩐다요|우짠다요|어쩐다요", "어떡하죠"),
    (r"(?<=[그런한])런디(?=[가-힣])|(?<=그)런디", "런데"),
    (r"어캄$|우캄$", "어떻게해요"),
    (r"ㅈㅁ(?=[가-힣]|$)", ""),
    (r"(?<=[는은던한될할쓸])(?:긴|건|기|것)교|(?<=[는은])긴(?:데|가)예", "건가요"),
    (r"혀야(?=[쓰쓸하할되돼되지])", "해야"),
    (r"(?<=야)(?:쓸까|쓰까|쓰것|쓰겄)(?=요|$|네|는)", "할까"),
    (r"(?<=라|고)하까(?=요|$)", "할까"),
    (r"(?<=[가-힣])(?:한티|헌티)(?=[가-힣]|$)", "한테"),
    (r"^그람(?=[가-힣])", "그럼"),
    (r"빌리(?=달|줘|줄|주(?:나|까|면|라)|갔|갈|간)", "빌려"),
    (r"(?<=달라)카", "하"),
    (r"(?<=이)라예$|이라요$", "예요"),
    (r"(?<=[좋싫맞])노$", "나요"),
    # verb stems and ends as they are spoken: 밀맀노, 밀렸당가, 있어유, 있소
    (r"(?<=[밀걸달날털빌질])[맀릿](?=[어다는네노고습지던당])", "렸"),
    (r"(?<=[었았했됐렸겠있없싶])노$", "나요"),
    (r"(?<=[었았했됐렸겠있없갔왔])당가(?:요)?$", "나요"),
    (r"(?<=[어아해돼데네])유$", "요"),
    (r"(?<=[있없겠었았했렸])소$", "어요"),
    # spelled as heard: 돈이 업서요, 해야 대나요, 머라고
    (r"(?:(?<=[이도은가])|(?<![가-힣]))업(?=서(?:요|서|$)|[다네](?:요|$)|는데|어요|습니다)", "없"),
    (r"(?<=없)서(?=요|$)", "어"),
    (r"(?<=[야도])대(?=나요|는지|죠|지요|냐)", "되"),
    (r"(?<=[야도])대(?=요$)", "돼"),
    (r"(?<![가-힣])머(?=라고|라해|할까|해야|하지)", "뭐"),
    (r"(?<=환불|해지|파산|취소|반품)각(?:인가|임)?$", "할까요"),
    (r"어떻게지|어떻게죠$", "어떡하지"),
    (r"썻", "썼"),
    (r"혓(?=[어는다네습고던지])", "혔"),
    (r"잇(?=어|나|는|니|냐|을|으|죠|지)", "있"),
    (r"됬|됫", "됐"),
    (r"했(?:더|던)?니만|햇(?!살)", "했"),
    (r"(?<=.)먼가요|(?<=.)먼데|(?<=.)먼지|(?<=.)모예요", "뭔가요"),
    (r"(?<![나어주할])머(?=야|예|에|임|지|죠|니|냐|가|에요)", "뭐"),
    (r"뭐에요|뭐예욤|뭐여", "뭐예요"),
    (r"요번|욧번", "이번"),
    (r"담달|담월|다음월", "다음달"),
    (r"저저번달|저지난달|전전달", "지지난달"),
    (r"저번달|전월", "지난달"),
    (r"이달|(?<![가-힣])금월|당월", "이번달"),
    (r"프로|퍼센트|퍼센|%", "%"),
    (r"갈켜|가르켜|가르쳐", "알려"),
    (r"얼매|을마|얼마여", "얼마"),
    (r"몬(?=하|내|갚|살)", "못"),
    (r"카두|카트값", "카드"),
    (r"대츌|데출", "대출"),
    (r"리보루빙|리보르빙|리볼링|리볼벙|리버빙|레볼빙|리볼빈|리벌빙|리볼빙서비스", "리볼빙"),
    (r"몇일|며칟날|며칟", "며칠"),
    (r"이율", "이자율"),
    # the ends of words in the dialects, and the clipped ones of messages
    (r"(?<=[습됩합]|입|납|갑|뭡|랍|심)니(?:꺼|껴)", "니까"),
    (r"심니까", "습니까"),
    (r"(?:심|슴|십)(?:더|데이|니더)", "습니다"),
    (r"니더(?=$|\s)", "니다"),
    (r"(?<=[요네데])예$", ""),
    (r"워쩐대유?|워쩐대요|워째|우짜(?:노|지|면|꼬)|어쩔라", "어떡하지"),
    (r"되남유|되남요|된당가|될랑가", "되나요"),
    (r"랑가요?$|ㄹ랑가", "까요"),
    (r"(?<=[다라])니께|당께|랑께", "다"),
    (r"(?<=[가-힣])(?:해|허)불면", "해버리면"),
    (r"그라모|그라믄|그러모|그라면", "그럼"),
    (r"어데", "어디"),
    (r"그기(?=뭐|뭡|무|$)", "그게"),
    (r"을만지|얼만지", "얼마인지"),
    (r"인자(?=모|는|$)", "이제"),
    (r"망했슈", "망했어요"),
    (r"(?<=이)여유$", "에요"),
    (r"그렇쥬", "그렇죠"),
    (r"(?<![말맘])씀$", "썼어"),
    (r"나감$", "나갔어"),
    (r"(?<=[있없했갔왔됐렸났썼았었겠])음$", "어"),
    (r"(?<=내야|돼야|해야)됨$", "돼"),
)
SPELLINGS = tuple((re.compile(wrong), right) for wrong, right in SLIPS)
SLIP = re.compile("|".join(wrong for wrong, _ in SLIPS))
SHORT = 60  # characters; in a longer message the words of a question lie too far apart to mean one
SENTENCE_END = re.compile(r"(?<=[.?!\n…])")
ASKING = re.compile(
    r"\?\s*$|(?:까요?|나요?|는지요?|ㄴ가요|인가요|은가요|죠|려나요?|주세요|줘요?|줄래요?|합니까|습니까)[.\s…ㅠㅜ]*$"
)
#: Where a clause of a long sentence ends, and what asks for a sum of amounts that it tells.
CLAUSE_END = re.compile(r"(?<=[데고서요든니면])[,\s]+")
OF_AMOUNTS = re.compile(
    r"[\d천만백억]\s?(?:만|원|천|을|씩|이고).*(?:얼마|몇\s?(?:달|개월|년|만)|언제)[^?]{0,24}\??\s*$",
    re.DOTALL,
)
PUNCTUATION = re.compile(r"[^\w%.]|_")
DOTS = re.compile(r"(?<!\d)\.|\.(?!\d)")


@dataclass(frozen=True, slots=True)
class NormalForm:
    """One message. ``compact`` has no spaces; ``bare`` also drops fillers and object endings."""

    raw: str
    compact: str
    bare: str
    asks: bool  # carries a question mark

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether either form matches."""
        if pattern.search(self.compact) is not None:
            return True
        return self.bare != self.compact and pattern.search(self.bare) is not None


def normalise(text: str) -> NormalForm:
    """The normal form of a message."""
    plain = with_last_month(narrow(unicodedata.normalize("NFC", text)).lower())
    words = [respell(squeeze(word)) for word in plain.split()]
    kept = [stem(word) for word in words if word and word not in FILLERS]
    return NormalForm(
        raw=text,
        compact=respell("".join(words)),
        bare=respell("".join(kept)),
        asks="?" in plain,
    )


def asking_part(text: str) -> str:
    """What a message asks: all of a short one, the last asking sentence of a long one, else nothing."""
    if len(text) <= SHORT:
        return text
    parts = [part for part in SENTENCE_END.split(text) if part.strip()]
    asking = [part for part in reversed(parts) if ASKING.search(part.strip())]
    short = next((part for part in asking if len(part) <= SHORT), "")
    return short or (last_clauses(asking[0]) if asking else "")


def last_clauses(sentence: str) -> str:
    """The last clauses of a long sentence that asks for an amount, as many as a short message has; else nothing."""
    if not OF_AMOUNTS.search(sentence):
        return ""
    begins = (found.end() for found in CLAUSE_END.finditer(sentence))
    return next((rest for begin in begins if len(rest := sentence[begin:]) <= SHORT), "")


def squeeze(word: str) -> str:
    """A word without punctuation; the point inside a number stays."""
    return PUNCTUATION.sub("", DOTS.sub("", word))


def respell(text: str) -> str:
    """The usual spelling of common slips."""
    if SLIP.search(text) is None:
        return text
    for wrong, right in SPELLINGS:
        text = wrong.sub(right, text)
    return text


def stem(word: str) -> str:
    """A word of three or more syllables without its last particle."""
    return word[:-1] if len(word) >= 3 and word.endswith(OBJECT_ENDINGS) else word

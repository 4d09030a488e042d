"""What the wording of a card answers to: what happened, what was tried, who writes, and how it is said (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.schemas.turn import Case
from app.services.lines_tried import lines_in_vain, tells_unkind, vain_key
from app.services.safety_screen.school_age import is_young
from app.services.safety_screen.screening import OUTRIGHT
from app.services.safety_screen.sign_search import tells

#: Signs of what has happened, or of who is with the one in danger, that the card answers to.
HAPPENED = (
    "gone",
    "gassed",
    "child_hurt",
    "sibling_beaten",
    "fire",
    "fumes",
    "choking",
    "allergic",
    "burnt",
    "withdrawal",
    "quiet_womb",
    "crash",
    "gas_leak",
    "treatment_ended",
    "missing_child",
    "missing_elder",
    "child_beaten",
    "armed",
    "broken_in",
    "violated_other",
    "pictured",
    "bullied",
    "unfed",
    "hurt_in_care",
    "frozen",
    "body_for_debt",
    "lured_abroad",
    "seized",
    "lender_at_hand",
    "threatened",
    "captive",
    "carried_off",
    "followed",
    "tracked",
    "would_harm",
    "collapsed",
    "swallowed",
    "heart",
    "breath",
    "in_labour",
    "coerced",
    "confined_other",
    "beaten_now",
    "hit_at_home",
    "attempted",
    "taken",
    "smoke",
    "bleeding",
    "with_children",
    "driving",
    "taking_children",
    "tonight",
    "held",
    "wounded",
    "nothing_left",
    "preparing",
    "calm_after",
    "behind_a_door",
)
#: Told before in the talk: nobody is sent for, or told what to eat, but to stay out of the house.
TO_LEAVE = ("fire", "fumes", "gas_leak")
#: Which opening fits which sign, the first that spoke; without one the emotion decides.
OPENINGS = {
    "would_harm": "would_harm",
    "admitted": "admitted",
    "line_in_vain": "unanswered",
    "taking_children": "taking_children",
    "half_said": "half_said",
    "self_harm": "self_harm",
    "hidden_wounds": "self_harm",
    "fear_of_self": "fear_of_self",
    "burden": "burden",
    "nobody_left": "burden",
    "money_after_me": "money_after_me",
    "own_death_asked": "money_after_me",
    "last_words": "farewell",
    "last_arrangements": "farewell",
    "greets_all": "farewell",
    "joining_the_dead": "joining_the_dead",
    "sleep_forever": "sleep_forever",
    "wish_to_disappear": "disappear",
    "leave_taking": "farewell",
    "preparing": "farewell",
    "wish_not_to_live": "weary_of_life",
    "living_refused": "weary_of_life",
}
#: Openings of what the words tell, the first that is found; they come before those of the signs.
TOLD = {
    "found_out": re.compile(r"(?:들키|들통|알(?:면|게 ?되)|걸리면|아시면|알려지)[^?]{0,16}?죽"),
    "returned": re.compile(
        r"(?:여기서|전에|지난|그때|예전에)[^?]{0,40}?(?:했던|말했던|썼던|적었던|왔던|하던|상담했던|상담받았던|얘기했던) ?(?:사람|학생|고객|회원)"
    ),
    "ashamed": re.compile(r"(?:창피|쪽팔|부끄|수치스|망신|면목|볼 ?낯)[^?]{0,16}?(?:죽|살|사라|없어지)"),
    "harm_wished": re.compile(
        r"(?:긋|그어|자해|다치게|해치|아프게)[^?]{0,6}?(?:고 ?싶었|고 ?싶은 ?(?:적|때)|할 ?뻔|을까 ?했)"
    ),
    "letter": re.compile(r"(?:편지|유서|유언)[^?]{0,14}?(?:써|썼|쓰고|적어|적었|남겼|남겨)"),
    "given_away": re.compile(
        r"(?:물건|짐|옷|책|반지|아끼던|강아지|고양이)[^?]{0,20}?(?:나눠|줬|넘겼|맡겼|보냈|정리)"
    ),
    "ending_asked": re.compile(
        r"(?:자살|죽으면|죽고 ?나면|죽은 ?(?:뒤|다음))[^?]{0,16}?(?:빚|대출|카드|연체)[^?]{0,12}?(?:나요|까요?|어떻게|되나|되죠|\?)"
    ),
    "came_back": re.compile(
        r"(?:난간|옥상|베란다|선로|다리|대교|절벽|한강)[^?]{0,20}?(?:있|섰|앉았|갔|올라갔|서성이|서성였)(?:었)?다가? ?(?:왔|돌아왔|돌아와|내려왔|내려와|들어왔|집에|그냥 왔|겨우)"
    ),
    "drawn": re.compile(r"난간|옥상|베란다|선로|강물|다리 ?위|창문|높은 ?(?:곳|데)"),
    "unmissed": re.compile(
        r"(?:없어도|빠져도|사라져도|죽어도)[^?]{0,12}?(?:아무도|모를|모르|안 ?찾|슬퍼)|아무도 (?:안|날|나를|저를) ?(?:찾|기억)"
    ),
}
WITH_CHILD = re.compile(r"임신|임산부|만삭|배 ?속 ?아기|뱃속")
HURT = re.compile(r"그었|그어 ?(?:버|놨)|자해(?:를|도)? ?(?:했|하고)|피가|상처")  # and then no mere wish
#: Openings that ask what was already said outright.
ASKING = frozenset({"money_after_me", "farewell", "half_said", "letter", "given_away"})
REPLIES = {
    "relapsed": re.compile(r"(?:다시|또|도로)[^?]{0,8}?(?:그때|그날|원점|예전|처음)|그때(?:로|랑|와|처럼)"),
    "retracted": re.compile(
        r"^[^?]{0,8}?(?:사실|실은|솔직히)|거짓말이|진심이|안 ?괜찮|(?:농담|장난)[^?]{0,6}?아니"
    ),
    "unreachable": re.compile(
        r"(?:전화|연락|카톡|문자|톡).{0,8}(?:안 ?[받돼되봐읽와]|없|두절|끊|꺼져)|사라졌|어디.{0,4}있는지"
    ),
    "refusal": re.compile(r"소용|필요 ?없|전화.{0,8}(?:안|못|싫)|안 ?받아|내버려|두세요|놔둬|의미 ?없"),
    "alone": re.compile(r"혼자|아무도"),
    "farewell": re.compile(r"안녕|미안|잘 ?있|갈게|고마웠"),
}


#: A person is asked for.
WANTED = re.compile(
    r"(?:상담원|상담사|사람)(?:님)?(?:이랑|랑|하고|과|와|한테|에게|으로|을|를|좀)? ?(?:직접 |좀 |바로 |지금 )*(?:연결|바꿔|통화|불러|얘기|이야기|대화)"
)


def heard_in(case: Case) -> Iterator[str]:
    """What a wording may answer to, the most pressing first: what happened, what was tried, who writes, how it is said."""
    if WITH_CHILD.search(case.text):
        yield "with_child"
    written = case.written
    yield from (sign for sign in HAPPENED if sign in case.analysis.risk.rules)
    if any(tells(text, sign) for text in written for sign in TO_LEAVE):
        yield "outside"
    if any(map(tells_unkind, written)):
        yield "unkind"
    yield from filter(None, (vain_key(lines_in_vain(written)),))
    if any(map(WANTED.search, written)):
        yield "person_wanted"
    if is_young(written):
        yield "young"
    if repeats(case):
        yield "repeated"
    yield from (name for name, pattern in REPLIES.items() if pattern.search(case.text))


def repeats(case: Case) -> bool:
    """Whether the message was written before in this talk, word for word."""
    return "".join(case.text.split()) in {"".join(text.split()) for text in case.history.written}


def openings_of(rules: tuple[str, ...], text: str) -> Iterator[str]:
    """Openings that fit what was said; whoever said it outright is not asked whether they mean it."""
    outright = not OUTRIGHT.isdisjoint(rules)
    told = [name for name, words in TOLD.items() if words.search(text)]
    if HURT.search(text):
        told = [name for name in told if name != "harm_wished"]
    if tells_unkind(text):
        told = ["unkind", *told]
    for opening in (*told, *(opening for rule, opening in OPENINGS.items() if rule in rules)):
        if not (outright and opening in ASKING):
            yield opening

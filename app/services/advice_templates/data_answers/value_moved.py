"""What an amount is once it has risen or fallen by a share, and by how much it must rise to be what it was."""

from __future__ import annotations

import re
from decimal import Decimal

from app.schemas.subject import Subject
from app.services.advice_templates.consultation import Answer, Consultation
from app.services.advice_templates.data_answers.reckoning import led, wanted
from app.services.advice_templates.data_answers.told_sums import spoken
from app.services.advice_templates.told.amounts import sums_in, written_out
from app.services.advice_templates.wording import is_, josa, percent, sentences, won
from rules.formatting import MYRIAD

SUBJECT = Subject("calc", "value_moved")
NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
FALLEN = re.compile(
    rf"(?:-|마이너스\s?)(?P<minus>{NUMBER})\s?%"
    rf"|(?P<fallen>{NUMBER})\s?%\s?(?:정도|쯤|나|이나|가량)?\s?(?:떨어|하락|빠[지졌진]|내[리렸린려]|손실|손해|폭락|까먹|물[렸려])"
)
RISEN = re.compile(
    rf"(?P<percent>{NUMBER})\s?%\s?(?:정도|쯤|만|이나)?\s?(?:더\s?)?(?:오르|올[라랐]|상승|뛰|늘|수익)"
)
#: 500 넣었는데 지금 320이면: each amount, a rate and a count are none.
WORTH = re.compile(
    r"(?<![\d.,])(?P<number>\d[\d,]*)\s?(?P<thousand>천)?\s?(?P<unit>만\s?원?|원)?(?!\s?(?:%|년|개월|달|일|주(?!식)|번|배|\d))"
)
EVEN = re.compile(r"본전|원금\s?(?:회복|되|돼)|원래(?:대로|만큼)")
WHOLE = 100


def value_moved(consultation: Consultation) -> Answer:
    """The value now, or whether a rise makes up for the fall that was told."""
    texts = [written_out(text) for text, _ in spoken(consultation)][::-1]
    fallen = next((share for text in texts if (share := fall_in(text)) is not None), None)
    rise = rise_in(texts[0])
    amount = next((told[-1].won for text in texts if (told := sums_in(text).amounts)), None)
    if EVEN.search(texts[0]):
        return Answer(led(consultation) + made_even(fallen, rise), SUBJECT)
    moved = rise if rise is not None else None if fallen is None else -fallen
    if amount is None or moved is None:
        missing = "넣으신 금액" if amount is None else "몇 퍼센트 오르거나 내렸는지"
        return wanted(consultation, SUBJECT, missing, purpose="지금 얼마인지")
    return Answer(led(consultation) + now_worth(amount, moved), SUBJECT)


def value_change(consultation: Consultation) -> Answer:
    """By which share what was put in has moved, and how far a loss is from what it was."""
    amounts = [amount_of(found) for found in WORTH.finditer(written_out(consultation.case.text))]
    if len(amounts) < 2 or not amounts[0]:
        return wanted(consultation, SUBJECT, "넣으신 금액과 지금 금액", purpose="몇 퍼센트인지")
    put, now = amounts[0], amounts[1]
    share = round(Decimal(abs(now - put)) * WHOLE / put, 1)
    if now == put:
        return Answer(led(consultation) + "넣으신 금액 그대로예요.", SUBJECT)
    went = "줄었어요" if now < put else "늘었어요"
    stated = (
        f"{won(put)}에서 {josa(won(now), '이/가')} 되었다면 {won(abs(now - put))}, {percent(share)} {went}."
    )
    even = made_even(share, None) if 0 < now < put else ""
    return Answer(led(consultation) + sentences(stated, even), SUBJECT)


def amount_of(found: re.Match[str]) -> int:
    """One amount in won; a number alone is counted in 만."""
    number = int(found["number"].replace(",", ""))
    thousand = number * (1_000 if found["thousand"] else 1)
    return thousand if found["unit"] == "원" or thousand >= MYRIAD else thousand * MYRIAD


def now_worth(amount: int, moved: Decimal) -> str:
    """What the amount is worth once it has moved, in percent."""
    part = round(abs(amount * moved) / WHOLE)
    way, rest = ("오르면", amount + part) if moved > 0 else ("내리면", amount - part)
    turned = "늘어" if moved > 0 else "줄어"
    return f"{josa(won(amount), '이/가')} {percent(abs(moved), 2)} {way} {josa(won(part), '이/가')} {turned} {is_(won(rest))}."


def made_even(fallen: Decimal | None, rise: Decimal | None) -> str:
    """By how much what has fallen must rise, and whether the rise thought of is enough."""
    ground = "내린 뒤에는 남은 돈이 적어져서, 같은 비율로 올라도 처음 금액에 닿지 않아요."
    if fallen is None or not 0 < fallen < WHOLE:
        example = "예를 들어 20% 내렸다면 25%가 올라야 처음 금액이 돼요."
        return sentences(
            ground, example, "몇 퍼센트 내렸는지 알려 주시면 본전까지 얼마나 올라야 하는지 셈해 드릴게요."
        )
    needed = round(fallen * WHOLE / (WHOLE - fallen), 1)
    stated = f"{percent(fallen, 2)} 내렸다면 거기서 {percent(needed)}쯤 올라야 본전이에요."
    if rise is None:
        return sentences(stated, ground)
    enough = "본전은 넘는 셈이에요." if rise >= needed else "아직 본전에는 조금 못 미쳐요."
    return sentences(stated, f"{percent(rise, 2)} 오르면 {enough}", "앞으로 오를지는 저도 알 수 없어요.")


def fall_in(text: str) -> Decimal | None:
    """By how many percent something has fallen."""
    found = FALLEN.search(text)
    return None if found is None else Decimal(found["minus"] or found["fallen"])


def rise_in(text: str) -> Decimal | None:
    """By how many percent something is thought to rise."""
    found = RISEN.search(text)
    return None if found is None else Decimal(found["percent"])

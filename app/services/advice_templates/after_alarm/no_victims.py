"""Words of fraud from somebody who is no victim: what they ask has its own answer, or nobody lent at any rate (pure)."""

from __future__ import annotations

import re

from app.services.advice_templates.after_alarm.lenders import outlaw_told
from app.services.advice_templates.after_alarm.urgent import PRESSED
from app.services.advice_templates.consultation import Consultation
from app.services.advice_templates.intents import asked_for
from app.services.persons import KIN

#: What has its answer whatever words of fraud are in it: the counsellor, the desks, who promises to wipe debts out,
#: kin or strangers who borrowed in the customer's name, an account lent, a card lost or lent at home, money sent to a wrong account,
#: a fee by card, claims that the law limits, a link that kin sent, harm at home or at work, a door that is not opened,
#: lures that no guide's steps fit.
OF_THE_DESK = frozenset(
    {
        "info.broker",
        "info.name_used",
        "info.lost_card",
        "info.mis_sent",
        "info.card_in_family",
        "info.lure_app_notice",
        "info.lure_fee_by_card",
        "info.link_opened",
        "info.lure_message",
        "info.lure_unopened",
        "info.lure_recovery",
        "info.not_my_payment",
        "info.not_my_debit",
        "service.knows",
        "info.desk_hours",
        "info.desk_visit",
        "service.person_here",
        "elsewhere.papers_held",
        "elsewhere.family_harm",
        "elsewhere.money_control",
        "elsewhere.losing_home",
        "info.run_away",
        "info.thrown",
        "info.still_kin",
        "info.old_and_harmed",
        "info.collector_door",
        "info.name_stolen",
        "info.name_stolen_owed",
        "info.account_wanted",
        "info.account_given",
        "info.account_guilty",
        "info.card_cash_done",
        "info.token_payment",
        "info.revive_promised",
        "info.judged_debt",
        "info.limitation_other",
        "info.weekend_calls",
        "info.entrusted",
        "info.renounced_called",
        "info.inherit_funeral",
        "info.heirs_down",
    }
)
#: Kin who make a scene, as against somebody who calls kin.
KIN_DEMANDS = re.compile(
    rf"(?:{KIN}|가족|식구)(?:들|님)?(?:에서|이|가|께서|는|은|도)(?!름).{{0,14}}(?:난리|뭐라|화내|화를|성화|다그|닦달|몰아|갚으라|갚으래|내라|내래|원망)"
)
COLLECTORS = re.compile(
    r"추심|독촉|사채|업자|업체|대부|카드사|은행|캐피탈|전화|문자|찾아|협박|사진|죽|빚쟁이|채권"
)
PROFIT = "info.lure_profit"
LEFT_BEHIND = frozenset({"info.inherited_debt", "info.inherit_owed", "info.kin_loan_found"})
LEAKING = frozenset({"personal_data_leak", "loan_fraud_work"})
MARKET = re.compile(r"주식|코인|펀드|종목|손절|반토막|물타|수익률|선물|비트|etf|투자")
LENT = re.compile(r"이자|금리|빌려|빌린|빌렸|빌리|대출|사채|일수|대부|급전|업자")
#: A secret shared with kin; whoever gives themselves out for kin writes from another telephone.
SHARED_AT_HOME = re.compile(rf"(?:{KIN}|가족)(?:이랑|랑|한테만|한테|에게만|에게|께)")
FROM_AFAR = re.compile(
    r"카톡|카카오|문자|톡|메신저|전화|폰|번호가바|낯선|모르는|사칭|링크|앱|급하|계좌|신분증|인증"
)


def no_victim(consultation: Consultation) -> bool:
    """Whether words of fraud are no victim's: a forbidden way is asked for, what the counsellor itself knows, or a price fell."""
    question, fraud = consultation.question, consultation.case.analysis.fraud
    if question.intent == PROFIT and fraud is not None and PRESSED.issuperset(fraud.kinds):
        return True  # what is promised on money put in is no interest on a loan
    asked = question.intent in OF_THE_DESK or asked_for(question.intent, question.message)
    at_home = shared_at_home(consultation) or quarrels_at_home(consultation)
    lawful = left_behind(consultation) or called_at_night(consultation)
    return asked or tells_a_loss(consultation) or at_home or lawful


def heard_alone(consultation: Consultation, kind: str) -> bool:
    """Whether one kind of fraud and no other is heard, and no written sign speaks for it."""
    alert = consultation.case.analysis.fraud
    return alert is not None and alert.kinds == (kind,) and not alert.written


def shared_at_home(consultation: Consultation) -> bool:
    """Whether what sounds like a leak is a secret told to kin, face to face."""
    message = consultation.question.message
    return (
        heard_alone(consultation, "personal_data_leak")
        and message.has(SHARED_AT_HOME)
        and not message.has(FROM_AFAR)
    )


def quarrels_at_home(consultation: Consultation) -> bool:
    """Whether kin, and no collector, are those who want somebody in the family to pay."""
    message = consultation.question.message
    return (
        consultation.question.intent == "info.who_pays"
        and message.has(KIN_DEMANDS)
        and not message.has(COLLECTORS)
    )


def called_at_night(consultation: Consultation) -> bool:
    """Whether all that is told is the hour of a call, and no word of a lender outside the law."""
    fraud, called = consultation.case.analysis.fraud, consultation.question.intent == "info.night_call"
    return called and fraud is not None and not fraud.written and not outlaw_told(consultation)


def left_behind(consultation: Consultation) -> bool:
    """Whether what sounds like a stolen name is a loan that a parent, perhaps one who died, had taken out."""
    fraud, intent = consultation.case.analysis.fraud, consultation.question.intent
    of_kin = intent in LEFT_BEHIND
    return of_kin and fraud is not None and not fraud.written and LEAKING.issuperset(fraud.kinds)


def tells_a_loss(consultation: Consultation) -> bool:
    """Whether what sounds like an unlawful rate is how far a price fell: the talk is of an investment, and of no lender."""
    heard, message = heard_alone(consultation, "illegal_rate"), consultation.question.message
    return heard and not message.has(LENT) and in_market_talk(consultation)


def in_market_talk(consultation: Consultation) -> bool:
    """Whether the newest matter that the customer named before is an investment."""
    before = reversed(consultation.written_before)
    named = next((message for message in before if message.has(MARKET) or message.has(LENT)), None)
    return named is not None and named.has(MARKET)

"""Wishes for a sum, as patterns of intents."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent
from app.services.advice_templates.intents.sums.arithmetic import ARITHMETIC_INTENTS
from app.services.advice_templates.intents.sums.at_home import AT_HOME_INTENTS
from app.services.advice_templates.intents.sums.balance_after import BALANCE_AFTER_INTENTS
from app.services.advice_templates.intents.sums.borrowing import BORROWING_INTENTS
from app.services.advice_templates.intents.sums.chained import CHAINED_INTENTS
from app.services.advice_templates.intents.sums.dividing import DIVIDING_INTENTS
from app.services.advice_templates.intents.sums.lateness import LATE_SUM_INTENTS
from app.services.advice_templates.intents.sums.loans import LOAN_SUM_INTENTS
from app.services.advice_templates.intents.sums.onward import ONWARD_INTENTS
from app.services.advice_templates.intents.sums.pay import PAY_INTENTS
from app.services.advice_templates.intents.sums.savings import SAVING_INTENTS
from app.services.advice_templates.intents.sums.two_rates import TWO_RATE_INTENTS
from app.services.advice_templates.intents.sums.values import VALUE_INTENTS
from app.services.advice_templates.intents.sums.wanted import SUM_INTENTS

SUMS: tuple[Intent, ...] = (
    *BALANCE_AFTER_INTENTS,
    *CHAINED_INTENTS,
    *ONWARD_INTENTS,
    *LOAN_SUM_INTENTS,
    *LATE_SUM_INTENTS,
    *ARITHMETIC_INTENTS,
    *SAVING_INTENTS,
    *DIVIDING_INTENTS,
    *TWO_RATE_INTENTS,
    *VALUE_INTENTS,
    *AT_HOME_INTENTS,
    *PAY_INTENTS,
    *BORROWING_INTENTS,
    *SUM_INTENTS,
)

"""Wishes for plain reckoning that goes on with the figure of the answer before."""

from __future__ import annotations

from app.services.advice_templates.intents.intent import Intent, intent
from app.services.advice_templates.intents.sums.wanted import LEAD, SUM, TERM

#: Answers that told one figure of the customer's own, and the sums that went on with it.
FIGURE_TOLD = r"^data:(?:balance|income|leftover|spending|category|card_spent|essential|interest|repayment|card_bill|arrears|debt|revolving|instalment|last_)|^calc:onward"
#: 거기서, 그중에, 그 돈에서: the figure itself.
FROM_THERE = rf"^{LEAD}(?:(?:거기|여기)(?:에)?서|(?:그|이|저)(?:돈|금액|거|게|것)?(?:에서|중에서?)|그에서|그돈에|거기에)"
DONE = r"(?:빼|제하|제외하|떼|내|쓰|갚|나가|빠지|보내|주|더하|합치|보태|들어오|저축하|모으)(?:면|고|고나면)"
NO_ONWARD = r"어디|누구|방법|왜|신청|빌리|대출받|%"

ONWARD_INTENTS: tuple[Intent, ...] = (
    intent(
        "calc.onward",
        23,
        FROM_THERE,
        rf"(?:\d|절?반).{{0,10}}(?:{DONE}|남)|{DONE}",
        unless=NO_ONWARD,
        about=FIGURE_TOLD,
        longest=34,
    ),
    intent(
        "calc.onward",
        25,
        rf"^{LEAD}(?:[가-힣]{{2,10}})?(?:{SUM}|\d{{2,4}})(?:만원?)?(?:을|를|만)?(?:다)?(?:빼|제하|떼|더하)(?:면|고|고나면)",
        unless=NO_ONWARD,
        about=FIGURE_TOLD,
        longest=24,
    ),
    intent(
        "calc.onward",
        25,
        rf"^{LEAD}(?:고정비|고정지출|생활비|대출(?:갚는돈|상환금|원리금)?|이자|할부|꼭쓰는돈|빚갚는돈)(?:을|를|까지|도)?(?:다)?(?:빼|제하|떼)(?:면|고나면)",
        unless=NO_ONWARD,
        about=FIGURE_TOLD,
        longest=24,
    ),
    intent(
        "calc.onward",
        25,
        rf"^{LEAD}(?:그걸|그거|그돈)?(?:의)?(?:절?반)(?:을|만|씩)?(?:저축|모으|떼)|^{LEAD}(?:1년|일년|한해|{TERM})(?:에|이면|면|동안)?(?:은|는)?(?:모으면|저축하면)?(?:총|모두)?(?:얼마.{{0,6}}|요)?$",
        unless=NO_ONWARD,
        about=r"^calc:onward",
        longest=24,
    ),
    intent(
        "data.principal_paid",
        37,
        r"원금(?:은|이|을|만|으로)?(?:그럼)?(?:매달|한달에|다달이)?(?:은)?(?:얼마|몇만)(?:나|를|씩|가|정도)*(?:을)?(?:갚|내|나가|줄|빠지)|원금(?:으로)?(?:갚는|나가는|내는)(?:돈|거|건|것)",
        unless=r"균등|밀린|연체|남|%",
        longest=26,
    ),
    intent(
        "data.principal_paid",
        29,
        rf"^{LEAD}(?:그중|거기서|그중에서?)?원금(?:은|이)(?:그럼)?(?:요|얼마.{{0,6}})$",
        about=r"^data:(?:repayment|interest)",
        longest=16,
    ),
    intent(
        "data.last_times",
        31,
        r"몇배|몇%(?:나|쯤|정도)?(?:늘|올|줄|오른|늘은|는거|준거)",
        unless=r"금리|이자|점수|\d",
        about=r"^data:(?:category|spending|card_spent|income|balance|debt|card_bill|revolving|instalment|essential)",
        longest=16,
    ),
)

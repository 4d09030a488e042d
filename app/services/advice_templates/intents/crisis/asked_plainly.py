"""What is said once the counsellor asked plainly whether the end of a life was meant, and it was not."""

from __future__ import annotations

from app.schemas.subject import ASKED
from app.services.advice_templates.intents.intent import Intent, intent

AFTER_ASKING_INTENTS: tuple[Intent, ...] = (
    intent(
        "talk.meant_journey",
        3,
        r"여행|캠핑|나들이|제주|휴가|놀러|소풍|비행기|바람쐬",
        about=f"^{ASKED}$",
        unless=r"아니고|아니라|말고|안돌아|못돌아",
        longest=40,
    ),
    intent(
        "talk.meant_medicine",
        3,
        r"감기|몸살|두통|편두통|배탈|체해|체한|장염|독감|열이|열나|처방|생리통|병원|약국|진통제|타이레놀|알레르기|아파서|아픈|아파요?$",
        about=f"^{ASKED}$",
        unless=r"많이먹|많이드|다먹|여러|한통|죽|마음이|한꺼번에",
        longest=40,
    ),
    intent(
        "talk.meant_otherwise",
        4,
        r"농담|장난|그냥|아니|아뇨|ㄴㄴ|그런(?:뜻|거|말|생각|건)|괜찮|별(?:뜻|거)|심심|밈|드립|할부|약정|계약|프로젝트|시험|알바|퇴사|이사|출장|공사|택배|포장|묶(?:는|으|을)|빨래|신발|머리끈|리본|정리하(?:느라|다)",
        about=f"^{ASKED}$",
        unless=r"안괜찮|괜찮지(?:가)?않|아닌(?:건|게|것)(?:은)?아니|모르겠|힘들|지쳤",
        longest=40,
    ),
)

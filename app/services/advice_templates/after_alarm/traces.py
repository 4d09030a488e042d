"""Whether the customer's own words hold a trace of what the learnt weight alone finds likely (pure).

A word of caution about collectors makes no sense to somebody who told of none; what is certain, or written, is not
asked for one.
"""

from __future__ import annotations

import re

from app.services.advice_templates.consultation import Consultation

#: Words without which a caution of that kind speaks of what nobody told.
TRACES = {
    "illegal_collection": re.compile(
        r"추심|독촉|빚쟁이|사채|업자|업체|대부|일수|채권|갚으[라란래랍]|내놓|돈(?:을)?받으러|전화|문자|연락|카톡"
        r"|찾아[와왔오온가간]|쫓아|들이닥|미행|집앞|집에와|회사[로에]|직장[으에]|현관|문(?:을|앞)|초인종|벨|협박|욕(?:을|해|하|설)|소리(?:를)?지|고함|때리|때렸"
        r"|칼|죽인|죽여|겁(?:을|주|줘)|가만안|각서|감금|장기|빼앗|뺏|압류|밤마다|새벽|깡패|조폭|덩치|학교앞|밖에(?:서|있)"
    ),
    "acquaintance_collection": re.compile(
        r"(?:한테|에게|께|까지|한테도|에다|에도|로도).{0,10}(?:전화|연락|문자|카톡|톡|알리|알린|알렸|말하|말한|말했|보내|보낸|보냈|뿌리|뿌린|뿌렸|퍼뜨|찾아)"
        r"|연락처|주소록|목록|명단|소문|까발|퍼뜨|뿌린|뿌렸|박제|단톡|단체방|게시|인스타|페북|sns|사진|영상|얼굴|신상|추심|독촉|사채|업자|대부|채권"
    ),
    "illegal_rate": re.compile(
        r"이자|금리|이율|%|프로|퍼센트|\d부|원금|빌려|빌린|빌렸|꿔|꾸어|대출|사채|업자|일수|대부|급전|월변|떼고|갚|연체|수수료|돌려줘|담보|차용증|받고|받아서"
    ),
    "personal_data_leak": re.compile(
        r"신분증|주민|민증|면허|여권|등본|인감|도장|비밀번호|비번|인증|otp|보안카드|번호|정보|계정|아이디|로그인|링크|주소|앱|어플|깔|설치|접속|눌렀|눌러|클릭|원격"
        r"|문자|카톡|톡|메일|사이트|해킹|도용|유출|털렸|털린|명의|이름으로|모르는|신용조회|조회|개통|유심|폰|qr|큐알|파일|가입|발급|결제|누가|누군가"
    ),
}


def untraced(consultation: Consultation, kind: str) -> bool:
    """Whether nothing that the customer wrote in this talk holds a trace of ``kind``."""
    words = TRACES.get(kind)
    return words is not None and not any(message.has(words) for message in consultation.messages)

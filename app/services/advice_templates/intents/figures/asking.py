"""Words in which figures are asked for (data)."""

from __future__ import annotations

HOW_MUCH = (
    r"얼마|얼만|몇|어느정도|어떻게되|어떻게돼|어떤가|알려|확인|궁금|(?<!안)보여|봐줘|봐주|조회|말해|많은편"
)
HAVE = r"있어|있었어|있었나|있었는지|있나|있는지|있니|있냐|있습|있을까|있지|있죠"
ASK = f"{HOW_MUCH}|{HAVE}|언제|인가|나요|는지|니$|냐$|지$|죠$|까$"
MEANING = r"뭐야|뭐예요|뭔가|뭔데|뭐죠|뭐지|무슨뜻|뜻이|뜻알|의미|란$|설명"
CATEGORY = (
    r"식비|외식|먹는데|먹는거|배달|장보|식료품|교통|택시|기름값|주유|통신|휴대폰요금|핸드폰요금|폰비|병원비|의료비|약값"
    r"|교육비|학원비|쇼핑|옷값|여가|취미|문화생활|문화비|노는데|보험료|주거비|월세|관리비|카페|커피|기타지출"
)
CHANGE = r"늘|줄었|줄어|비교|많이나|더나|더썼|더쓴|더많|차이|올랐|변했|변화|증가|감소|보다"
#: What is asked of a cost beside how much it was: whether a score or a tax heeds it.
NO_COST = r"점수|등급|신용|공제|환급|납부내역|납부실적|성실납부|증빙|영수증"
WAY_OUT = r"조정|절차|제도|줄이려|줄이는|줄일|정리하"  # asks for a way, and not for the figure
MONTHLY = r"매달|매월|한달|다달|이번달|월마다|달마다|월에|다음달"
SUMMED = r"합치|합쳐|합하|합해|합계|더하|더해|총|모두|전부|다해서|다합|통틀어"
SET_FREE = r"다갚|끝나|끝날"

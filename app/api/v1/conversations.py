"""A customer's conversations as a whole: all of it as a file, all of it gone."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Depends, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from app.api.v1.callers import OwnData
from app.api.v1.responses import also_as, documented
from app.core.access.dependencies import SeldomAsked
from app.core.dependencies import RecordsDep
from app.errors import BadInput, TooManyRequests, Unavailable
from app.schemas.chat import Identifier
from app.schemas.export import Export, as_text
from app.schemas.rights import Receipt
from rules.korean_time import korean_date

router = APIRouter(prefix="/api/users/{user_id}", tags=["rights"])
ERRORS = documented(BadInput, TooManyRequests, Unavailable)


@router.delete(
    "/conversations",
    responses=ERRORS,
    dependencies=[Depends(SeldomAsked("erasure"))],
    summary="모든 대화 지우기",
)
async def erase(user_id: Identifier, caller: OwnData, records: RecordsDep) -> Receipt:
    """대화, 상담 요청, 의견에 적은 글을 바로 모두 지우고, 지웠다는 증명을 돌려줍니다."""
    return await records.rights.erase(user_id, caller)


@router.get(
    "/export",
    response_model=Export,
    responses=ERRORS | also_as("text/plain"),
    dependencies=[Depends(SeldomAsked("export"))],
    summary="내 대화 내려받기",
)
async def export(
    user_id: Identifier, caller: OwnData, records: RecordsDep, form: Literal["json", "text"] = "json"
) -> Response:
    """인공지능이 만든 답변이라는 알림과 표시가 함께 들어 있습니다. `form=text`면 사람이 읽는 글로 드립니다."""
    found = await records.rights.export(user_id)
    return attached(found, form)


def attached(found: Export, form: str) -> Response:
    """The file."""
    name = f"emofinance-{korean_date(found.exported_at):%Y%m%d}"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{"txt" if form == "text" else "json"}"'}
    if form == "text":
        return PlainTextResponse(as_text(found), headers=headers)
    return JSONResponse(found.model_dump(mode="json"), headers=headers)

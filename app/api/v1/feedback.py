"""``POST /api/feedback``: a thumb for one answer."""

from __future__ import annotations

from fastapi import APIRouter, Request

from app.api.v1.responses import documented
from app.core.access.dependencies import own_data
from app.core.dependencies import RecordsDep
from app.errors import BadInput, MalformedRequest, NotFound, Unavailable
from app.schemas.rights import FeedbackRequest

router = APIRouter(prefix="/api", tags=["rights"])


@router.post(
    "/feedback",
    status_code=204,
    responses=documented(MalformedRequest, BadInput, NotFound, Unavailable),
    summary="답변 평가",
)
async def feedback(body: FeedbackRequest, request: Request, records: RecordsDep) -> None:
    """이 서비스가 기억하는 대화의 답변만 평가할 수 있고, 다시 평가하면 새 평가로 바뀝니다.

    대화를 지우면 그 대화의 평가도 지워지고, 30일이 지나면 누구의 어느 답변이었는지와 글이 지워집니다.
    """
    own_data(request, body.user_id)
    await records.feedback.keep(body)

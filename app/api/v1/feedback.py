"""``POST /api/feedback``: a thumb for one answer."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter, Request

from app.api.v1.responses import documented
from app.core.access.dependencies import own_data
from app.core.db import database_needed
from app.core.dependencies import RecordsDep
from app.errors import BadInput, MalformedRequest, Unavailable
from app.schemas.rights import FeedbackRequest
from app.services.masking import masked

router = APIRouter(prefix="/api", tags=["rights"])


@router.post(
    "/feedback",
    status_code=204,
    responses=documented(MalformedRequest, BadInput, Unavailable),
    summary="답변 평가",
)
async def feedback(body: FeedbackRequest, request: Request, records: RecordsDep) -> None:
    """같은 답변을 다시 평가하면 새 평가로 바뀝니다. 30일이 지나면 누구의 평가인지와 글이 지워집니다."""
    own_data(request, body.user_id)
    reason = None if body.reason is None else masked(body.reason)
    with database_needed():
        await records.feedback.keep(body, reason=reason, at=datetime.now(UTC))

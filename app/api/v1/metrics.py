"""``GET /metrics`` for Prometheus."""

from __future__ import annotations

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from app.core.metrics import exposition

router = APIRouter(tags=["health"])


@router.get("/metrics", summary="Prometheus 지표", response_class=Response)
def metrics() -> Response:
    """개인정보나 고객 ID는 들어 있지 않습니다."""
    return Response(exposition(), media_type=CONTENT_TYPE_LATEST)

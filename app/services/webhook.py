"""Tells the operator's desk that a customer waits, as often as it takes.

Signed as Standard Webhooks (https://www.standardwebhooks.com) has it: ``webhook-signature`` is HMAC-SHA-256
over ``webhook-id.webhook-timestamp.body``, base64, after ``v1,``. A receiver refuses old timestamps and
ids that it has seen.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import httpx2
import structlog

from app.core.background import in_background
from app.core.config import Settings
from app.core.db import DATABASE_AWAY, Database
from app.repositories.deliveries import Delivery, DeliveryRepository

log = structlog.get_logger(__name__)

PAUSE_S = 2.0
FIRST_WAIT_S = 10
LONGEST_WAIT = timedelta(hours=1)
ATTEMPTS = 24  # over about 17 hours
TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Desk:
    """Where webhooks go, and the secret they are signed with."""

    url: str
    secret: bytes


class WebhookSender:
    """Sends what is in the outbox."""

    def __init__(self, deliveries: DeliveryRepository, desk: Desk, http: httpx2.AsyncClient) -> None:
        self.deliveries = deliveries
        self.desk = desk
        self.http = http

    async def run(self) -> None:
        """Send for ever."""
        while True:
            await asyncio.sleep(PAUSE_S)
            try:
                await self.send_due()
            except DATABASE_AWAY as error:
                log.warning("webhooks_wait", error_type=type(error).__name__)

    async def send_due(self) -> int:
        """Send everything that is due now, side by side; the number of messages that arrived."""
        due = await self.deliveries.due(datetime.now(UTC))
        sent = await asyncio.gather(*map(self._send, due), return_exceptions=True)
        for outcome in sent:
            if isinstance(outcome, BaseException):
                raise outcome
        return sent.count(True)

    async def _send(self, delivery: Delivery) -> bool:
        """Send one message, unless another process does."""
        wait = wait_after(delivery.attempts + 1)
        until = datetime.now(UTC) + max(wait, timedelta(seconds=2 * TIMEOUT_S))
        if not await self.deliveries.claim(delivery, until):
            return False
        status = await self._post(delivery)
        if status is not None and 200 <= status < 300:
            await self.deliveries.delivered(delivery, status)
            return True
        over = delivery.attempts + 1 >= ATTEMPTS or status == HTTPStatus.GONE
        await self.deliveries.put_off(delivery, None if over else datetime.now(UTC) + wait, status)
        if over:
            log.error("webhook_given_up", status=status, delivery_id=delivery.delivery_id)
        return False

    async def _post(self, delivery: Delivery) -> int | None:
        """The status that came back, ``None`` when none did."""
        body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":")).encode()
        headers = signed_headers(self.desk.secret, delivery.delivery_id, body, datetime.now(UTC))
        try:
            # The client's own timeout is one of each read: a desk that answers byte by byte would never end.
            async with (
                asyncio.timeout(TIMEOUT_S),
                self.http.stream("POST", self.desk.url, content=body, headers=headers) as answer,
            ):
                return answer.status_code
        except (httpx2.HTTPError, TimeoutError) as error:
            log.warning("webhook_failed", error_type=type(error).__name__)
            return None


def signed_headers(secret: bytes, delivery_id: str, body: bytes, now: datetime) -> Mapping[str, str]:
    """The headers that let the receiver know that it is us, and now."""
    moment = str(int(now.timestamp()))
    signature = hmac.digest(secret, b".".join((delivery_id.encode(), moment.encode(), body)), "sha256")
    return {
        "content-type": "application/json",
        "webhook-id": delivery_id,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{b64encode(signature).decode()}",
    }


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, up to an hour."""
    doubled: int = FIRST_WAIT_S * 2 ** min(attempts - 1, 16)
    return min(timedelta(seconds=doubled), LONGEST_WAIT)


@asynccontextmanager
async def open_webhooks(settings: Settings, database: Database) -> AsyncIterator[None]:
    """Send in the background where the settings name a desk."""
    if settings.handoff_webhook_url is None or settings.handoff_webhook_secret is None:
        yield
        return
    desk = Desk(
        settings.handoff_webhook_url.get_secret_value(),
        settings.handoff_webhook_secret.get_secret_value().encode(),
    )
    async with httpx2.AsyncClient(timeout=TIMEOUT_S, follow_redirects=False) as http:
        sender = WebhookSender(DeliveryRepository(database), desk, http)
        async with in_background(sender.run):
            yield

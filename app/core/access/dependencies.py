"""What routes ask for: the caller, once allowed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Annotated

from fastapi import Depends, Request

from app.core.access.principal import CallerKind, Principal, Scope
from app.core.access.refusal import refuse
from app.core.access.said import TalkRequest
from app.core.access.wiring import access_of, address_of
from app.errors import Forbidden, TooManyRequests, Unauthenticated
from app.schemas.audit import Caller
from app.schemas.chat import ChatRequest, Identifier

ONLY_A_PERSON = "고객에게는 사람만 답할 수 있어요. 상담사 자신의 토큰으로 답해 주세요."


def principal_of(request: Request) -> Principal:
    """Who the middleware let in; raises ``Unauthenticated`` on a path whose rule is open."""
    principal = getattr(request.state, "principal", None)
    if not isinstance(principal, Principal):
        raise Unauthenticated
    return principal


def caller_of(request: Request, scope: Scope) -> Caller:
    """The caller as the audit trail knows them; raises ``Forbidden`` without ``scope``."""
    principal = principal_of(request)
    if not principal.may(scope):
        raise Forbidden
    return Caller(
        request_id=request.state.request_id, actor=principal.actor(scope), address=address_of(request)
    )


def own_data(request: Request, user_id: Identifier) -> Caller:
    """Whoever asks for the data of ``user_id``; raises ``Forbidden`` out of reach."""
    return reaching(request, user_id, Scope.OWN)


OwnDataDep = Annotated[Caller, Depends(own_data)]


def reaching(request: Request, user_id: str, scope: Scope) -> Caller:
    """The caller, with ``scope`` and with ``user_id`` in reach."""
    caller = caller_of(request, scope)
    if not principal_of(request).reaches(user_id):
        raise Forbidden
    return caller


def counsellor(request: Request) -> Caller:
    """A counsellor."""
    return caller_of(request, Scope.COUNSELLOR)


CallerDep = Annotated[Principal, Depends(principal_of)]
CounsellorDep = Annotated[Caller, Depends(counsellor)]


def counselling_person(caller: CounsellorDep, who: CallerDep) -> Caller:
    """Whoever counsels and is a person by their own token: customers are told that no machine wrote to them.

    Raises ``Forbidden``.
    """
    if who.kind is CallerKind.SERVICE:
        raise Forbidden(ONLY_A_PERSON)
    return caller


class SeldomAsked:
    """Counts an operation that is asked for seldom and costs much, by customer, whoever asks in their name.

    Each operation is counted for itself: having read everything keeps nobody from having it erased.
    """

    def __init__(self, operation: str) -> None:
        self.operation = operation

    async def __call__(self, request: Request, user_id: Identifier, caller: OwnDataDep) -> None:
        """Raises ``Forbidden``, ``TooManyRequests``."""
        access = access_of(request)
        if principal_of(request).kind is not CallerKind.OPEN:
            await access.limits.spend(access.rates.rights, self.operation, user_id)


@asynccontextmanager
async def customer_turn(request: Request, said: TalkRequest) -> AsyncIterator[Caller]:
    """Hold one of the turns that a customer may have at once; raises ``Forbidden``, ``TooManyRequests``."""
    caller = reaching(request, said.user_id, Scope.CHAT)
    access = access_of(request)
    async with AsyncExitStack() as held:
        if principal_of(request).kind is not CallerKind.OPEN:
            try:
                await access.limits.spend(access.rates.turns, "turns", said.user_id)
                await held.enter_async_context(access.slots.slot(said.user_id))
            except TooManyRequests as refusal:
                refuse(request, said, refusal)
        yield caller


async def chat_turn(request: Request, body: ChatRequest) -> AsyncIterator[Caller]:
    """The turn that the body asks for, held until the whole answer is sent."""
    async with customer_turn(request, TalkRequest(body.user_id, body.session_id, (body.message,))) as caller:
        yield caller


CounsellingPersonDep = Annotated[Caller, Depends(counselling_person)]
ChatTurnDep = Annotated[Caller, Depends(chat_turn)]

"""Who reaches for a customer's data: allowed, and on record before anything leaves."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from app.core.access.dependencies import OwnDataDep, reaching
from app.core.access.principal import Scope
from app.core.dependencies import RecordsDep
from app.schemas.audit import Caller
from app.schemas.chat import Identifier


async def recorded(request: Request, user_id: Identifier, caller: OwnDataDep, records: RecordsDep) -> Caller:
    """The caller, once it is on record that somebody else than the customer reaches for these data."""
    await records.accesses.note(caller, [user_id], purpose=purpose_of(request))
    return caller


async def recorded_talk(
    request: Request, user_id: Annotated[Identifier, Query()], records: RecordsDep
) -> Caller:
    """The same for what was said in a talk."""
    caller = reaching(request, user_id, Scope.CHAT)
    await records.accesses.note(caller, [user_id], purpose=purpose_of(request))
    return caller


def purpose_of(request: Request) -> str:
    """What is asked for, as the trail keeps it."""
    return f"{request.method} {request.scope['route'].path}".replace("/api/users/{user_id}", "own")


OwnData = Annotated[Caller, Depends(recorded)]
OwnTalk = Annotated[Caller, Depends(recorded_talk)]

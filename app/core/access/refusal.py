"""The one rule above all limits: whoever is in danger is heard, however full it is and however much they have written.

Every limit that a talk can meet refuses through here: a full room, the rates, the turns of one customer.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.types import Receive

from app.core.access.said import TalkRequest, overhear, talker
from app.core.access.wiring import access_of
from app.errors import TooManyRequests


def refuse(connection: HTTPConnection, said: TalkRequest, refusal: TooManyRequests) -> None:
    """Raise ``refusal``, but not at somebody who is in danger by what they ``said``."""
    if not access_of(connection).in_danger(said):
        raise refusal


async def turn_away(connection: HTTPConnection, receive: Receive, refusal: TooManyRequests) -> Receive:
    """As ``refuse``, before the body is read; the channel on which it comes once more. Only talks are spared."""
    principal = talker(connection.scope)
    if principal is None:
        raise refusal
    said, receive = await overhear(receive, principal)
    refuse(connection, said, refusal)
    return receive

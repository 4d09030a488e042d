"""Nobody reaches another customer's data: over every route, for random pairs, and in the bodies."""

from __future__ import annotations

import random
import re
from collections.abc import AsyncIterator, Iterator
from typing import Annotated, Any

import httpx2
import pytest
from fastapi import Depends, FastAPI
from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute, Route

from app.core.access.dependencies import ChatTurnDep, own_data
from app.core.access.middleware import AccessMiddleware, IdentityMiddleware
from app.core.access.principal import Scope
from app.core.access.rules import rule_for
from app.core.access.wiring import address_of, open_to
from app.core.request_id import RequestIdMiddleware
from app.errors import add_error_handlers
from app.repositories.conversations import ConversationRepository
from app.schemas.chat import ChatRequest
from app.schemas.turn import Turn
from tests.conftest import Backend
from tests.rights.conftest import messages, remember
from tests.security.identities import BANK_KEY, GRAFANA_KEY, bearer, client_of, running, token

PAIRS = 10_000
NO_KEYS: dict[str, Any] = {"auth_jwt_secret": None, "api_keys": None}
UNLIMITED = dict.fromkeys(("rate_per_user", "rate_per_address", "rights_per_user"), "1000000/minute")
PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")


@pytest.fixture
async def app(embedded: Backend) -> AsyncIterator[FastAPI]:
    """The application with authentication on."""
    async with running(embedded, **UNLIMITED) as application:
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody on the network."""
    async with client_of(app) as http:
        yield http


def routes_of(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """Method and path of every route."""
    for route in routes:
        if isinstance(route, Route):
            yield from ((method, route.path) for method in sorted(route.methods or {"GET"}))
        else:
            yield from routes_of(list(getattr(route, "routes", None) or []))


def filled(path: str, user_id: str) -> str:
    """``path`` with its parameters."""
    return PARAMETER.sub(lambda name: user_id if name[1] == "user_id" else "x1", path)


def closed_routes(app: FastAPI) -> list[tuple[str, str]]:
    """The routes that are not open to everybody."""
    return [(method, path) for method, path in every_route(app) if not rule_for(filled(path, "kim")).open]


def every_route(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of everything the API's description has, and of every route besides."""
    described = [(m.upper(), path) for path, ops in app.openapi()["paths"].items() for m in ops]
    return sorted({*described, *routes_of(list(app.routes))})


async def status_of(app: FastAPI, method: str, path: str, headers: dict[str, str]) -> int:
    """The status of one request, sent straight to the application."""
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("203.0.113.9", 50_000),
        "server": ("test", 80),
        "scheme": "http",
    }
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"{}", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await app(scope, receive, send)
    return statuses[0]


def test_every_route_of_the_api_is_closed(app: FastAPI) -> None:
    open_paths = {path for _, path in every_route(app) if rule_for(filled(path, "kim")).open}
    assert not {path for path in open_paths if path.startswith(("/api", "/v1", "/metrics"))} - {
        "/api/personas"
    }
    assert len({path for _, path in closed_routes(app)}) >= 10


def test_paths_not_thought_of_are_closed() -> None:
    for path in ("/api/users", "/api/new", "/api", "/api/users/", "/api//users/kim/export", "/v1/new"):
        assert not rule_for(path).open


async def test_random_pairs_reach_nothing(app: FastAPI) -> None:
    chance = random.Random(20_261_125)
    people = [f"{chance.choice(['demo-', 'u', 'kim', ''])}{n}" for n in range(60)]
    tokens = {person: bearer(token(person)) for person in people}
    routes = [(method, path) for method, path in closed_routes(app) if "{user_id}" in path]
    tried: set[tuple[str, str]] = set()
    for _ in range(PAIRS):
        caller, victim = chance.sample(people, 2)
        method, path = chance.choice(routes)
        tried.add((method, path))
        assert await status_of(app, method, filled(path, victim), tokens[caller]) == 403, (
            caller,
            victim,
            path,
        )
    assert tried == set(routes)


async def test_the_owner_gets_in(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/api/users/kim/scenario", headers=bearer(token("kim")))
    assert answer.status_code == 200
    assert (await client.get("/api/users/lee/scenario", headers={"X-API-Key": BANK_KEY})).status_code == 200


@pytest.mark.parametrize(
    "path", ["/api/users/lee/scenario", "/api/users/lee%2F..%2Fkim/scenario", "/api/users/LEE/export"]
)
async def test_spelling_opens_no_door(client: httpx2.AsyncClient, path: str) -> None:
    assert (await client.get(path, headers=bearer(token("kim")))).status_code in {403, 404}


@pytest.mark.parametrize("end", ["%0A", "%0D%0A", "%00", "%0A/x", "%C2%85"])
@pytest.mark.parametrize("path", ["/metrics", "/api/personas", "/api/users/lee/scenario", "/"])
async def test_a_control_character_opens_no_door(client: httpx2.AsyncClient, path: str, end: str) -> None:
    for headers in ({}, bearer(token("kim"))):
        answer = await client.get(f"{path}{end}", headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "malformed_request")


@pytest.mark.parametrize("query", ["user_id=lee", "user_id=kim&user_id=lee", "user_id=", "user_id=%6cee"])
async def test_a_customer_in_the_query_is_checked_too(app: FastAPI, query: str) -> None:
    status = await status_of(app, "GET", f"/api/chat/stream/x1?{query}", bearer(token("kim")))
    assert status == 403


async def test_nobody_gets_in_without_a_key(app: FastAPI, client: httpx2.AsyncClient) -> None:
    for method, path in closed_routes(app):
        answer = await client.request(method, filled(path, "kim"))
        assert answer.status_code == 401, (method, path)
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        if method != "HEAD":
            assert answer.json()["error"]["code"] == "unauthenticated"


async def test_scopes_divide_the_api(app: FastAPI) -> None:
    counsellor = bearer(token("mentor", scope="counsellor"))
    customer = bearer(token("kim"))
    grafana = {"X-API-Key": GRAFANA_KEY}
    assert await status_of(app, "GET", "/api/counsellor/handoffs", customer) == 403
    assert await status_of(app, "GET", "/api/users/mentor/scenario", counsellor) == 403
    assert await status_of(app, "POST", "/api/chat", counsellor) == 403
    assert await status_of(app, "GET", "/api/users/kim/scenario", grafana) == 403
    assert await status_of(app, "GET", "/metrics", customer) == 403
    assert await status_of(app, "GET", "/metrics", grafana) in {200, 404}


async def test_health_and_pages_stay_open(client: httpx2.AsyncClient) -> None:
    assert (await client.get("/health/live")).status_code == 200
    assert (await client.get("/")).status_code == 200


async def test_the_description_says_what_is_asked(app: FastAPI) -> None:
    described = app.openapi()
    assert set(described["components"]["securitySchemes"]) == {"token", "key"}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            closed = not rule_for(path).open
            assert bool(operation.get("security")) is closed
            assert not closed or {"401", "403", "429"} <= set(operation["responses"])


async def test_a_customer_in_the_body_is_checked(embedded: Backend) -> None:
    async with running(embedded, **UNLIMITED) as whole:
        app = talking(whole)
        async with client_of(app) as http:
            body = {"user_id": "lee", "message": "안녕하세요"}
            assert (await http.post("/api/chat", json=body, headers=bearer(token("kim")))).status_code == 403
            assert (
                await http.post("/api/chat", json=body, headers=bearer(token("lee")))
            ).json() == "customer"
            assert (
                await http.post("/api/chat", json=body, headers={"X-API-Key": BANK_KEY})
            ).json() == "service:bank"
            assert (await http.get("/api/mine?user_id=lee", headers=bearer(token("kim")))).status_code == 403


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/chat", {"user_id": "lee", "message": "안녕하세요"}),
        ("/api/chat/stream", {"user_id": "lee", "message": "안녕하세요"}),
        (
            "/v1/chat/completions",
            {"model": "emofinance", "user": "lee", "messages": [{"role": "user", "content": "안녕하세요"}]},
        ),
        ("/api/feedback", {"user_id": "lee", "session_id": "s", "request_id": "r1", "rating": "up"}),
    ],
)
async def test_no_body_reaches_another_customer(
    app: FastAPI, client: httpx2.AsyncClient, path: str, body: dict[str, Any]
) -> None:
    talks = ConversationRepository(app.state.services.redis, ttl_s=600, max_messages=40)
    await remember(talks, "lee", "s", *messages("r1"))
    refused = await client.post(path, json=body, headers=bearer(token("kim")))
    assert refused.status_code == 403, refused.text
    assert (await client.post(path, json=body, headers=bearer(token("lee")))).status_code < 300


async def test_what_needs_no_key_is_told(embedded: Backend) -> None:
    for changes, address, told in (
        ({}, "127.0.0.1", False),
        (NO_KEYS, "127.0.0.1", True),
        (NO_KEYS, "192.0.2.1", False),
    ):
        async with running(embedded, **changes) as whole:
            connection = HTTPConnection({"type": "http", "app": whole, "headers": [], "client": (address, 1)})
            assert open_to(connection) is told


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:DB8:0::1", "2001:db8::1"),
        ("fe80::1%" + "x" * 500, "fe80::1"),
        ("x" * 500, None),
        ("unknown", None),
        ("203.0.113.9, 198.51.100.1", None),
    ],
)
def test_only_an_address_is_one(given: str, address: str | None) -> None:
    assert address_of(HTTPConnection({"type": "http", "headers": [], "client": (given, 1)})) == address


async def test_texts_that_are_no_addresses_share_one_rate(embedded: Backend) -> None:
    async with running(
        embedded, rate_per_address="2/hour", emotion_model_dir=embedded.folder / "none"
    ) as app:
        statuses = []
        for text in ("unknown", "_hidden", "x" * 500):
            async with client_of(app, address=text) as http:
                statuses.append((await http.get("/api/users/kim/scenario")).status_code)
    assert statuses == [401, 401, 429]


def talking(whole: FastAPI) -> FastAPI:
    """An application with the access checks of ``whole`` and two routes of its own."""
    app = FastAPI()
    app.state.access = whole.state.access
    app.add_middleware(AccessMiddleware)
    app.add_middleware(IdentityMiddleware)
    app.add_middleware(RequestIdMiddleware)
    add_error_handlers(app)

    @app.post("/api/chat")
    async def chat(body: ChatRequest, caller: ChatTurnDep) -> str:
        assert Turn.__slots__
        return caller.actor or "customer"

    @app.get("/api/mine", dependencies=[Depends(own_data)])
    async def mine(user_id: Annotated[str, "whose"]) -> str:
        return user_id

    return app


def test_scopes_are_spelled_as_in_the_contract() -> None:
    assert set(Scope) == {"chat", "own", "counsellor", "admin", "metrics"}

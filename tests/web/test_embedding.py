"""Inside a bank's page: allowed origins only, and the token goes to the frame and nowhere else."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, expect

from app.core.config import Settings


def encoded(part: dict[str, object]) -> str:
    """One part of a JWT."""
    return urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


TOKEN = f"{encoded({'alg': 'HS256'})}.{encoded({'sub': '고객-1'})}.c2ln"


@dataclass(frozen=True)
class Origins:
    """Two origins that the same pages come from."""

    bank: str  # allowed
    stranger: str  # not


@pytest.fixture
def origins(bank: int) -> Origins:
    """An allowed origin and another."""
    return Origins(f"http://localhost:{bank}", f"http://127.0.0.1:{bank}")


@pytest.fixture
def site(context: BrowserContext) -> Page:
    """A page whose console may complain: blocking is what is asked of the browser."""
    return context.new_page()


def open_widget(site: Page, origin: str, url: str) -> Frame:
    """The frame behind the button."""
    site.goto(f"{origin}/?home={url}")
    site.get_by_role("button", name="마음 금융 상담").click()
    expect(site.locator("iframe")).to_be_visible()
    handle = site.locator("iframe").element_handle()
    assert handle is not None
    frame = handle.content_frame()
    assert frame is not None
    expect(frame.locator("html[data-ready]")).to_be_attached()
    return frame


def test_an_allowed_page_opens_the_talk(site: Page, origins: Origins, url: str) -> None:
    frame = open_widget(site, origins.bank, url)
    frame.get_by_label("메시지").fill("안녕하세요")
    frame.get_by_label("메시지").press("Enter")
    expect(frame.locator(".theirs .after")).to_be_visible()
    site.get_by_role("button", name="마음 금융 상담").click()
    expect(site.locator("iframe")).to_be_hidden()


def test_the_token_of_the_page_reaches_the_service(site: Page, origins: Origins, url: str) -> None:
    sent: list[tuple[str, str | None]] = []
    site.route("**/api/personas", lambda route: route.fulfill(status=404, json={}))
    site.on(
        "request",
        lambda one: (
            sent.append((one.url, one.headers.get("authorization"))) if "/api/users/" in one.url else None
        ),
    )
    site.goto(f"{origins.bank}/?home={url}")
    site.locator("emofinance-chat").evaluate("(element, token) => { element.token = token; }", TOKEN)
    with site.expect_request("**/api/users/*/sessions"):
        site.get_by_role("button", name="마음 금융 상담").click()
    address, header = sent[0]
    assert "/api/users/%EA%B3%A0%EA%B0%9D-1/" in address
    assert header == f"Bearer {TOKEN}"
    assert TOKEN not in site.content()


def test_other_pages_cannot_run_the_script(site: Page, origins: Origins, url: str) -> None:
    blocked: list[str] = []
    site.on("console", lambda line: blocked.append(line.text) if "CORS policy" in line.text else None)
    site.goto(f"{origins.stranger}/?home={url}")
    site.wait_for_timeout(300)
    assert site.evaluate("customElements.get('emofinance-chat')") is None
    assert len(blocked) == 1


@pytest.mark.parametrize(
    ("origin", "path", "shown"),
    [("bank", "/embed", True), ("stranger", "/embed", False), ("bank", "/", False), ("stranger", "/", False)],
)
def test_only_the_embedded_talk_may_be_framed_and_only_there(
    site: Page, origins: Origins, url: str, origin: str, path: str, *, shown: bool
) -> None:
    site.goto(f"{getattr(origins, origin)}/frame?home={url}{path}")
    talk = site.frame_locator("iframe").get_by_label("메시지")
    if shown:
        expect(talk).to_be_visible()
    else:
        expect(talk).to_have_count(0)


def test_the_policy_of_every_page(url: str, origins: Origins) -> None:
    for path in ("/", "/flow", "/counsellor", "/embed"):
        with urlopen(url + path) as answer:  # noqa: S310
            policy = answer.headers["Content-Security-Policy"]
            assert "unsafe" not in policy
            for part in (
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "require-trusted-types-for 'script'",
            ):
                assert part in policy
            ancestors = policy.partition("frame-ancestors ")[2]
            assert ancestors == (origins.bank if path == "/embed" else "'none'")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_assets_may_be_kept_because_their_address_changes(url: str) -> None:
    with urlopen(f"{url}/flow") as answer:  # noqa: S310
        address = answer.read().decode().partition('stylesheet" href="')[2].partition('"')[0]
    with urlopen(url + address) as asset:  # noqa: S310
        assert "immutable" in asset.headers["Cache-Control"]
        assert asset.headers["X-Content-Type-Options"] == "nosniff"


def test_only_allowed_origins_are_told_so(url: str, origins: Origins) -> None:
    for origin, allowed in ((origins.bank, origins.bank), (origins.stranger, None), ("null", None)):
        with urlopen(Request(f"{url}/widget.js", headers={"Origin": origin})) as answer:  # noqa: S310
            assert answer.headers["Access-Control-Allow-Origin"] == allowed
            assert answer.headers["Vary"] == "Origin"


@pytest.mark.parametrize(
    "origin", ["*", "https://*.bank.example", "bank.example", "https://bank.example/x", "https://a b"]
)
def test_an_allow_list_names_each_origin(origin: str) -> None:
    with pytest.raises(ValueError, match="web_embed_origins"):
        Settings(_env_file=None, web_embed_origins=origin)

"""The pages people see: static files under a strict policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

from app.core.config import Settings

FOLDER = Path(__file__).parent
ASSETS, SITE = FOLDER / "assets", FOLDER / "site"
FIRST_PERSONA = "demo-delinq-early"
A_YEAR = 31_536_000

#: Only our own files run, nothing is inline, and no script can parse text as markup.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

router = APIRouter(include_in_schema=False)


class Assets(StaticFiles):
    """Files under an address that changes with their content, so they may be kept for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file with its headers."""
        response = await super().get_response(path, scope)
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.status_code < 400:
            response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        return response


def files() -> Iterator[Path]:
    """Every file of the site, in a fixed order."""
    return (path for folder in (ASSETS, SITE) for path in sorted(folder.rglob("*")) if path.is_file())


@cache
def assets_path() -> str:
    """The address of the assets; it names their content."""
    digest = blake2b(digest_size=6)
    for path in files():
        digest.update(path.read_bytes())
    return f"/assets/{digest.hexdigest()}"


@cache
def page(name: str) -> str:
    """One page with its head and the addresses of its assets filled in."""
    head, text = ((SITE / f"{part}.html").read_text("utf-8") for part in ("head", name))
    return text.replace("{head}", head).replace("{assets}", assets_path()).replace("{user}", FIRST_PERSONA)


def serve(name: str, *, framed_by: Iterable[str] = ()) -> HTMLResponse:
    """A page that only the origins of ``framed_by`` may frame."""
    return html(page(name), framed_by=framed_by)


def html(text: str, *, framed_by: Iterable[str] = (), status: int = 200) -> HTMLResponse:
    """An HTML answer under the policy of every page."""
    ancestors = " ".join(framed_by) or "'none'"
    policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
    headers = {
        **SAFE_HEADERS,
        "Content-Security-Policy": f"{policy}; frame-ancestors {ancestors}",
        "Cache-Control": "no-cache",
    }
    return HTMLResponse(text, status_code=status, headers=headers)


@router.get("/")
def talk() -> HTMLResponse:
    """The talk."""
    return serve("index")


@router.get("/flow")
def flow() -> HTMLResponse:
    """나의 마음·재정 흐름."""
    return serve("flow")


@router.get("/counsellor")
def counsellor() -> HTMLResponse:
    """상담사 화면."""
    return serve("counsellor")


@router.get("/embed")
def embed(request: Request) -> HTMLResponse:
    """The talk inside a frame of an allowed origin."""
    return serve("index", framed_by=embed_origins(request))


@router.get("/widget.js")
def widget(request: Request) -> Response:
    """The script that a bank's page loads; other origins than the allowed ones cannot run it."""
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=300", "Vary": "Origin"}
    origin = request.headers.get("origin")
    if origin in embed_origins(request):
        headers["Access-Control-Allow-Origin"] = origin
    return Response((FOLDER / "widget.js").read_bytes(), media_type="text/javascript", headers=headers)


def embed_origins(request: Request) -> tuple[str, ...]:
    """The origins that may show the talk inside their pages."""
    settings: Settings = request.app.state.settings
    return settings.web_embed_origins


def add_pages(app: FastAPI) -> None:
    """Serve the pages, and their assets."""
    app.include_router(router)
    app.mount(assets_path(), Assets(directory=ASSETS), name="assets")

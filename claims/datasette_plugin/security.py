"""Security headers. Article text is hostile: pages escape it, and these headers hold where escaping should fail.

Sources: Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), OWASP Secure Headers Project.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.app import Datasette

_Message = MutableMapping[str, Any]
_Send = Callable[[_Message], Awaitable[None]]
_Receive = Callable[[], Awaitable[_Message]]
_App = Callable[[_Message, _Receive, _Send], Awaitable[None]]

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Our pages load their own files and nothing else; no script and no style stands in them."""

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",  # what browsers without frame-ancestors know
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
_POLICY = b"content-security-policy"
# Scripts of Datasette's pages that stand in the page, each without a variable; table.html has one in two forms.
_TEMPLATES = ("_close_open_menus.html", "_codemirror_foot.html")
_FACET_SCRIPTS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def secured(datasette: Datasette) -> Callable[[_App], _App]:
    """A wrapper of the application that adds the headers where a response has not set them itself.

    Datasette's own pages get a policy only under ``claims serve``: elsewhere other plugins, which may need scripts in
    the page, share them.
    """
    settings = datasette.plugin_config("claims") or {}
    policy = datasette_policy().encode("ascii") if settings.get("secure") else None

    def wrapper(app: _App) -> _App:
        async def wrapped(scope: _Message, receive: _Receive, send: _Send) -> None:
            async def secure_send(message: _Message) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": _with_headers(message.get("headers", []), policy)}
                await send(message)

            await app(scope, receive, secure_send)

        return wrapped

    return wrapper


@cache
def datasette_policy() -> str:
    """The policy of Datasette's own pages: of scripts in the page only those that its templates hold, by their hashes.

    Its templates use style attributes, so styles in the page are allowed.
    """
    templates = files("datasette") / "templates"
    scripts = [script for name in _TEMPLATES for script in _SCRIPT.findall((templates / name).read_text("utf-8"))]
    hashes = " ".join(
        f"'sha256-{b64encode(sha256(script.encode('utf-8')).digest()).decode('ascii')}'"
        for script in (*scripts, *_FACET_SCRIPTS)
    )
    return PAGE_POLICY.replace("script-src 'self'", f"script-src 'self' {hashes}").replace(
        "style-src 'self'", "style-src 'self' 'unsafe-inline'"
    )


def _with_headers(headers: list[tuple[bytes, bytes]], policy: bytes | None) -> list[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in headers}
    added = {name: value for name, value in _HEADERS.items() if name not in there}
    if policy and _POLICY not in there:
        added[_POLICY] = policy
    return [*headers, *added.items()]

"""Who may review: off unless the site was started with it; then those who came with the token or through the proxy.

Datasette's own actors and permissions are used: the hooks of this plugin say who an actor is and what ``claims-review``
needs. Other plugins' actors are let in by ``plugins: claims: review: allow:`` in Datasette's metadata, in the form of
its ``allow`` blocks.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils import actor_matches_allow
from itsdangerous import BadSignature

from claims.datasette_plugin.site import site_of
from claims.errors import QuestionError

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

ACTION = "claims-review"
"""The permission to review, with the database's name as its resource."""

COOKIE = "claims_reviewer"
CSRF_COOKIE = "ds_csrftoken"
_NAMESPACE = "claims-review"
_DAYS_VALID = 30
_SECONDS_A_DAY = 86_400
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie to set with a response.

    Args:
        value: Signed by Datasette.
        max_age: How long it is valid, in seconds.
    """

    value: str
    max_age: int = _DAYS_VALID * _SECONDS_A_DAY


def new_token() -> str:
    """A token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


def settings_of(datasette: Datasette) -> Mapping[str, Any] | None:
    """The settings of reviewing; None where it is off."""
    review = site_of(datasette).review
    if review is None:
        review = (datasette.plugin_config("claims") or {}).get("review")
    return review if isinstance(review, Mapping) else {} if review else None


def is_token(datasette: Datasette, given: str | None) -> bool:
    """Whether this is the token that was printed at start."""
    token = (settings_of(datasette) or {}).get("token")
    return bool(token and given) and secrets.compare_digest(str(given).encode(), str(token).encode())


def cookie_for(datasette: Datasette, name: str) -> Cookie:
    """The cookie of somebody who came with the token.

    Args:
        datasette: The application, whose secret signs.
        name: The name with which decisions are signed.

    Raises:
        QuestionError: The name is blank or long.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise QuestionError("a decision needs a name", hint=f"Give one of at most {LONGEST_NAME} characters")
    return Cookie(value=datasette.sign({"id": name, "until": int(time.time()) + Cookie(value="").max_age}, _NAMESPACE))


def actor_of(datasette: Datasette, request: Request) -> dict[str, str] | None:
    """Who a request comes from, by the proxy's header or by our cookie; None leaves it to others."""
    settings = settings_of(datasette)
    if settings is None:
        return None
    header = settings.get("actor_header")
    if header and (name := request.headers.get(str(header).lower(), "").strip()):
        return {"id": name[:LONGEST_NAME], "claims": "reviewer"}
    try:
        signed = datasette.unsign(request.cookies.get(COOKIE, ""), _NAMESPACE)
    except BadSignature:
        return None
    if not isinstance(signed, dict) or time.time() > signed.get("until", 0):
        return None
    return {"id": signed["id"], "claims": "reviewer"}


def may_review(datasette: Datasette, actor: Mapping[str, Any] | None) -> bool:
    """Whether an actor may review."""
    settings = settings_of(datasette)
    if settings is None or actor is None:
        return False
    if "allow" in settings:
        return bool(actor_matches_allow(actor, settings["allow"]))
    return actor.get("claims") == "reviewer"


def was_checked(request: Request) -> bool:
    """Whether Datasette has compared the form's token with the cookie's: it does not where no cookie came at all.

    A proxy's header comes with every request, those that another site's page makes too; so without the cookie nothing
    is written.
    """
    authorization: str = request.headers.get("authorization", "")
    return CSRF_COOKIE in request.cookies and not authorization.startswith("Bearer ")

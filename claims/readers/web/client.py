"""Fetching one address: guarded, bounded, slow on purpose, and never twice what has not changed."""

from __future__ import annotations

import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from claims.errors import ClaimsError, FormatError, WebError
from claims.readers.inputs.compressed import decode_content
from claims.readers.web.cache import Cache, Kept
from claims.readers.web.guard import Deadline, DeadlineError, GuardedBackend, PrivateAddressError, refusal
from claims.readers.web.robots import LIMIT, Rules, rules_of
from claims.readers.web.settings import AGENT, WebSettings

_REDIRECTS = 5
_STEP = 15.0  # seconds that a server may be silent
_LONGEST_WAIT = 60.0  # seconds that are waited where a server asks for patience; longer, and the address fails
_TRIES = 3
_DOCUMENTS = ("application/pdf", "application/vnd.openxmlformats", "application/gzip", "application/x-gzip")
_NOT_READ = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_REFUSED = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses",
    451: "may not give it for legal reasons",
}
_FAILURES = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    OSError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address gave.

    Args:
        url: Where it was found, after all redirects.
        body: The content, decoded.
        content_type: Its type, as the server says.
        at: When it was fetched, or confirmed to be unchanged.
    """

    url: str
    body: bytes
    content_type: str
    at: datetime

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        return httpx.Response(200, headers={"content-type": self.content_type}).charset_encoding


class Client:
    """Fetches addresses, one after the other.

    Args:
        settings: What the caller decides.
        limit: The most bytes of a page; documents may have five times as many.
        sleep: Waits; tests count instead.
    """

    def __init__(self, settings: WebSettings, *, limit: int, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._limit = limit
        self._sleep = sleep
        self._deadline = Deadline()
        self._cache = Cache(settings.cache) if settings.cache else None
        self._rules: dict[str, Rules] = {}
        self._next: defaultdict[str, float] = defaultdict(float)
        self._held: dict[str, float] = {}
        backend = GuardedBackend(self._deadline, allow_private=settings.allow_private)
        # No proxy is used: it would connect to addresses that nobody here has checked.
        self._client = httpx.Client(
            transport=_Transport(backend, httpx.create_ssl_context()),
            timeout=_STEP,
            trust_env=False,
            headers={"User-Agent": f"{AGENT}/0.1 (quotation database; robots.txt: {AGENT})", "Accept": "*/*"},
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, address: str) -> Answer:
        """Fetch an address, over redirects, as the hosts allow.

        Raises:
            WebError: It cannot be fetched, or must not be.
            FormatError: It is too large.
        """
        url = _parse(address, address)
        for _ in range(_REDIRECTS + 1):
            self._require_allowed(url, address)
            found = self._patiently(url, address)
            if isinstance(found, Answer):
                return found
            url = found
        raise WebError(
            f"more than {_REDIRECTS} redirects", where=address, hint="Name the address of the article itself"
        )

    def _require_allowed(self, url: httpx.URL, address: str) -> None:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = self._fetch_rules(httpx.URL(f"{origin}/robots.txt"), address)
        rules = self._rules[origin]
        if rules.closed:
            raise WebError(
                f"{origin}/robots.txt cannot be had now, which forbids everything", where=address, hint="Try later"
            )
        if not rules.allows(str(url)):
            raise WebError(
                f"{origin}/robots.txt forbids it", where=address, hint="Ask the outlet, or save the page by hand"
            )

    def _fetch_rules(self, url: httpx.URL, address: str) -> Rules:
        for _ in range(_REDIRECTS + 1):
            with self._open(url, address) as response:
                if response.next_request is not None:
                    url = _parse(str(response.next_request.url), address)
                    continue
                try:
                    body = b"".join(_up_to(response.iter_raw(), LIMIT))
                    body = decode_content(body, response.headers.get("content-encoding"), limit=4 * LIMIT, origin="")
                except ClaimsError:
                    body = b""  # a host with an unreadable robots.txt has none
                return rules_of(response.status_code, body)
        return Rules()

    def _patiently(self, url: httpx.URL, address: str) -> Answer | httpx.URL:
        """One request, and again where the server asks to wait a little or drops the connection."""
        for attempt in range(1, _TRIES + 1):
            try:
                with self._open(url, address, cached=self._cache.get(str(url)) if self._cache else None) as response:
                    wait = _asked_to_wait(response)
                    if wait is None:
                        return self._answer(response, url, address)
            except _Dropped as dropped:
                if attempt == _TRIES:
                    raise dropped.error from None
                wait = self._settings.delay
            if wait > _LONGEST_WAIT or attempt == _TRIES:
                self._held[url.host] = time.monotonic() + wait
                raise _held_off(wait, address)
            self._sleep(wait)
        raise AssertionError("unreachable: the last try returns or raises")

    def _open(self, url: httpx.URL, address: str, *, cached: Kept | None = None) -> _Opened:
        self._wait_for_turn(url.host, address)
        self._deadline.start(self._settings.seconds)
        headers = {"Accept-Encoding": "gzip, deflate"}
        if cached and cached.etag:
            headers["If-None-Match"] = cached.etag
        if cached and cached.modified:
            headers["If-Modified-Since"] = cached.modified
        request = self._client.build_request("GET", url, headers=headers)
        return _Opened(self._client, request, address, cached, _Clock(self._deadline, self._settings.seconds))

    def _wait_for_turn(self, host: str, address: str) -> None:
        now = time.monotonic()
        if self._held.get(host, 0.0) > now:
            raise _held_off(self._held[host] - now, address)
        if self._next[host] > now:
            self._sleep(self._next[host] - now)
        delay = max([self._settings.delay, *(one.delay for key, one in self._rules.items() if _host(key) == host)])
        self._next[host] = time.monotonic() + delay

    def _answer(self, response: httpx.Response, url: httpx.URL, address: str) -> Answer | httpx.URL:
        if response.next_request is not None:
            return _parse(str(response.next_request.url), address)
        now = datetime.now(UTC)
        cached: Kept | None = response.request.extensions.get("cached")
        if response.status_code == 304 and cached:
            return Answer(url=str(url), body=cached.body, content_type=cached.content_type, at=now)
        if response.status_code != 200:
            raise _refused(response, address)
        content_type = response.headers.get("content-type", "")
        body = self._body(response, content_type, address)
        etag, modified = response.headers.get("etag"), response.headers.get("last-modified")
        if self._cache and (etag or modified):
            kept = Kept(body=body, content_type=content_type, etag=etag, modified=modified, at=now)
            self._cache.put(str(url), kept)
        return Answer(url=str(url), body=body, content_type=content_type, at=now)

    def _body(self, response: httpx.Response, content_type: str, address: str) -> bytes:
        if content_type.lower().startswith(_NOT_READ):
            raise FormatError(f"this is {content_type.partition(';')[0].strip():.60}, no article", where=address)
        limit = self._limit * (5 if content_type.lower().startswith(_DOCUMENTS) else 1)
        told = response.headers.get("content-length", "")
        if told.isascii() and told.isdigit() and int(told) > limit:
            raise _too_large(limit, address)
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > limit:
                raise _too_large(limit, address)
        return decode_content(bytes(body), response.headers.get("content-encoding"), limit=limit, origin=address)


class _Dropped(Exception):  # noqa: N818 - it never leaves this file
    """A connection that broke; another try may do."""

    def __init__(self, error: WebError) -> None:
        super().__init__()
        self.error = error


@dataclass(frozen=True, slots=True)
class _Clock:
    """The deadline of a request, and how long it gave."""

    deadline: Deadline
    seconds: float


class _Opened:
    """An answer while it is read; what goes wrong meanwhile becomes an error of ours."""

    def __init__(
        self, client: httpx.Client, request: httpx.Request, address: str, cached: Kept | None, clock: _Clock
    ) -> None:
        self._client = client
        self._request = request
        self._address = address
        self._clock = clock
        self._response: httpx.Response | None = None
        request.extensions = {**request.extensions, "cached": cached}

    def __enter__(self) -> httpx.Response:
        try:
            self._response = self._client.send(self._request, stream=True, follow_redirects=False)
        except (*_FAILURES, PrivateAddressError, DeadlineError) as failed:
            raise self._error(failed) from None
        return self._response

    def __exit__(self, kind: type[BaseException] | None, failed: BaseException | None, traceback: object) -> None:
        if self._response is not None:
            self._response.close()
        if isinstance(failed, (*_FAILURES, PrivateAddressError, DeadlineError)):
            raise self._error(failed) from None

    def _error(self, failed: Exception) -> Exception:
        if isinstance(failed, PrivateAddressError):
            return refusal(self._address, failed)
        is_late = isinstance(failed, (httpx.TimeoutException, httpcore.TimeoutException))
        if isinstance(failed, DeadlineError) or (is_late and self._clock.deadline.is_over):
            what = f"it takes more than {self._clock.seconds:g} seconds"
        elif is_late:
            what = "the server does not answer"
        else:
            what = f"it cannot be fetched: {str(failed).strip(' .') or type(failed).__name__:.200}"
        error = WebError(what, where=self._address, hint="Check the address, or try later")
        again = (httpx.RemoteProtocolError, httpx.ReadError, httpcore.RemoteProtocolError, httpcore.ReadError)
        return _Dropped(error) if isinstance(failed, again) else error


class _Transport(httpx.BaseTransport):
    """httpx over connections that are guarded; httpx's own transport takes no network backend."""

    def __init__(self, backend: httpcore.NetworkBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_keepalive_connections=8)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        response = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions={"timeout": request.extensions.get("timeout", {})},
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Stream(response))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        """Give the connection back."""
        self._response.close()


def _parse(url: str, address: str) -> httpx.URL:
    """An address that may be looked at.

    Raises:
        WebError: It is broken, not of the web, or brings a password.
    """
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as broken:
        raise WebError(f"this is no address: {broken}", where=address, hint="Check it") from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise WebError(f"only http and https addresses are fetched, not {parsed.scheme or 'this'}", where=address)
    if parsed.userinfo:
        raise WebError("the address holds a password, which would be kept with the article", where=address)
    return parsed


def _host(origin: str) -> str:
    return httpx.URL(origin).host


def _up_to(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        yield piece[: limit - total]
        total += len(piece)
        if total >= limit:
            return


def _asked_to_wait(response: httpx.Response) -> float | None:
    """The seconds that a server asks to wait; None where it answers."""
    if response.status_code not in {429, 503}:
        return None
    told = response.headers.get("retry-after", "")
    if told.isascii() and told.isdigit():
        return float(min(int(told), 86_400))
    try:
        moment = parsedate_to_datetime(told)
        return max(0.0, min(86_400.0, (moment - datetime.now(moment.tzinfo)).total_seconds()))
    except (ValueError, TypeError, OverflowError):
        return 5.0


def _held_off(seconds: float, address: str) -> WebError:
    return WebError(f"the server asks to come back in {seconds:,.0f} seconds", where=address, hint="Try again then")


def _refused(response: httpx.Response, address: str) -> WebError:
    code = response.status_code
    if code in _REFUSED:
        return WebError(f"the server {_REFUSED[code]} (HTTP {code})", where=address, hint="Save the page by hand")
    if code in {404, 410}:
        return WebError(f"there is no such page (HTTP {code})", where=address, hint="Check the address")
    if code == 304:
        return WebError("the server says 'not modified' to a first request", where=address, hint="Try later")
    return WebError(f"the server answers with HTTP {code}", where=address, hint="Try later")


def _too_large(limit: int, address: str) -> FormatError:
    return FormatError(
        f"it has more than {limit:,} bytes",
        where=address,
        hint="Download it and import the file, or raise --max-characters if it is one article",
    )

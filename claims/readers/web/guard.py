"""Which addresses are fetched: those of the public Internet, checked where the connection is made.

A name is resolved once, for the connection; what comes out is checked, and that is what is connected to. So a name that
means a public address when it is looked at and an inner one a moment later (DNS rebinding) gains nothing, and each
redirect is checked as if a person had named it. TLS still verifies the certificate against the name.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from claims.errors import WebError

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # RFC 4291, 2.4: all that is routed on the public Internet
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: IPv4 addresses as a network without IPv4 sees them
# Public by their numbers, and yet inside: Azure's and Oracle's services for the machine itself.
_METADATA = frozenset({"168.63.129.16", "192.0.0.192"})

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateAddressError(Exception):
    """An address inside a network."""


class DeadlineError(Exception):
    """The time that one request may take is over."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public Internet's, and so are all that it stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast and str(address) not in _METADATA
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if address not in _GLOBAL_UNICAST or not address.is_global or address.is_multicast:
        return False
    within = [address.sixtofour, *(address.teredo or ())]
    return all(is_public(one) for one in within if one)


class Deadline:
    """The moment by which a request has to be done."""

    def __init__(self) -> None:
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Count from now."""
        self._end = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether it has passed, or is so near that a wait for it has ended."""
        return time.monotonic() > self._end - 0.05

    def within(self, timeout: float | None) -> float:
        """A timeout that does not pass the deadline.

        Raises:
            DeadlineError: It has passed.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise DeadlineError
        return left if timeout is None else min(timeout, left)


class GuardedBackend(httpcore.NetworkBackend):
    """Connections to checked addresses, with a deadline on every step.

    Args:
        deadline: Bounds all that these connections do; a server that sends a byte now and then does not move it.
        allow_private: Whether addresses inside a network may be connected to.
    """

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers.

        Raises:
            PrivateAddressError: It has none on the public Internet.
            ConnectError: There is no such host, or no address answers.
        """
        failed: Exception = httpcore.ConnectError("no address")
        for address in self._addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
                return _Bounded(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as refused:
                failed = refused
        raise failed

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(self._deadline.within(seconds))

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as unknown:
            raise httpcore.ConnectError(f"there is no host {host}") from unknown
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if self._allow_private:
            return addresses
        public = [one for one in addresses if is_public(ipaddress.ip_address(one.partition("%")[0]))]
        if not public:
            raise PrivateAddressError(f"{host} is {addresses[0]}" if addresses and addresses[0] != host else host)
        return public


class _Bounded(httpcore.NetworkStream):
    """A connection whose every step keeps the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: Any,  # noqa: ANN401
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _Bounded(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401
        return self._stream.get_extra_info(info)


def refusal(where: str, reason: PrivateAddressError) -> WebError:
    """The error for an address inside a network."""
    return WebError(
        f"this address lies inside a network ({reason}), so it is not fetched",
        where=where,
        hint="If it is meant, allow it with --allow-private",
    )

"""A PostgreSQL server of the tests' own: started from the binaries that are installed, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The server refuses to run as root; Debian's packages bring the first user, every system has the second.
_UNPRIVILEGED = ("postgres", "nobody")


class NoServerError(Exception):
    """There is no server to be had here; the message says why."""


def binary(name: str) -> str:
    """The path of a program of PostgreSQL's; Debian keeps most of them off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(debian[-1]) if debian else shutil.which(name)
    if not found:
        raise NoServerError(f"PostgreSQL is not installed: no {name} in /usr/lib/postgresql or on the PATH")
    return found


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server for the block.

    Yields:
        The URL of its database ``postgres``.
    """
    initdb, server = binary("initdb"), binary("postgres")
    user = _unprivileged_user() if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="claims-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        data = str(folder / "data")
        options = ["--auth=trust", "--username=claims", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        command = [initdb, "-D", data, *options]
        made = subprocess.run(command, check=False, user=user, capture_output=True, text=True, cwd="/")
        if made.returncode:
            raise NoServerError(f"initdb failed: {made.stderr.strip()}")
        port = _free_port()
        settings = {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": name}
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "32MB"}
        arguments = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen([server, "-D", data, *arguments], user=user, stdout=log, stderr=log, cwd="/")
        try:
            _wait_until_ready(port, process, folder / "log")
            yield f"postgresql+psycopg://claims@127.0.0.1:{port}/postgres"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _unprivileged_user() -> str:
    import pwd  # Windows has none

    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in _UNPRIVILEGED:
        if name in known:
            return name
    raise NoServerError("PostgreSQL refuses to run as root, and there is no user postgres or nobody")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    psql = [binary("psql"), "-h", "127.0.0.1", "-p", str(port), "-U", "claims", "-c", "SELECT 1", "postgres"]
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise NoServerError(f"the server ended: {log.read_text()}")
        if subprocess.run(psql, check=False, capture_output=True).returncode == 0:
            return
        time.sleep(0.1)
    raise NoServerError(f"the server did not answer in 30 seconds: {log.read_text()}")

"""Libraries of formats that not everybody needs: they come with the extra ``formats``."""

from __future__ import annotations

from importlib.util import find_spec

from claims.errors import MissingPackageError

EXTRA = "formats"


def need(package: str, what: str, *, origin: str) -> None:
    """Make sure that a library is there before it is imported.

    Args:
        package: The name under which it is imported.
        what: What needs it, for the message ("PDF").
        origin: The input that needs it.

    Raises:
        MissingPackageError: It is not installed.
    """
    try:
        found = find_spec(package) is not None
    except ValueError:  # somebody has put None or a bare module into sys.modules
        found = False
    if not found:
        raise MissingPackageError(
            f"{what} needs the package {package.partition('.')[0]}, which is not installed",
            where=origin,
            hint=f"pip install 'claims[{EXTRA}]'",
        )

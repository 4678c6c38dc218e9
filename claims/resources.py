"""Where the files that come with Claims lie: in the wheel inside the package, in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

from claims.errors import ClaimsError

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder ``name`` (``migrations`` or ``fixtures``) of this installation.

    Raises:
        ClaimsError: The installation is damaged: neither the wheel's copy nor the checkout's is there.
    """
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ClaimsError(
        f"the folder {name!r} is missing from this installation", where=str(_PACKAGE), hint="Install claims again"
    )

"""Write the documentation that is made from the code: ``python docs/make.py``. Tests hold the pages to the code.

``python docs/make.py picture`` also paints docs/images/ask.svg, the picture in the README, from the demonstration.
"""

from __future__ import annotations

import contextlib
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claims.cli.reference import cli_markdown
from claims.store.tables.reference import schema_markdown

DOCS = Path(__file__).parent
QUESTION = "what did Ben Ayed say through his website"
WIDTH = 96


def main() -> None:
    """Write every page that is made from the code."""
    (DOCS / "cli.md").write_text(cli_markdown(), encoding="utf-8")
    (DOCS / "schema.md").write_text(schema_markdown(), encoding="utf-8")
    if "picture" in sys.argv[1:]:
        paint()


def paint() -> None:
    """Ask the demonstration's database, and keep what the terminal shows as an SVG."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "demo.db")
        run("demo", "--db", database)
        answer = run("ask", QUESTION, "--db", database)
        first = Text.from_ansi(answer).plain.split()[0]
        shown = run("show", first, "--db", database)
    console = Console(record=True, width=WIDTH, file=io.StringIO())
    for command, output in ((f'claims ask "{QUESTION}"', answer), (f"claims show {first}", shown)):
        console.print(Text.assemble(("$ ", "dim"), (command, "bold")))
        console.print(Text.from_ansi(output.strip()), soft_wrap=True)
        console.print()
    images = DOCS / "images"
    images.mkdir(exist_ok=True)
    # Without the fonts that rich would have the reader's browser fetch.
    picture = re.sub(r"@font-face \{.*?\}\s*", "", console.export_svg(title="claims"), flags=re.DOTALL)
    (images / "ask.svg").write_text(picture, encoding="utf-8")


def run(*arguments: str) -> str:
    """What a command prints on a terminal, colours included."""
    terminal, end = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(WIDTH)}
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "claims", *arguments], env=environment, stdout=end, stderr=subprocess.DEVNULL
    ):
        os.close(end)
        parts = []
        with contextlib.suppress(OSError):  # how a terminal whose program has ended says so
            while part := os.read(terminal, 1 << 16):
                parts.append(part)
    os.close(terminal)
    # Where this checkout lies is nobody's business.
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n").replace(f"{DOCS.parent}/", "")


if __name__ == "__main__":
    main()

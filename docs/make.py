"""Write the documentation that is made from the code: ``python docs/make.py``. Tests hold the files to the code."""

from __future__ import annotations

from pathlib import Path

from claims.cli.reference import cli_markdown
from claims.store.reference import schema_markdown

DOCS = Path(__file__).parent


def main() -> None:
    (DOCS / "cli.md").write_text(cli_markdown(), encoding="utf-8")
    (DOCS / "schema.md").write_text(schema_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()

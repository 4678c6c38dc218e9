"""Imports point down only, and each heavy library has its one room: what docs/architecture.md says, enforced."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Container, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "claims"

RECORDS = {
    "article",
    "quotation",
    "factcheck",
    "errors",
    "arguments",
    "process",
    "on_demand",
    "resources",
    "inference",
    "lexicon",
}
ROOMS = {"readers", "pipeline", "resolve", "store", "search"}
ABOVE_ROOMS = {"ingest", "ask", "speakers", "tracing", "exports", "evaluate"}
ABOVE_ASK = {"factchecks"}
FACADE = {"database", "deciding", "demo", "reviewing"}
EVERYTHING = RECORDS | ROOMS | ABOVE_ROOMS | ABOVE_ASK | FACADE
BESIDE = {"training", "models"}

MAY_IMPORT = (
    dict.fromkeys(RECORDS, RECORDS)
    | {room: RECORDS | {room} for room in ROOMS}
    | {room: RECORDS | ROOMS | {room} for room in ABOVE_ROOMS}
    | {"factchecks": RECORDS | ROOMS | {"ask", "factchecks"}, "ingest": RECORDS | ROOMS | {"factchecks", "ingest"}}
    | dict.fromkeys(FACADE, EVERYTHING)
    | {"datasette_plugin": EVERYTHING | {"datasette_plugin"}}
    | dict.fromkeys(("cli", "__main__"), EVERYTHING | BESIDE | {"datasette_plugin", "cli"})
    | {"training": RECORDS | {"pipeline", "search", "evaluate", "models", "training"}, "models": RECORDS | {"models"}}
)

# The rooms of the pipeline and what each reads of the others, beside records and annotations.
PIPELINE_MAY_IMPORT: dict[str, set[str]] = {
    "annotations": set(),
    "text": set(),
    "tagger": {"text"},
    "names": {"text"},
    "entities": {"text", "names"},
    "circumstances": {"text", "names", "entities"},
    "sources": {"text", "names", "entities"},
    "speakers": {"text", "names", "entities", "circumstances", "sources"},
    "relays": {"text", "names", "entities", "circumstances", "sources", "speakers"},
    "dates": {"text", "names", "entities", "circumstances"},
    "attributions": {"tagger", "text", "sources"},
}
ON_TOP = {"__init__", "build", "extract", "pieces", "shift"}

# The rooms of the store and what each reads of the others, beside the records on its top that are open to all.
STORE_MAY_IMPORT: dict[str, set[str]] = {
    "tables": set(),
    "engines": {"tables"},
    "entities": {"tables", "engines"},
    "quotations": {"tables", "engines", "entities"},
    "factchecks": {"tables", "engines", "quotations"},
    "decisions": {"tables", "engines", "entities", "quotations", "factchecks"},
    "claims": {"tables", "engines", "quotations", "decisions"},
    "articles": {"tables", "engines", "entities", "quotations", "decisions"},
    "browsing": {"tables", "entities", "quotations", "decisions"},
    "upkeep": {"tables", "engines", "quotations", "decisions"},
}
STORE_RECORDS = {"records", "stored", "corrections", "identity"}
STORE_ON_TOP = {"__init__", "store", "store_claims", "store_decisions", "store_factchecks", "reader", "mirror"}

ONLY_IN = {
    "spacy": {"pipeline", "training"},
    "thinc": {"pipeline", "training"},
    "onnxruntime": {"inference", "search", "training"},
    "tokenizers": {"pipeline", "search", "training"},
    "torch": {"training"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store"},
    "typer": {"cli"},
    "rich": {"cli"},
    "click": {"cli"},
    "datasette": {"datasette_plugin"},
    "leather": {"datasette_plugin"},
    "uvicorn": {"datasette_plugin"},
    "trafilatura": {"readers"},
    "feedparser": {"readers"},
    "httpx": {"readers"},
    "httpcore": {"readers"},
    "protego": {"readers"},
    "fastwarc": {"readers"},
    "pdfminer": {"readers"},
    "docx": {"readers"},
    "zstandard": {"readers"},
    "sqlite_utils": {"readers"},
    "dateparser": {"pipeline"},
    "dask": {"ingest"},
    "distributed": {"ingest"},
}

HEAVY = ("spacy", "thinc", "torch", "onnxruntime", "trafilatura", "dateparser", "alembic", "sqlalchemy", "datasette")


def room_of(path: Path) -> str:
    """The room that a file of the package belongs to: ``claims/store/articles/write.py`` to ``store``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if node.module == "claims" or is_module(name) else node.module or ""


FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_lies_below_it(path: Path) -> None:
    room = room_of(path)
    assert room in MAY_IMPORT, f"{room} is a new room: say in docs/architecture.md and here what it may import"
    for module in imported_modules(path):
        top, _, rest = module.partition(".")
        if top == "claims" and rest and rest != "__version__":
            assert rest.split(".")[0] in MAY_IMPORT[room], f"{room} may not import {module}"


def read_inside(path: Path, house: str) -> Iterator[str]:
    """Of ``claims.store.tables.base``, imported by a file of ``store``, "tables"."""
    for module in imported_modules(path):
        if module == f"claims.{house}" or module.startswith(f"claims.{house}."):
            yield module.removeprefix(f"claims.{house}").lstrip(".").partition(".")[0]


@dataclass(frozen=True)
class House:
    """A room that has grown to a house of rooms: what each of them reads of the others.

    Args:
        may_import: Of each room those that it reads.
        open_to_all: What every room reads.
        on_top: What reads every room.
    """

    name: str
    may_import: dict[str, set[str]]
    open_to_all: set[str]
    on_top: set[str]


# The rooms of readers, beside what is open to all of them; formats of the web are read as files are.
READERS_MAY_IMPORT: dict[str, set[str]] = {
    "metadata": set(),
    "inputs": {"metadata"},
    "formats": {"metadata", "inputs"},
    "web": {"metadata", "inputs", "formats", "dispatch"},
    "claimreview": {"metadata", "inputs", "formats"},
}
RESOLVE_MAY_IMPORT: dict[str, set[str]] = {"entities": set(), "claims": set()}
SEARCH_MAY_IMPORT: dict[str, set[str]] = {"questions": set(), "meaning": set(), "ranking": {"questions"}}

HOUSES = [
    House("pipeline", PIPELINE_MAY_IMPORT, {"annotations"}, ON_TOP),
    House("store", STORE_MAY_IMPORT, STORE_RECORDS, STORE_ON_TOP),
    House("readers", READERS_MAY_IMPORT, {"options", "failure", "packages"}, {"__init__", "dispatch"}),
    House("resolve", RESOLVE_MAY_IMPORT, set(), {"__init__", "reprints"}),
    House("search", SEARCH_MAY_IMPORT, set(), {"__init__"}),
]
ROOMED = [(house, path) for house in HOUSES for path in FILES if room_of(path) == house.name]


@pytest.mark.parametrize(
    ("house", "path"), ROOMED, ids=lambda one: one.name if isinstance(one, House) else str(one.relative_to(PACKAGE))
)
def test_a_room_of_a_house_reads_only_those_before_it(house: House, path: Path) -> None:
    room = path.relative_to(PACKAGE / house.name).with_suffix("").parts[0]
    if room in house.on_top:
        return
    known = house.may_import | {record: set[str]() for record in house.open_to_all}
    assert room in known, f"{room} is a new room: say in docs/architecture.md and here what it may read"
    for read in read_inside(path, house.name):
        assert read in known[room] | {room} | house.open_to_all, f"{room} may not import {read} of {house.name}"


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_the_rooms_of_a_house_have_an_order(house: House) -> None:
    TopologicalSorter(house.may_import).prepare()  # raises CycleError where two read each other


def test_no_module_needs_itself_by_way_of_others() -> None:
    modules = {module_of(path): path for path in FILES}
    needs = {name: needed(path, modules) - {name} for name, path in modules.items()}
    TopologicalSorter(needs).prepare()  # raises CycleError with the way round


def module_of(path: Path) -> str:
    return ".".join(("claims", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def needed(path: Path, modules: Container[str]) -> set[str]:
    """The modules that a file imports; of ``from a import b`` that is ``a.b`` where there is such a module."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {name if name in modules else node.module or "" for name in names}
    return {name for name in found if name in modules}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_imported_only_in_its_room(path: Path) -> None:
    for module in imported_modules(path):
        allowed = ONLY_IN.get(module.split(".")[0])
        assert allowed is None or room_of(path) in allowed, f"{room_of(path)} may not import {module}"


@pytest.mark.parametrize("statement", ["import claims", "import claims.cli", "import claims.cli as c; c.app"])
def test_starting_imports_nothing_heavy(statement: str) -> None:
    script = f"{statement}\nimport sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_public_names_are_complete_and_documented() -> None:
    import claims

    for name in claims.__all__:
        assert hasattr(claims, name)
    assert claims.extract.__doc__
    assert claims.open_database.__doc__

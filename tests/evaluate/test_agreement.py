"""Our figures against those of the scorers that PolNeAR figures are published with, on the same predictions."""

from __future__ import annotations

import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.evaluate.corpora import read_corpus
from claims.evaluate.gold import Annotated, Corpus
from claims.evaluate.score import Evaluation, score
from claims.quotation import Addressee, Quotation, Relay, Span, Speaker

SHARED = Path(__file__).parents[2] / "../shared"
DEV = SHARED / "polnear/dev"
SPEAKERS = SHARED / "gold/dev_speakers.jsonl"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DEV.is_dir(), reason="the annotated corpora are not beside this checkout"),
    # The reference scorers leave their files open.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory):
    """The reference scorers as modules."""
    sys.path.insert(0, str(SHARED / "tools"))
    yield importlib.import_module("attribution_score"), importlib.import_module("speaker_score")
    sys.path.remove(str(SHARED / "tools"))


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(DEV, speakers=SPEAKERS)


@pytest.fixture(scope="module")
def evaluation(corpus: Corpus) -> Evaluation:
    chance = random.Random(11)  # noqa: S311
    return score(corpus, [blurred(annotated, chance) for annotated in corpus.articles])


def blurred(annotated: Annotated, chance: random.Random) -> list[Quotation]:
    """The gold with all sorts of mistakes in it: an extraction that is right about half the time."""
    text = annotated.article.text
    quotations = []
    for gold in annotated.quotations:
        if not gold.content or chance.random() < 0.2:
            continue
        content = [moved(text, start, end, chance) for start, end in gold.content]
        source = moved(text, *gold.source[0], chance) if gold.source and chance.random() < 0.9 else None
        quotations.append(
            Quotation(
                kind=chance.choice(("direct", "indirect", "mixed")),
                content=tuple(content),
                cue=moved(text, *gold.cue[0], chance) if gold.cue else None,
                source=source,
                speaker=speaker(gold.labels, chance),
                relays=relays(text, gold.labels, chance),
                addressees=addressees(gold.labels, chance),
            )
        )
    return quotations


def moved(text: str, start: int, end: int, chance: random.Random) -> Span:
    if chance.random() < 0.5:
        start = max(0, min(start + chance.randint(-15, 15), len(text) - 1))
        end = max(start + 1, min(end + chance.randint(-15, 15), len(text)))
    return Span.of(text, start, end)


def speaker(labels: Any, chance: random.Random) -> Speaker | None:
    if labels is None or not labels.speaker:
        return None
    name = labels.speaker if chance.random() < 0.7 else labels.speaker.split()[chance.choice((0, -1))]
    return Speaker(name, "person")


def relays(text: str, labels: Any, chance: random.Random) -> tuple[Relay, ...]:
    kept = [one for one in (labels.relays if labels else ()) if chance.random() < 0.6]
    extra = [Relay("Daily Planet", "outlet", 0, 5)] if chance.random() < 0.1 else []
    return tuple(Relay(one.name, "outlet", one.start, one.end) for one in kept + extra)


def addressees(labels: Any, chance: random.Random) -> tuple[Addressee, ...]:
    names = [name for name in (labels.addressees if labels else ()) if chance.random() < 0.7]
    return tuple(Addressee(name, "person", 0, 1) for name in [*names, *(["reporters"] * (chance.random() < 0.1))])


def test_attribution_figures_agree(tools, corpus: Corpus, evaluation: Evaluation) -> None:
    reference, _ = tools
    predictions = {
        Path(one.annotated.article.origin).stem: [spans(quotation) for quotation in one.extracted]
        for one in evaluation.articles
    }
    theirs, _ = reference.score(reference.read_gold(str(DEV)), predictions)
    for name, expected in theirs.items():
        ours = evaluation.figures["content found" if name == "content IoU>=.5" else name]
        assert (ours.precision, ours.recall, ours.f1) == pytest.approx(expected), name


def spans(quotation: Quotation) -> dict[str, list[tuple[int, int]]]:
    one = lambda span: [(span.start, span.end)] if span else []  # noqa: E731
    return {
        "content": [(part.start, part.end) for part in quotation.content],
        "cue": one(quotation.cue),
        "source": one(quotation.source),
    }


def test_speaker_figures_agree(
    tools, evaluation: Evaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, reference = tools
    extracted = tmp_path / "extracted.jsonl"
    extracted.write_text("".join(f"{json.dumps(line)}\n" for line in lines(evaluation)), "utf-8")
    monkeypatch.setattr(sys, "argv", ["speaker_score.py", str(DEV), str(SPEAKERS), str(extracted)])
    reference.main()
    figures = evaluation.figures
    speaker, hidden = figures["speaker"], figures["speaker hidden"]
    relay, addressee = figures["relay"], figures["addressee"]
    expected = [
        f"gold persons and organisations {speaker.gold:.0f}, matched {speaker.predicted:.0f}",
        f"matched {speaker.precision * 100:.1f}%   recall {speaker.recall * 100:.1f}%",
        f"pronoun/nominal  {hidden.precision * 100:.1f}% of {hidden.predicted:.0f} matched",
        f"relay P {relay.precision * 100:.1f} R {relay.recall * 100:.1f} F1 {relay.f1 * 100:.1f}",
        f"addressee P {addressee.precision * 100:.1f} R {addressee.recall * 100:.1f} F1 {addressee.f1 * 100:.1f}",
    ]
    printed = capsys.readouterr().out
    for line in expected:
        assert line in printed


def lines(evaluation: Evaluation) -> list[dict[str, Any]]:
    return [
        {
            "origin": Path(one.annotated.article.origin).name,
            "quotations": [quotation.to_dict() for quotation in one.extracted],
        }
        for one in evaluation.articles
    ]

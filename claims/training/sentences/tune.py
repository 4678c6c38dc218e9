"""``python -m claims.training.sentences.tune CORPUS PAIRS OUT``: teach the sentence encoder what is asked in the news.

The published all-MiniLM-L6-v2 is trained on: questions and statements are drawn to the quotations that answer them and
away from the others of a batch (InfoNCE; van den Oord et al. 2018, "Representation Learning with Contrastive Predictive
Coding"), as vectors that see the sentences around a quotation just as those of ``claims import`` do. How near two
quotations are to each other is held where it was, since claims are gathered by it.

Written to OUT: what :mod:`claims.training.sentences.encoder` writes, and ``figures.json``: how well the pairs of the
articles that were kept for measuring are found, before and after.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import log_softmax

from claims.pipeline.build import build
from claims.training.encoder import Encoder, Shape, pretrained_folder
from claims.training.sentences.batches import Batch
from claims.training.sentences.encoder import export_sentence_encoder
from claims.training.sentences.pairs import read_pairs
from claims.training.sentences.student import Read, Student, mixed
from claims.training.tagger.export import TOKENIZER

logger = logging.getLogger(__name__)

FIGURES = "figures.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the training is done with.

    Args:
        epochs: Times that every article is seen.
        articles: In a batch.
        quotations: Of each article in a batch at least, where it has them, beside those that are asked for.
        rate: The largest size of a step; it rises for ten steps and falls to nothing.
        scale: What cosines are multiplied with before the softmax.
        hold: What it counts that two quotations are as near to each other as they were.
        nearer: A quotation of another article that is nearer by so much than the best right one may answer too, and
            counts for nothing.
        dropout: Share of values that are set to zero.
        seed: Of everything that is drawn.
    """

    epochs: int = 3
    articles: int = 16
    quotations: int = 16
    rate: float = 1e-4
    scale: float = 20.0
    hold: float = 20.0
    nearer: float = 0.05
    dropout: float = 0.1
    seed: int = 0


_HELD_AT_ONCE = 256  # quotations of a batch whose nearness to each other is held
_RISING = 10  # steps
_DECAY, _LONGEST_STEP = 0.01, 1.0


def tune(student: Student, articles: Sequence[Read], recipe: Recipe) -> None:
    """Train the student's encoder.

    Args:
        student: Its encoder is changed.
        articles: What to learn from.
        recipe: What the training is done with.
    """
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311
    student.encoder.eval()
    before = student.vectors(articles)
    around = [one.around for one in before]
    weights = [p for name, p in student.encoder.named_parameters() if p.requires_grad and "features" not in name]
    optimiser = torch.optim.AdamW(weights, lr=recipe.rate, weight_decay=_DECAY)
    steps = recipe.epochs * math.ceil(len(articles) / recipe.articles)
    order = list(range(len(articles)))
    step = 0
    for epoch in range(recipe.epochs):
        if epoch:  # what is around changes slowly, so that its vectors are those of the epoch's beginning
            student.encoder.eval()
            around = student.around(articles)
        student.encoder.train()
        chance.shuffle(order)
        lost = 0.0
        for start in range(0, len(order), recipe.articles):
            part = order[start : start + recipe.articles]
            batch = Batch.of([articles[one] for one in part], recipe.quotations, chance)
            rows = [torch.tensor(kept) for kept in batch.kept]
            context = torch.cat([around[one][kept] for one, kept in zip(part, rows, strict=True)])
            old = torch.cat([before[one].both[kept] for one, kept in zip(part, rows, strict=True)])
            old_own = torch.cat([before[one].own[kept] for one, kept in zip(part, rows, strict=True)])
            own = student.encode(batch.said)
            both = mixed(own, context)
            asked = student.encode([student.pieces(words) for words in batch.words])
            loss = contrast(asked @ both.T, batch, recipe)
            some = torch.randperm(len(own))[:_HELD_AT_ONCE]
            moved = drift(both[some], old[some]) + drift(own[some], old_own[some])
            (loss + recipe.hold * moved).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(weights, _LONGEST_STEP)
            for group in optimiser.param_groups:
                group["lr"] = recipe.rate * min(1.0, (step + 1) / _RISING) * (1.0 - step / steps)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            lost += float(loss.detach()) * len(part)
        logger.info("epoch %d: loss %.3f", epoch + 1, lost / len(order))
    student.encoder.eval()


def contrast(cosines: Tensor, batch: Batch, recipe: Recipe) -> Tensor:
    """How far the softmax over a batch's quotations is from what answers, the mean over its questions.

    Args:
        cosines: Of questions and quotations, [question, quotation].
        batch: The batch.
        recipe: Scale, and which quotations may answer too.
    """
    with torch.no_grad():
        best = torch.where(batch.gains > 0, cosines, torch.tensor(-2.0)).max(1, keepdim=True).values
        may_answer = (batch.asks[:, None] != batch.article[None]) & (cosines > best + recipe.nearer)
    likely = log_softmax((cosines * recipe.scale).masked_fill(may_answer, -1e4), dim=1)
    return -(batch.gains * likely).sum(1).mean()


def drift(now: Tensor, before: Tensor) -> Tensor:
    """How much the cosines of some vectors with each other have changed: the mean square."""
    return ((now @ now.T - before @ before.T) ** 2).mean()


@torch.no_grad()
def measured(student: Student, articles: Sequence[Read]) -> dict[str, float]:
    """How well the pairs of the held articles are found by cosine alone.

    Args:
        student: The encoder.
        articles: All of them: among their quotations is searched.

    Returns:
        ``statements``: the mean reciprocal rank of the quotation that a statement rewords, among all; ``topics``:
        nDCG@10 of topics among all; ``within``: the same among the quotations of their article.
    """
    vectors = torch.cat([one.both for one in student.vectors(articles)])
    first = [0]
    for one in articles:
        first.append(first[-1] + len(one.said))
    figures: dict[str, list[float]] = {"statements": [], "topics": [], "within": []}
    for start, one in zip(first, articles, strict=False):
        if not one.paired.held:
            continue
        asked = student.encode([student.pieces(each.words) for each in one.paired.asked])
        for each, row in zip(one.paired.asked, asked @ vectors.T, strict=True):
            here = {start + number: gain for number, gain in each.gains.items()}
            if each.is_statement:
                (right,) = here
                figures["statements"].append(1.0 / (1 + int((row > row[right]).sum())))
            else:
                figures["topics"].append(ndcg(row, here))
                figures["within"].append(ndcg(row[start : start + len(one.said)], each.gains))
    return {name: round(sum(values) / max(len(values), 1), 3) for name, values in figures.items()}


def ndcg(cosines: Tensor, gains: Mapping[int, float]) -> float:
    """nDCG@10 of an order by cosine.

    Args:
        cosines: Of the quotations.
        gains: What some of them are worth.
    """
    found = [gains.get(place, 0.0) for place in torch.argsort(-cosines)[:10].tolist()]
    return _discounted(found) / _discounted(sorted(gains.values(), reverse=True)[:10])


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Train the sentence encoder on, and export it.")
    for name in ("corpus", "pairs", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors; by default the installed package")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    recipe = Recipe()
    pretrained = pretrained_folder(arguments.encoder)
    tokenizer = Tokenizer.from_file(str(pretrained / TOKENIZER))
    encoder = Encoder(Shape(), dropout=recipe.dropout).eval()
    encoder.load_pretrained(pretrained)
    student = Student(encoder, tokenizer)
    articles = [student.read(one) for one in read_pairs(arguments.corpus, arguments.pairs, build())]
    before = measured(student, articles)
    logger.info("%d articles; before: %s", len(articles), before)
    tune(student, [one for one in articles if not one.paired.held], recipe)
    after = measured(student, articles)
    logger.info("after: %s", after)
    export_sentence_encoder(pretrained, arguments.out, encoder=encoder)
    (arguments.out / FIGURES).write_text(json.dumps({"before": before, "after": after}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()

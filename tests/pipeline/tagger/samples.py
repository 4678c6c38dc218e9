"""A small tokenizer and a hand-written network, so that the tagger's tests need no weights."""

from __future__ import annotations

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from claims.pipeline.tagger.text import REACH

WORDS = "[PAD] [UNK] said she he rain will fall . , ' “ ” mc ##con ##nell".split()  # noqa: SIM905 - one line
SAID, SHE, HE = 2, 3, 4
SEP = 102


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))  # noqa: S106
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


class SaidNetwork:
    """Knows one cue, "said"; the pronoun before it is its source, what follows up to the full stop its content."""

    def encode(self, ids, features):
        cues = np.zeros((len(ids), 3), dtype=np.float32)
        cues[:, 0] = 0.99
        cues[ids == SAID] = (0.1, 0.9, 0.0)
        return ids[:, None].astype(np.float32), cues

    def roles(self, hidden, first, last):
        ids = np.concatenate([np.zeros(REACH), hidden[:, 0], np.zeros(REACH)])
        scores = np.full((len(first), 2 * REACH + 1, 6), -1.0, dtype=np.float32)
        scores[..., :2] = -9
        for row, (start, end) in enumerate(zip(first, last, strict=True)):
            near = ids[start : start + 2 * REACH + 1]
            if near[REACH - 1] in (SHE, HE):
                scores[row, REACH - 1, 0] = 9
            for place in range(REACH + 1 + end - start, 2 * REACH + 1):
                if near[place] in (0, SEP, WORDS.index(".")):
                    break
                scores[row, place, 1] = 9
        return scores

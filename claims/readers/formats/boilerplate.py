"""What stands around and between the paragraphs of an article on a web page, and is not the article.

trafilatura leaves menus, comments and lists of links out. What it keeps, because it looks like paragraphs, is found
here: bylines, captions, notes on the author, appeals to subscribe, links to other articles. It matters more here than
elsewhere, for much of it quotes somebody ("Read more: “I will not resign,” says minister").

Two looks are taken: at the names that the page gives its elements (``class``, ``id`` and the like, whose words are the
same on very different sites), and at paragraphs that are made as only these are. Neither may take half of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from claims.readers.metadata.byline import LONGEST, TOP, byline_in

MARK = "data-claims-around"
"""The attribute by which ``mark`` leaves what is not the article for trafilatura's ``prune_xpath``."""

_NAMES = ("class", "id", "data-component", "data-testid", "data-gu-name", "data-spacefinder-role", "role", "itemprop")
# Words of names, singular; "imageCaption", "image-caption" and "image_captions" are "image", "caption".
_ALONE = frozenset({
    "advert", "advertisement", "advertising", "authorbio", "breadcrumb", "byline", "caption", "cookie", "disclaimer",
    "newsletter", "outbrain", "pullquote", "relatedposts", "richlink", "sharedaddy", "signup", "sponsor", "sponsored",
    "taboola", "taglist", "trending",
})  # fmt: skip
_TOGETHER = frozenset({
    ("about", "author"), ("author", "bio"), ("author", "box"), ("author", "info"), ("also", "read"), ("link", "block"),
    ("most", "popular"), ("most", "read"), ("most", "viewed"), ("pull", "quote"), ("recommended", "article"),
    ("recommended", "story"), ("related", "article"), ("related", "content"), ("related", "link"), ("related", "post"),
    ("related", "story"), ("related", "topic"), ("rich", "link"), ("share", "button"), ("sign", "up"),
    ("social", "share"), ("story", "promo"), ("tag", "list"),
})  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NEVER = frozenset({"html", "body", "main", "article"})
_UNREAD = frozenset({"script", "style", "template"})
_MOST = 200  # words; what has more, or half of the page's, may be the article under an odd name

_POST = re.compile(
    r"(?i)[^.!?“”\"]{0,60}\b(?:correspondent|reporter|editor|columnist|contributor|staff writer)\b[^.!?“”\"]{0,30}"
)
_END = 3  # paragraphs among which copyright notices stand
_AROUND = re.compile(
    r"""(?ix)
    (?:
      advertise?ment | (?:story|article) \s continues \s below .{0,30} | (?:scroll|skip) \s (?:down|past) \b .{0,60}
    | share (?:\s this)? (?:\s (?:story|article|page))? (?:\s (?:on|via) \s [\w /,]{1,40})? :?
    | (?:related|recommended|trending|most \s (?:read|viewed|popular)|more \s on \s this|more \s from \s .{1,40})
      (?: \s (?:topics?|stories|story|articles?|content|links?|coverage|posts?|reading|now))? :?
    | (?:read \s (?:more|also|next)|also \s read|see \s also|related|recommended|more \s on \s this|(?-i:WATCH|LISTEN))
      \s? [:|»→–-] .*
    | (?:topics?|tags?|filed \s under|keywords?|categor(?:y|ies)) \s? : .*
    | (?:sign \s up|subscribe|register) \s (?:for|to|here|now|today) \b .*
      \b (?:newsletter|updates?|alerts?|inbox|briefing) \b .*
    | (?:follow|read|see) \s our \s live \b .* | (?:download|get) \s (?:the|our) \s .{0,20} \b app \b .*
    | (?:follow|like) \s (?:us|the \s \w+) \s on \s (?:facebook|twitter|x|instagram|whatsapp|telegram|youtube) \b .*
    | (?:(?:first|last) \s)? (?:updated|published|modified|posted) \s? (?:on|at|:)? \s [^“”"]{0,60} \d [^“”"]{0,30}
    | (?:image|photo|picture|video) \s (?:caption|credit|source|copyright) \b .*
    | (?:photograph|photo|picture|image)s? \s? (?:by|:) .*
    )"""
)
# A caption that stands as a paragraph is told by the credit at its end.
_CREDIT = re.compile(
    r"(?s).{0,600}(?:\((?:[A-Z][\w ]{1,30} )?(?:Photo|Image|File|Pool)[^()]{0,60}/[^()]{1,60}\)"
    r"|\b(?:Photograph|Photo|Picture|Image)s?(?: by)?: ?[^.!?“”\"]{3,80}|[^.!?“”\"]{1,60}/Getty Images)\.?"
)
_COPYRIGHT = re.compile(r"(?i)(?:©|\(c\)\s|copyright\b).*|.*\ball rights reserved\b.*")


def mark(tree: HtmlElement) -> str | None:
    """Mark what is not the article: elements that say so by their names, and paragraphs that are nothing but a link.

    Args:
        tree: The page. Elements get the attribute ``MARK``, unless they have so many words that they may be the
            article.

    Returns:
        The names behind "By", if a byline is among them.
    """
    words = _words(tree)
    most = min(_MOST, words[tree] // 2)
    links: list[HtmlElement] = []
    byline: str | None = None
    walk = iterwalk(tree, events=("start",))
    for _, element in walk:
        if words.get(element, most + 1) > most:
            continue
        if _is_named(element):
            element.set(MARK, "")
            byline = byline or _byline_in(element)
            walk.skip_subtree()
        elif _is_link(element):
            links.append(element)
    if sum(words[link] for link in links) <= words[tree] // 2:  # else it is a page whose paragraphs all are links
        for link in links:
            link.set(MARK, "")
    return byline


def _words(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many words stand in each element; each is counted once, for a page may be nested a million times."""
    elements = [one for one in tree.iter() if isinstance(one.tag, str) and one.tag not in _UNREAD]
    words = {one: len((one.text or "").split()) for one in elements}
    for one in reversed(elements):
        above = one.getparent()
        if above in words:
            words[above] += words[one] + len((one.tail or "").split())
    return words


def _byline_in(element: HtmlElement) -> str | None:
    for text in element.itertext():
        if names := byline_in(" ".join(text.split())):
            return names
    return None


def without(paragraphs: Sequence[str]) -> tuple[list[str], str | None]:
    """The paragraphs that are article, and the byline that stood among them.

    Args:
        paragraphs: Those of the text, in order.

    Returns:
        Those that stay, and the names behind "By", if a paragraph was a byline.
    """
    kept: list[str] = []
    byline: str | None = None
    below_byline = False
    for number, paragraph in enumerate(paragraphs):
        named = byline_in(paragraph) if number < TOP else None
        if named:
            byline = byline or named
        elif not (below_byline and _POST.fullmatch(paragraph)) and not _is_around(paragraph, len(paragraphs) - number):
            kept.append(paragraph)
        below_byline = named is not None
    return (kept, byline) if 2 * len("".join(kept)) >= len("".join(paragraphs)) else (list(paragraphs), None)


def _is_around(paragraph: str, left: int) -> bool:
    if _CREDIT.fullmatch(paragraph):
        return True
    if len(paragraph) > LONGEST:
        return False
    return bool(_AROUND.fullmatch(paragraph) or (left <= _END and _COPYRIGHT.fullmatch(paragraph)))


def _is_named(element: HtmlElement) -> bool:
    if element.tag in _NEVER or element.get("itemprop") == "articleBody":
        return False
    if element.tag == "figcaption":
        return True
    for name in _NAMES:
        for value in (element.get(name) or "").split():
            words = [_singular(word.lower()) for word in _WORD.findall(value)]
            if not _ALONE.isdisjoint(words) or any(pair in _TOGETHER for pair in pairwise(words)):
                return True
    return False


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _is_link(element: HtmlElement) -> bool:
    """Whether it is a paragraph all of which leads elsewhere."""
    if element.tag != "p":
        return False
    letters = len("".join(element.text_content().split()))
    return letters > 0 and letters == sum(len("".join(link.text_content().split())) for link in element.iter("a"))

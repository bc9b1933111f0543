"""What Turkish news sites put between the paragraphs of an article, and general extraction does not know: it is taken out of the page.

Boxes go by the names that their makers gave them (class, id): comments, adverts, offers to subscribe; a line by its label:
``İLGİLİ HABER: <a>…</a>``.
"""

from __future__ import annotations

import re
from typing import Any

from quotes.text import fold
from quotes.words import table

_START, _END = r"(?:^|[\s_-])", r"(?:$|[\s_-])"
_COMMENTS = re.compile(rf"{_START}(?:yorum|yorumlar|okur-?yorum\w*|comments?){_END}", re.IGNORECASE)
_BOX = re.compile(
    rf"""{_START}(?:
        reklam\w* | ads? | advert\w* | paywall | abone\w* | uyelik | e?-?bulten | newsletter
        | ilgili\w* | benzer\w* | related\w* | diger-?haber\w* | onerilen\w* | etiket(?:ler)? | tags? | paylas\w* | share\w*
    ){_END}""",
    re.IGNORECASE | re.VERBOSE,
)
# A box has few words of its own; a class of that name around more is the article's (`abone-ozel`, `reklam-var`).
_BOX_CHARACTERS = 500
_FOREIGN = ("amp-ad", "amp-embed", "amp-sidebar", "amp-social-share", "amp-consent", "amp-user-notification")
_LINES = ("p", "li", "div", "h2", "h3", "h4", "h5", "strong", "blockquote")
_LABELS = frozenset(row["phrase"].rstrip(": ") for row in table("furniture"))


def prune(tree: Any) -> None:  # noqa: ANN401 - lxml has no type hints
    """Take out of a page what is not its article. The headline, and what it stands in, stays."""
    boxes, labels = filter(_is_box, tree.iterdescendants()), filter(_is_label, tree.iter(*_LINES))
    for element in [*tree.iter(*_FOREIGN), *_further_articles(tree), *boxes, *labels]:
        if element.getparent() is not None:
            element.drop_tree()


def _further_articles(tree: Any) -> list[Any]:  # noqa: ANN401
    """Pages that go on for ever have the next article below this one: with a headline of the first rank, as this one."""
    return list(tree.xpath("//article[.//h1][preceding::article[.//h1]]"))


def _is_box(element: Any) -> bool:  # noqa: ANN401
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names == " " or element.tag in ("html", "body", "main", "article") or not (_COMMENTS.search(names) or _BOX.search(names)):
        return False
    if next(element.iter("h1", "article"), None) is not None:
        return False
    return bool(_COMMENTS.search(names)) or len(element.text_content()) < _BOX_CHARACTERS


def _is_label(element: Any) -> bool:  # noqa: ANN401
    """``İLGİLİ HABER: <a>Öz: “Olmaz” dedi</a>``: nothing but a label of the site and links."""
    links = list(element.iter("a"))
    if not links or next(element.iter("p", "li") if element.tag == "div" else iter(()), None) is not None:
        return False
    words = element.text_content()
    for link in links:
        words = words.replace(link.text_content(), " ", 1)
    return fold(" ".join(words.split())).rstrip(": ") in _LABELS

"""Who that is, inside one article: from a mention to the fullest name that the article has.

One candidate or none: a surname that two people of the article bear stays as it is written. This is the front door, which ``extract``
asks after the rules have found a mention: it knows groups and documents, and sends people, offices and institutions to the rooms of the
package.
"""

from __future__ import annotations

from quotes.cases import ISSUED_BY_ITSELF, text_form
from quotes.models import Mention
from quotes.resolve.bodies import body_speaker, is_plural, main_before
from quotes.resolve.offices import office_holder
from quotes.resolve.register import Register, group_stem, office_stem, office_stems
from quotes.resolve.speaker import Recent, Speaker, Told, nobody, person_speaker
from quotes.text import key


def resolve(mention: Mention, book: Register, recent: Recent, told: Told = nobody) -> Speaker | None:
    """The speaker that a mention stands for; None where an office or an epithet fits nobody or several.

    ``recent`` is who spoke before, ``told`` tells the subject of the sentences before the mention, and is asked only for offices, epithets
    and common nouns that fit nobody.
    """
    if mention.kind == "institution":
        return body_speaker(mention, book, recent, told)
    if mention.kind in ("group", "unnamed"):
        return _group(mention, book, recent)
    if mention.kind == "document":
        return _issuer_of(mention, book)
    if mention.name:
        return person_speaker(mention, book)
    return office_holder(mention, book, recent, told)


def _issuer_of(mention: Mention, book: Register) -> Speaker | None:
    """A statement, a balance sheet that names no issuer is that of the firm or body that the article is about; a study is not."""
    text = text_form(key(mention.text))
    main = main_before(mention, book) if text is not None and text.lemma in ISSUED_BY_ITSELF else None
    return Speaker(main, "institution") if main else None


def _group(mention: Mention, book: Register, recent: Recent) -> Speaker:
    """A group, by the fuller name under which it spoke before: ``kaynaklar``, ``Bakanlık kaynakları``."""
    name = mention.name or mention.text
    stem = group_stem(name)
    earlier = recent.groups.get(stem) or book.groups.get(stem)
    words = name.split()
    again = (
        earlier is not None
        and is_plural(name) == is_plural(earlier)
        and (len(words) == 1 or (len(words) == 2 and not _two_bodies(earlier) and _short_for(words[0], earlier)))
    )
    return Speaker(_spelt_out(earlier if again and earlier else name, book), mention.kind)


def _spelt_out(text: str, book: Register) -> str:
    """An abbreviation inside a longer name, by its long form: ``THY yetkilileri``."""
    words = text.split()
    long = book.long_forms.get(key(words[0])) if len(words) > 1 else None
    return " ".join([long, *words[1:]]) if long else text


def _two_bodies(name: str) -> bool:
    """Whether people are of two bodies, of whom the next sentence may mean one: ``KYB ve KDP yetkilileri``, then ``KDP yetkilileri``."""
    words = name.split()
    return len(words) == _TWO_BODIES and words[1] == "ve"


_TWO_BODIES = 4  # words: each body one, and what they are


def _short_for(word: str, name: str) -> bool:
    """``Bakanlık`` for ``Milli Savunma Bakanlığı``, ``MSB`` for it."""
    initials = "".join(part[0] for part in key(name).split())
    return office_stem(key(word)) in office_stems(name) or (word.isupper() and initials.startswith(key(word)))

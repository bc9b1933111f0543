"""The table of contents: text in, statements out. No file, no SQL, no clock, no print."""

from __future__ import annotations

from functools import partial

from quotes.attribute import CARRYING, Content, Scene, Spans, answers, antecedent, body_before, build, is_heading, stands_before
from quotes.contents import reason
from quotes.models import Answer, Extraction, Mention, Quote, Rejected
from quotes.resolve import resolve
from quotes.resolve.register import Register, register
from quotes.resolve.speaker import Recent, Speaker
from quotes.segment import segment
from quotes.text import clean


def extract(text: str) -> tuple[Quote, ...]:
    """Every statement in a Turkish text, in the order of their start, with its speaker where one is named.

    Offsets are code points into ``text``. Never raises on odd text: an unclosed or stray quotation mark costs at most its own paragraph.

    >>> [(quote.text, quote.speaker) for quote in extract('Bakan Ayşe Kaya, "Bütçe hazır" dedi.')]
    [('Bütçe hazır', 'Ayşe Kaya')]
    """
    return analyse(text).quotes


def analyse(text: str, trace: bool = False) -> Extraction:
    """As ``extract``, with the quotation marks left out and why; ``trace`` asks every rule, not only up to the first that answers."""
    scene = build(segment(text))
    if not scene.contents:
        return Extraction((), _rejected(scene))
    book = register(scene.doc, scene.names)
    parents = _parents(scene.contents)
    quotes: dict[int, Quote] = {}
    recent = Recent()
    resolved: dict[tuple[int, int], Speaker | None] = {}  # a mention is one speaker, once it is known, however many draw on it
    for content in _headings_last(scene):
        found = answers(content, scene, trace)
        mention = found[0].mention
        speaker = None
        if mention is not None:
            place = mention.start, mention.end
            if resolved.get(place) is None:
                resolved[place] = resolve(mention, book, recent, partial(_told_before, mention, content, scene))
            speaker = resolved[place]
            scene.said[id(content)] = _known(mention, speaker)
        if speaker is not None and not content.nested:
            recent.heard(speaker)
        quotes[id(content)] = _quote(scene, content, found, speaker, parents[id(content)])
    return Extraction(tuple(quotes[id(content)] for content in scene.contents), _rejected(scene))


def _headings_last(scene: Scene) -> list[Content]:
    """The contents in the order in which their speakers are found: a heading draws on what stands below it."""
    headings = [content for content in scene.contents if is_heading(content, scene)]
    later = {id(content) for content in headings}
    return [content for content in scene.contents if id(content) not in later] + headings


def _told_before(mention: Mention, content: Content, scene: Scene) -> Mention | None:
    """Who the sentences before are about, where a mention needs to know: an office or an epithet, a common noun for a body."""
    if mention.kind == "institution":
        return body_before(content, scene)
    if mention.kind != "person" or mention.name:
        return None
    found = antecedent(content, scene)
    return found if found is None or found.kind != "institution" or stands_before(found, content, scene) else None


def _known(mention: Mention, speaker: Speaker | None) -> Mention:
    """A mention as later sentences take it up: with the name and kind that it turned out to have."""
    if speaker is None:
        return mention
    text = speaker.name if mention.kind == "document" else mention.text
    return Mention(mention.start, mention.end, text, speaker.name, mention.role, speaker.kind)


def _quote(scene: Scene, content: Content, found: tuple[Answer, ...], speaker: Speaker | None, parent: int | None) -> Quote:
    first = found[0]
    mention = _beside(scene, content, first)
    cue_start, cue_end = _cue_span(scene, content)
    text = scene.doc.text
    verb = content.cue.verb if content.cue else None
    return Quote(
        kind=content.kind,
        start=content.start,
        end=content.end,
        text=text[content.start : content.end],
        rule=first.rule,
        cue=text[cue_start:cue_end] if cue_start is not None else None,
        cue_start=cue_start,
        cue_end=cue_end,
        verb=verb.lemma if verb else None,
        verb_class=verb.verb_class if verb else None,
        speaker=clean(speaker.name) if speaker else None,
        speaker_kind=speaker.kind if speaker else None,
        mention=text[mention.start : mention.end] if mention else None,  # as it stands there: the name may be written otherwise
        mention_start=mention.start if mention else None,
        mention_end=mention.end if mention else None,
        role=_role(mention, speaker),
        reason=None if speaker else first.reason or "an office that fits nobody, or several",
        parent=parent,
        answers=found,
    )


def _beside(scene: Scene, content: Content, answer: Answer) -> Mention | None:
    """The mention where it stands in the sentence of the cue; a speaker carried from another sentence has none here."""
    if answer.mention is None or answer.rule in CARRYING:
        return None
    if content.cue is None:
        return answer.mention
    items = scene.cue_reading(content).sentence.items
    return answer.mention if scene.doc.starts[items[0]] <= answer.mention.start <= scene.doc.starts[items[-1]] else None


def _role(mention: Mention | None, speaker: Speaker | None) -> str | None:
    role = mention.role if mention is not None and mention.role else speaker.role if speaker else None
    return clean(role) if role else None


def _cue_span(scene: Scene, content: Content) -> tuple[int | None, int | None]:
    if content.cue is None:
        return None, None
    reading = scene.cue_reading(content)
    items = reading.scope.items
    return scene.doc.starts[items[content.cue.first]], scene.doc.ends[items[content.cue.last]]


def _parents(contents: list[Content]) -> dict[int, int | None]:
    """For each content the index of the narrowest other one that encloses it; only those that reach beyond its start are looked at."""
    out: dict[int, int | None] = {}
    near: list[int] = []
    for index, content in enumerate(contents):
        near = [at for at in near if contents[at].end > content.start]
        width = content.end - content.start
        around = [at for at in near if contents[at].end >= content.end and contents[at].end - contents[at].start != width]
        out[id(content)] = min(around, key=lambda at: (contents[at].end - contents[at].start, at), default=None)
        near.append(index)
    return out


def _rejected(scene: Scene) -> tuple[Rejected, ...]:
    taken = {content.quotation for content in scene.contents if content.quotation >= 0}
    mixed = Spans(content for content in scene.contents if content.kind == "mixed")
    doc = scene.doc
    return tuple(
        Rejected(q.start, q.end, doc.text[q.start : q.end], reason(doc, q))
        for index, q in enumerate(doc.quotations)
        if index not in taken and mixed.holding(q.start, q.end) is None
    )


__all__ = ["Register", "analyse", "extract"]

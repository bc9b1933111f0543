"""Chooses who said it: rules in order, the first that answers wins.

A rule sees one content and asks the scene; it answers with a mention or keeps silent. Its name is stored with the statement, the first
line of its docstring is the construction. Silence of all is an answer too, and is stored with its reason.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.attribute.according import issuer_of_text, passive_source, shared_source, source_of_according, source_of_answer
from quotes.attribute.carry import (
    antecedent,
    block_continuation,
    body_before,
    carried_speaker,
    enclosing_speaker,
    heading_words,
    is_heading,
    stands_before,
)
from quotes.attribute.content import Content
from quotes.attribute.direct import (
    clause_subject,
    colon_lead,
    epithet_subject,
    genitive_subject,
    participle_head,
    shared_subject,
    subject_after,
    subject_between,
    subject_of_cue,
)
from quotes.attribute.pointed import announced_before, text_pointed_back
from quotes.attribute.possessor import possessor
from quotes.attribute.scene import Scene, Spans, build
from quotes.models import Answer, Mention

Rule = Callable[[Content, Scene], Mention | None]

ORDER: tuple[Rule, ...] = (
    source_of_according,  # its cue has no subject at all
    participle_head,  # a participle's head is certain, whatever else the sentence holds
    genitive_subject,  # under a nominalised verb the nominative belongs to another verb
    possessor,  # a noun of speech belongs to its genitive
    passive_source,  # a passive has no subject that speaks
    shared_source,  # ... unless another passive of the sentence has one
    text_pointed_back,  # ... or a text points back to it
    announced_before,  # ... or the sentence before has said whose statement it is
    enclosing_speaker,  # inside a quotation the first person is the one who is quoted
    source_of_answer,  # who gets an answer has not given it
    subject_of_cue,  # a cue that points forward has its own subject, not the quotation's surroundings
    subject_between,  # nearest to the cue
    clause_subject,  # the usual place
    epithet_subject,  # common nouns in the usual place
    subject_after,  # only an inverted sentence has it
    issuer_of_text,  # no subject, but a text that somebody issued
    shared_subject,  # nobody stands at this cue, but at another of the sentence
    colon_lead,  # no cue
    heading_words,  # a heading has its words from the text below it
    block_continuation,  # no cue and no name
    carried_speaker,  # nobody in the sentence: the weakest
)

CARRYING = frozenset(
    {"announced_before", "block_continuation", "carried_speaker", "enclosing_speaker", "heading_words", "text_pointed_back"}
)


def answers(content: Content, scene: Scene, every: bool = False) -> tuple[Answer, ...]:
    """What the rules answer for one content, in order; only the first answer unless ``every`` is set."""
    out: list[Answer] = []
    for rule in ORDER:
        mention = rule(content, scene)
        if mention is not None and _agrees(content, mention):
            out.append(Answer(rule.__name__, mention))
            if not every:
                break
    return tuple(out) or (Answer("nobody", None, silence(content)),)


def _agrees(content: Content, mention: Mention) -> bool:
    """Whether a verb in the plural has more than one person for its subject: ``dediler`` is not said by ``Kaya``."""
    form = content.cue.form if content.cue is not None else None
    if form is None or form.shape != "finite" or form.person != "3pl" or mention.kind != "person":
        return True
    return mention.name is None or " ve " in mention.text or " ile " in mention.text


def silence(content: Content) -> str:
    """Why no rule answered."""
    cue = content.cue
    if cue is None:
        return "a quotation with no cue and no name"
    if cue.passive:
        return "passive without a source"
    if cue.how == "according":
        return "a source without a name"
    if content.nested:
        return "inside a quotation, nobody named"
    return "no subject in the sentence or shortly before it"


__all__ = [
    "CARRYING",
    "ORDER",
    "Content",
    "Rule",
    "Scene",
    "Spans",
    "answers",
    "antecedent",
    "body_before",
    "build",
    "is_heading",
    "silence",
    "stands_before",
]

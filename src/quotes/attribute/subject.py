"""Who could be speaking, in the items of one sentence: the subjects before a place, and the one among them that counts.

Case tells the roles apart: the nominative says, the genitive is the subject inside a reported clause, the dative is spoken to. Reading
and the rules both ask here; what a phrase is, ``mentions`` has told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribute.ends import goes_on, two_names
from quotes.attribute.scope import PARTICLES, Scope, Subject, after_bracket, participle
from quotes.attribute.weight import SURE, weight
from quotes.cases import (
    FUNCTION,
    GIVEN,
    INSTITUTIONS,
    KNOWN,
    PLACES,
    TITLES,
    bare_case,
    common_case,
)
from quotes.contents import past
from quotes.mentions import is_share, phrase_at
from quotes.mentions.phrase import Phrase
from quotes.segment import between

_NOT_SUBJECT = frozenset(
    "ile için göre gibi kadar hakkında tarafından üzerine karşı adına dahil olarak olan arasında arasındaki aleyhine lehine yerine"
    " aracılığıyla vasıtasıyla kanalıyla eliyle sayesinde yüzünden"
    " üzerinden adlı isimli"
    " önünde arkasında yanında içinde altında çevresinde karşısında dışında yakınında önüne yanına içine"
    " merkezli kökenli asıllı doğumlu uyruklu menşeli çıkışlı yapımı"
    " diye olduğunu olduğu değil başkanlığında başkanlığındaki liderliğindeki yönetimindeki".split()
)
# Captures e.g. kentinde, eyaletindeki, ilçesine: the name before it is a place's.
_OF_PLACE = re.compile(r"(?:kent|şehr|eyalet|il|ilçes|köy|kasabas|mahalles|beldes|adas|semt)[iıuü]n(?:[ae]|d[ae]n?|d[ae]ki)$")


def subjects(scope: Scope, low: int, high: int) -> list[Subject]:
    """Every nominative phrase in ``items[low:high]`` that may be a subject, from left to right."""
    return list(each_subject(scope, low, high))


def each_subject(scope: Scope, low: int, high: int) -> Iterator[Subject]:
    """As ``subjects``, one by one: who wants the first only need not look for the rest."""
    if scope.ends is None:
        scope.ends = _phrase_ends(scope)
    for place in between(scope.ends, low, high - 1):
        if not _in_bracket(scope, low, place):
            found = _subject_at(scope, low, place, high)
            if found:
                yield found


def _phrase_ends(scope: Scope) -> list[int]:
    """The places where a phrase could end: a capital, a noun that can speak, a share of a group."""
    capitals, opens = scope.doc.capitals, scope.doc.opens
    return [
        place
        for place, (item, known) in enumerate(zip(scope.items, map(KNOWN.__getitem__, scope.words), strict=True))
        if (known or capitals[item] or is_share(scope.words[place])) and item not in opens
    ]


def _in_bracket(scope: Scope, low: int, place: int) -> bool:
    """Whether a bracket that is opened behind ``low`` is open at a place."""
    if "(" in scope.words:
        for back in range(place - 1, max(low, 0) - 1, -1):
            if scope.words[back] in ("(", ")"):
                return scope.words[back] == "("
    return False


def _subject_at(scope: Scope, low: int, place: int, high: int) -> Subject | None:
    nxt = after_bracket(scope, place + 1)
    if (nxt < high and goes_on(scope, place, nxt)) or (place > low and two_names(scope, place - 1, place)):
        return None
    word = scope.word(nxt) if nxt < high else ""
    if (
        (word == "başta" and scope.word(nxt + 1) == "olmak")
        or word in _NOT_SUBJECT
        or _OF_PLACE.match(word)
        or word in ("veya", "ya")
        or (word == "ve" and not _with_followers(scope, nxt))
        or (word.startswith("'") and len(word) > 1)
        or (word == "'" and scope.word(nxt + 1) in _LOOSE_CASES)
    ):
        return None
    phrase = phrase_at(scope.doc, scope.items, low, place)
    if (
        phrase is None
        or phrase.case
        or scope.word(place - 1) == "en"
        or _describes(phrase, word)
        or (phrase.kind == "institution" and _names_body(scope, nxt, high))
    ):
        return None  # en yetkili kurum: an adjective
    word = "" if _begins_date(scope, nxt) else word
    strong = nxt >= high or word in PARTICLES or word in (",", ":", "ise")
    if strong and word == "," and _in_list(scope, phrase, nxt):
        return None
    if strong and _mid_list(scope, phrase, place):
        return None
    phrase = _with_companion(scope, low, phrase) if strong else phrase
    heads_clause = scope.items.index(phrase.tokens[0]) <= low + 1
    score = weight(scope, phrase, strong, word, heads_clause)
    if score == 0:
        return None
    after = nxt
    while after < high and (scope.word(after) in PARTICLES or scope.word(after) in (",", ":")):
        after += 1
    return Subject(phrase, place, after, strong, score)


def _describes(phrase: Phrase, word: str) -> bool:
    """A common noun before ``bir`` and another one: ``görevli bir memur``."""
    return word == "bir" and phrase.kind == "unnamed"


def _names_body(scope: Scope, nxt: int, high: int) -> bool:
    """Whether two common nouns behind a name say what kind of body it is, in a case: ``AFP haber ajansına``."""
    noun = scope.word(nxt)
    if nxt + 1 >= high or scope.capital(nxt) or scope.capital(nxt + 1) or not noun.isalpha() or noun in FUNCTION or noun in PARTICLES:
        return False
    base, case = common_case(scope.word(nxt + 1))
    return case in ("dat", "loc", "abl") and base in INSTITUTIONS and base[-1] in "ıiuü" and not bare_case(noun)


def _begins_date(scope: Scope, place: int) -> bool:
    """A year or a day, and what tells the time by it: ``2012 sonu itibariyle``, ``2013 yılında``, ``20 Şubat'ta``; not the number of a
    model.
    """
    number, behind = scope.word(place), scope.word(place + 1)
    if not number.isdigit():
        return False
    return behind.startswith(_MONTHS) or (len(number) == 4 and number[:2] in ("19", "20") and behind.startswith(_OF_YEARS))


_MONTHS = ("ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık")
_OF_YEARS = ("yıl", "son", "baş", "orta")


# Case endings that damaged text sets off by a space: Kaya' nın.
_LOOSE_CASES = frozenset("ın in un ün nın nin nun nün a e ya ye na ne da de ta te dan den tan ten la le yla yle".split())


def _with_companion(scope: Scope, low: int, phrase: Phrase) -> Phrase:
    """Two people joined by ``ile`` as one phrase: ``Ayşe Kaya ile Ali Demir, ...``; the phrase itself where it is no such pair."""
    joiner = scope.items.index(phrase.tokens[0]) - 1
    if phrase.kind != "person" or not phrase.name or joiner <= low or scope.word(joiner) != "ile":
        return phrase
    other = phrase_at(scope.doc, scope.items, low, joiner - 1)
    if other is None or other.kind != "person" or not other.name or other.case or not _known_person(scope, other):
        return phrase
    tokens = (*other.tokens, scope.items[joiner], *phrase.tokens)
    return replace(phrase, tokens=tokens, name=tokens, office=())


def _known_person(scope: Scope, phrase: Phrase) -> bool:
    """Whether a phrase that looks like a person's name is one in the article: with an office, a surname that it knows, a given name."""
    return bool(phrase.office) or phrase.head in scope.names.surnames or phrase.head in GIVEN


def _with_followers(scope: Scope, place: int) -> bool:
    """``Ali Koç ve yönetimi``: those behind the name add to it."""
    return scope.word(place + 1) in (
        "yönetimi",
        "ekibi",
        "arkadaşları",
        "beraberindekiler",
        "heyeti",
        "yöneticiler",
        "partililer",
        "eşi",
        "ailesi",
    )


def _mid_list(scope: Scope, phrase: Phrase, place: int) -> bool:
    """One of a list that has begun before: ``... Uruguaylı Morales, Hırvat Mariç, ...``; an office before the comma is an apposition."""
    before = scope.items.index(phrase.tokens[0]) - 1
    if before < 2 or scope.word(before) != "," or scope.word(place + 1) != ",":
        return False
    if any(scope.doc.words[token] in TITLES for token in phrase.office):
        return False  # Ulaştırma, Denizcilik ve Haberleşme Bakanı Kaya
    last = scope.word(before - 1)
    return scope.capital(before - 1) and not common_case(last)[1] and last not in TITLES


def _in_list(scope: Scope, phrase: Phrase, comma: int) -> bool:
    """A bare place or thing in a list: ``Ankara, İzmir ve Bursa'da``; people and institutions with a title are not."""
    if phrase.kind != "institution" or phrase.head in scope.names.surnames or (len(phrase.tokens) > 1 and phrase.head in INSTITUTIONS):
        return False
    if not scope.capital(comma + 1) or common_case(scope.word(comma + 1))[1]:
        return False
    if phrase.head not in PLACES and scope.word(comma + 1) in PLACES:
        return False  # Dalgatel, ABD ve Kanada'daki kullanıcılara
    for ahead in range(comma + 2, min(comma + 4, len(scope.items))):
        if scope.word(ahead) in ("ve", ","):
            return True
    return False


def clause_bound(scope: Scope, low: int, high: int) -> int:
    """The place after the last plain clause that ends before ``high``: a finite verb and a comma or ``ve``."""
    words = scope.words
    for place in range(min(high, scope.size) - 2, max(low, -1), -1):
        if words[place + 1] not in _JOINING or scope.capital(place):
            continue
        if _plain_verb(words[place]) or (words[place + 1] in _BUT and words[place].endswith(("maz", "mez"))):
            return place + 2
    return low


_BUT = frozenset({"ama", "ancak", "fakat"})
_JOINING = _BUT | {",", "ve", ";"}
_SHORT_VERBS = frozenset({"etti", "oldu", "aldı", "dedi", "attı", "açtı", "gitti"})


def _plain_verb(word: str) -> bool:
    """A verb in a tense that news tells in: geldi, gelmişti, geliyor, gelecek."""
    return (len(word) > 4 or word in _SHORT_VERBS) and (past(word) or word.endswith(("yor", "ecek", "acak")))


# vurgularken, belirtirken, konuşuyorken: what goes on while somebody else speaks.
MEANWHILE = ("rken", "mışken", "mişken", "muşken", "müşken", "acakken", "ecekken", "mazken", "mezken")


def subject_before(scope: Scope, low: int, high: int) -> Subject | None:
    """The subject in ``items[low:high]``: the first after the last plain clause, else the last before it; a name and its comma before an
    unmarked one outweigh that.
    """
    found = subjects(scope, low, high)
    if not found:
        return None
    bound = clause_bound(scope, low, high)
    later = [subject for subject in found if subject.place >= bound]
    other = _meanwhile_subject(scope, found, bound, high) if later else None
    if later:
        return other or _relative_head(scope, later) or _with_those_listed(scope, best_of(scope, later))
    marked = [subject for subject in found if subject.strong and subject.phrase.name and subject.weight >= SURE]
    return marked[-1] if marked and not found[-1].strong else found[-1]


def _with_those_listed(scope: Scope, first: Subject) -> Subject:
    """The first of three people or more with the others, up to the comma behind them: ``Ayşe Kaya, Can Er ve Ege Deniz, ...``; as it is
    where no such list goes on.
    """
    if first.phrase.kind != "person" or not first.phrase.name or scope.word(first.after - 1) != ",":
        return first
    at = first.after
    while scope.capital(at):
        end = at
        while scope.capital(end) or (scope.word(end) == "ve" and scope.capital(end + 1)):
            end += 1
        phrase = phrase_at(scope.doc, scope.items, at, end - 1)
        if phrase is None or phrase.case or phrase.kind != "person" or phrase.tokens[0] != scope.items[at] or scope.word(end) != ",":
            return first
        if "ve" in scope.words[at:end]:
            tokens = tuple(range(first.phrase.tokens[0], phrase.tokens[-1] + 1))
            return replace(first, phrase=replace(first.phrase, tokens=tokens, name=tokens, office=()), place=end - 1, after=end + 1)
        at = end + 1
    return first


def _meanwhile_subject(scope: Scope, found: Sequence[Subject], low: int, high: int) -> Subject | None:
    """Who speaks while somebody else does: ``Kaya, kararı överken, Vali Demir ise ...``; None where nobody of weight stands behind the
    converb.
    """
    ends = [place for place in range(low, high - 1) if scope.word(place).endswith(MEANWHILE) and scope.word(place + 1) == ","]
    behind = [subject for subject in found if ends and subject.place > ends[-1] and subject.weight >= _OF_WEIGHT]
    return best_of(scope, behind) if behind else None


_OF_WEIGHT = 3


def sentence_subject(scope: Scope) -> Subject | None:
    """The subject of a whole sentence, found once however many statements behind it ask for it."""
    if scope.whole is None:
        scope.whole = (subject_before(scope, 0, scope.size),)
    return scope.whole[0]


def _relative_head(scope: Scope, found: Sequence[Subject]) -> Subject | None:
    """A named person behind a participle or an ablative and before a comma, where groups, bodies and offices stand before: ``... adına
    açıklama yapan Vedat Melik, ...``, ``şirketin danışmanı, Kıyı Üniversitesi'nden Ece Tunç, ...``.
    """
    if not found or (found[0].phrase.kind == "person" and found[0].phrase.name):
        return None
    for subject in found:
        before = scope.items.index(subject.phrase.tokens[0]) - 1
        led = participle(scope.word(before)) or common_case(scope.word(before))[1] == "abl"
        if subject.phrase.kind == "person" and subject.strong and subject.weight > SURE and led:
            return subject
    return None


def best_of(scope: Scope, found: Sequence[Subject]) -> Subject:
    """The first subject beyond doubt, else the first of the weightiest; no common noun behind a name and its comma."""
    named = next((at for at, subject in enumerate(found) if subject.strong and subject.phrase.name), len(found))
    able = [subject for at, subject in enumerate(found) if (at <= named or subject.phrase.name) and not _reaches_on(scope, subject, found)]
    sure = [subject for subject in able if subject.weight >= SURE]
    best = sure[0] if sure else max(able, key=lambda subject: (subject.weight, -subject.place))
    return _of_both_offices(scope, best, found) or best


def _of_both_offices(scope: Scope, office: Subject, found: Sequence[Subject]) -> Subject | None:
    """The name behind an office, a comma and another office: ``Fakülte Dekanı, Dernek Başkanı Prof. Dr. Ayşe Kaya, ...``."""
    if office.phrase.kind != "person" or office.phrase.name or not office.strong:
        return None
    behind = [one for one in found if one.phrase.name and one.phrase.office and one.phrase.tokens[0] == office.phrase.tokens[-1] + 2]
    return next((one for one in behind if scope.word(one.after - 1) == ","), None)


def _reaches_on(scope: Scope, subject: Subject, found: Sequence[Subject]) -> bool:
    """Whether a phrase is the head of a longer one: ``Kıyı Ada`` of ``Kıyı Ada hava yolu şirketi``; a group is not (``yetkililer
    vatandaşları``), nor a name before an abbreviation.
    """
    if subject.phrase.kind in ("group", "unnamed"):
        return False
    longer = [other for other in found if other.place > subject.place and other.phrase.tokens[0] == subject.phrase.tokens[0]]
    return any(not scope.doc.raw(other.phrase.tokens[-1], other.phrase.tokens[-1]).isupper() for other in longer)


def adjacent_subject(scope: Scope, low: int, high: int) -> Subject | None:
    """The subject that stands directly before a quotation at ``high``, a comma or a particle between."""
    place = high - 1
    while place >= low and (scope.word(place) in PARTICLES or scope.word(place) in (",", ":", "-", ";")):
        place -= 1
    if place < low or scope.quoted(place):
        return None
    found = _subject_at(scope, low, place, high) if scope.word(place) != ")" else None
    if scope.word(place) == ")":
        phrase = phrase_at(scope.doc, scope.items, low, place)
        found = Subject(phrase, place, high, True, weight(scope, phrase, True, "")) if phrase and not phrase.case else None
    return found if found and found.strong and found.weight else None

"""Sentences that carry their own expectation: ``cases/*.txt``, one line a case, and the examples in ``docs/constructions.md``.

A case file has headings, cases, and comments (``#``). A heading names the rule that must answer, ``nobody`` where none may::

    [clause_subject]
    # B1 a reported clause and a finite verb
    + <s>Bakan Ayşe Kaya</s>, <q>bütçenin hazır olduğunu</q> <c>söyledi</c>. => Ayşe Kaya
    - Ayşe Kaya, "Altın Portakal" dizisini izledi.
    ? a sentence in the notation of ``+`` that the engine does not yet read as it should

``+`` must hold, wholly: what is marked is found with its kind, cue, mention and speaker, and nothing besides it. ``-`` must find nothing.
``?`` is a known failure, and strict: once it works, the suite asks for a ``+``. Its rule is not asked for.

- ``<q>`` content, ``<c>`` cue, ``<s>`` the speaker's mention without its case ending. No ``<c>``: there is no cue. No ``<s>``: the sentence
  names nobody.
- ``<q1>``, ``<c1>``, ``<s1,2>`` where a line holds several statements. The heading's rule must answer for number 1, wherever that stands.
- The kind of a content is read off its marks: in marks ``direct``, marks inside ``mixed``, else ``indirect``. Where that is not so, the tag
  says it: ``<q mixed>``.
- A content inside another one must be found as nested in it.
- ``<o>`` is optional: what is found there is neither asked for nor punished.
- `` => Ayşe Kaya`` at the end: who that is; `` => -`` nobody. Several, in the order of their numbers, are separated by ``|``; one
  stands for all.
- ``⏎`` is a line break, ``\\u0093`` the code point of that number.
- A comment that begins with the number of a construction in ``docs/constructions.md`` (``# B1``) says what the cases below it are about.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quotes.attribute import ORDER
from quotes.extract import analyse
from quotes.models import Extraction, Quote

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "docs" / "constructions.md"
RULES = [rule.__name__ for rule in ORDER]
MARKS = set("\"“”„‟«»''’‘`‹›\x91\x92\x93\x94")

_TAG = re.compile(r"<(?P<close>/?)(?P<what>[qcso])(?P<numbers>[\d,]*)(?: (?P<kind>direct|mixed|indirect|free))?>")
_NUMBER = re.compile(r"#\s*([A-D]\d+)\b")


@dataclass(slots=True)
class Expected:
    """One statement that a case marks. Spans are code points into the bare sentence."""

    number: int
    content: tuple[int, int] = (0, 0)
    cue: tuple[int | None, int | None] = (None, None)
    mention: tuple[int | None, int | None] = (None, None)
    kind: str = ""
    speaker: str | None = ""  # "" is not asked for, None is nobody


@dataclass(slots=True)
class Case:
    """One line of a case file, its marks taken off."""

    place: str
    sign: str
    rule: str
    text: str
    expected: list[Expected]
    optional: list[tuple[int, int]]
    construction: str = ""


@dataclass(slots=True)
class Marked:
    """A sentence while its tags are being read: the bare text so far, tags still open, spans by tag and number."""

    text: str = ""
    opened: list[tuple[str, str, str, int]] = field(default_factory=list)
    spans: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    optional: list[tuple[int, int]] = field(default_factory=list)

    def tag(self, found: re.Match[str]) -> None:
        if not found["close"]:
            self.opened.append((found["what"], found["numbers"], found["kind"] or "", len(self.text)))
            return
        at = next((i for i in range(len(self.opened) - 1, -1, -1) if self.opened[i][0] == found["what"]), -1)
        assert at >= 0, f"{found.group()} closes nothing"
        what, numbers, kind, start = self.opened.pop(at)
        if what == "o":
            self.optional.append((start, len(self.text)))
        for number in map(int, (numbers or "1").split(",")):
            assert (what, number) not in self.spans or what == "o", f"<{what}{number}> stands twice"
            self.spans[what, number] = (start, len(self.text))
            if what == "q":
                self.kinds[number] = kind


def unescape(line: str) -> str:
    line = re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), line)
    return line.replace("\\n", "\n").replace("⏎", "\n")


def read_marks(line: str) -> Marked:
    """The tags of a marked sentence, and the sentence without them."""
    marked, at = Marked(), 0
    for found in _TAG.finditer(line):
        marked.text += line[at : found.start()]
        marked.tag(found)
        at = found.end()
    marked.text += line[at:]
    assert not marked.opened, f"never closed: {marked.opened}"
    assert not re.search(r"</?[qcso]", marked.text), f"a tag that is none: {marked.text}"
    return marked


def kind_of(text: str, start: int, end: int) -> str:
    """The kind that the marks of a content tell."""
    around = text[:start].rstrip(" \u200b")[-1:] + text[end:].lstrip(" \u200b")[:1]
    if len(around) == 2 and set(around) <= MARKS:
        return "direct"
    return "mixed" if re.search('(?:^|[ (])["“„«\'‘\x91\x93]|["”“»\x94]', text[start:end]) else "indirect"


def read_expected(marked: Marked, names: list[str]) -> list[Expected]:
    numbers = sorted(number for what, number in marked.spans if what == "q")
    assert len(names) in (0, 1, len(numbers)), f"{len(names)} speakers for {len(numbers)} statements"
    loose = {number for what, number in marked.spans if what in "cs"} - set(numbers)
    assert not loose, f"a cue or a speaker of no content: {loose}"
    if len(names) == 1:
        names = names * len(numbers)
    out = []
    for at, number in enumerate(numbers):
        content = marked.spans["q", number]
        speaker = "" if not names else None if names[at] == "-" else names[at]
        cue, mention = marked.spans.get(("c", number), (None, None)), marked.spans.get(("s", number), (None, None))
        out.append(Expected(number, content, cue, mention, marked.kinds[number] or kind_of(marked.text, *content), speaker))
    return out


def parse_case(line: str, place: str, sign: str, rule: str, construction: str) -> Case:
    body, _, names = unescape(line).partition(" => ")
    marked = read_marks(body)
    expected = read_expected(marked, [name.strip() for name in names.split("|")] if names else [])
    if sign == "-":
        assert not expected, f"{place}: a line that must find nothing marks something"
    if sign == "+":
        assert expected, f"{place}: a line that must hold marks nothing"
    return Case(place, sign, rule, marked.text, expected, marked.optional, construction)


def parse_file(path: Path) -> list[Case]:
    """All cases of a file, in order."""
    out: list[Case] = []
    rule = construction = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.name}:{number}"
        if not line.strip():
            construction = ""
        elif line.startswith("#"):
            code = _NUMBER.match(line)
            construction = code[1] if code else construction
        elif line.startswith("["):
            rule = line.strip().strip("[]")
        else:
            sign, _, body = line.partition(" ")
            assert sign in ("+", "-", "?"), f"{place}: a line begins with +, - or ?"
            assert rule, f"{place}: no heading above"
            out.append(parse_case(body, place, sign, rule, construction))
    return out


FILES = sorted((HERE / "cases").glob("*.txt"))
CASES = [case for path in FILES if path.name != "order.txt" for case in parse_file(path)]
CONTESTS = parse_file(HERE / "cases" / "order.txt")


def said(text: str, span: tuple[int | None, int | None]) -> str:
    start, end = span
    return "nothing" if start is None else repr(text[start:end])


def differences(case: Case, expected: Expected, quote: Quote) -> list[str]:
    """What is wrong with a statement that was found."""
    text, out = case.text, []
    cue, mention = (quote.cue_start, quote.cue_end), (quote.mention_start, quote.mention_end)
    if (quote.start, quote.end) != expected.content:
        out.append(f"the content is {quote.text!r}, not {said(text, expected.content)}")
    if quote.kind != expected.kind:
        out.append(f"{quote.text!r} is {quote.kind}, not {expected.kind}")
    if cue != expected.cue:
        out.append(f"the cue of {quote.text!r} is {said(text, cue)}, not {said(text, expected.cue)}")
    if mention != expected.mention:
        out.append(f"the mention for {quote.text!r} is {said(text, mention)}, not {said(text, expected.mention)}")
    if expected.speaker not in ("", quote.speaker):
        out.append(f"{quote.text!r} is said by {quote.speaker}, not by {expected.speaker}")
    enclosed = any(other is not expected and holds(other.content, expected.content) for other in case.expected)
    if enclosed != (quote.parent is not None):
        out.append(f"{quote.text!r} should {'' if enclosed else 'not '}be nested")
    return out


def holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner


def overlap(quote: Quote, span: tuple[int, int]) -> float:
    """The intersection over the union of a statement found and a span."""
    both = min(quote.end, span[1]) - max(quote.start, span[0])
    return both / (max(quote.end, span[1]) - min(quote.start, span[0])) if both > 0 else 0.0


def pair(case: Case, found: Extraction) -> tuple[list[tuple[Expected, Quote]], list[Expected], list[Quote]]:
    """Marked statements with those found that overlap them most; then the marked ones not found, and what was found besides."""
    scores = sorted(
        ((overlap(quote, expected.content), i, j) for i, expected in enumerate(case.expected) for j, quote in enumerate(found.quotes)),
        key=lambda score: (-score[0], score[1], score[2]),
    )
    ours: dict[int, int] = {}
    for score, i, j in scores:
        if score > 0.3 and i not in ours and j not in ours.values():
            ours[i] = j
    pairs = [(case.expected[i], found.quotes[j]) for i, j in sorted(ours.items())]
    missed = [expected for i, expected in enumerate(case.expected) if i not in ours]
    besides = [found.quotes[j] for j in range(len(found.quotes)) if j not in ours.values()]
    besides = [quote for quote in besides if not any(overlap(quote, span) > 0 for span in case.optional)]
    return pairs, missed, besides


def problems(case: Case, found: Extraction) -> list[str]:
    """Everything in which what was found is not what a case says; an empty list where it holds. The rule is not looked at."""
    pairs, missed, besides = pair(case, found)
    out = [f"not found: {said(case.text, expected.content)}" for expected in missed]
    for expected, quote in pairs:
        out += differences(case, expected, quote)
    out += [f"found besides: {quote.text!r} ({quote.cue}, {quote.speaker}, by {quote.rule})" for quote in besides]
    return out


def decider(case: Case, found: Extraction) -> str:
    """The rule that answered for the first of the marked statements."""
    return next(quote.rule for expected, quote in pair(case, found)[0] if expected.number == 1)


def report(case: Case, wrong: list[str]) -> str:
    return "\n".join([f"{case.place} [{case.rule}]", f"  {case.text!r}", *(f"  - {line}" for line in wrong)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.place}{case.sign}{case.rule}")
def test_case(case: Case):
    found = analyse(case.text)
    wrong = problems(case, found)
    if case.sign == "?":
        if wrong:
            pytest.xfail(wrong[0])
        rules = [quote.rule for quote in found.quotes]
        pytest.fail(f"{case.place}: this works now (by {rules}). Make its ? a + under that rule's heading, or a - where it marks nothing")
    assert not wrong, report(case, wrong)
    if case.sign == "+":
        assert decider(case, found) == case.rule, f"{case.place}: {decider(case, found)} answered, not {case.rule}"


@pytest.mark.parametrize("case", CONTESTS, ids=lambda case: f"{case.place} {case.rule}")
def test_who_wins_where_two_rules_answer(case: Case):
    winner, *losers = [name.strip() for name in re.split("[>,]", case.rule)]
    assert RULES.index(winner) < min(RULES.index(loser) for loser in losers)
    found = analyse(case.text, trace=True)
    wrong = problems(case, found)
    assert not wrong, report(case, wrong)
    answered = [answer.rule for expected, quote in pair(case, found)[0] if expected.number == 1 for answer in quote.answers]
    assert answered[0] == winner, report(case, [f"{answered} answered"])
    assert set(losers) <= set(answered), report(case, [f"{answered} answered"])


# --- the files themselves ----------------------------------------------------------------------------------------------------------------


def test_headings_are_rules():
    assert {case.rule for case in CASES} - {*RULES, "nobody"} == set()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_cases_and_counter_cases(rule):
    signs = Counter(case.sign for case in CASES if case.rule == rule)
    assert signs["+"] >= 3, f"{rule} has {signs['+']} sentences that it must answer"
    assert signs["-"] >= 1, f"{rule} has no sentence in which nothing must be found"


def test_no_sentence_stands_twice():
    assert [text for text, count in Counter(case.text for case in CASES).items() if count > 1] == []


def test_most_cases_name_the_speaker():
    marked = [expected for case in CASES for expected in case.expected]
    assert sum(expected.speaker != "" for expected in marked) > 0.7 * len(marked)


# --- the notation itself: an expectation that is not met must be noticed -----------------------------------------------------------------

TWO = """+ <s1,2>Kaya</s>, <q1>yolun açıldığını</q> <c1>belirterek</c>, "<q2>Su geldi</q>" <c2>dedi</c>.⏎Son. => Ayşe Kaya | -"""


def test_a_marked_line_is_read():
    case = parse_case(TWO[2:], "here", "+", "clause_subject", "")
    assert case.text == 'Kaya, yolun açıldığını belirterek, "Su geldi" dedi.\nSon.'
    first, second = case.expected
    assert [case.text[slice(*span)] for span in (first.content, first.cue, first.mention)] == ["yolun açıldığını", "belirterek", "Kaya"]
    assert [case.text[slice(*span)] for span in (second.content, second.cue, second.mention)] == ["Su geldi", "dedi", "Kaya"]
    assert [(e.kind, e.speaker) for e in case.expected] == [("indirect", "Ayşe Kaya"), ("direct", None)]


@pytest.mark.parametrize(
    "line",
    [
        'Vali Hakan Belge, "<q>Yollar açık</q>" <c>dedi</c>.',  # no mention
        '<s>Vali Hakan Belge</s>, "<q>Yollar açık</q>" dedi.',  # no cue
        '<s>Vali Hakan Belge</s>, "<q>Yollar</q> açık" <c>dedi</c>.',  # another span
        '<s>Vali Hakan Belge</s>, "<q mixed>Yollar açık</q>" <c>dedi</c>.',  # another kind
        '<s>Vali Hakan Belge</s>, "<q>Yollar açık</q>" <c>dedi</c>. => Cemal Tozan',  # another speaker
        '<s>Vali Hakan Belge</s>, "<q>Yollar açık</q>" <c>dedi</c>. Son. => -',  # somebody for nobody
        '<s>Vali Hakan Belge</s>, "<q>Yollar açık</q>" <c>dedi</c>. <q2>Yolun uzun olduğu görüldü.</q>',  # one too few
        '<s>Vali Hakan Belge</s>, "<q>Yollar açık</q>" <c>dedi</c>, suyun geldiğini ekledi.',  # one too many
    ],
)
def test_what_differs_is_noticed(line):
    case = parse_case(line, "here", "+", "clause_subject", "")
    assert problems(case, analyse(case.text))


@pytest.mark.parametrize(
    "line", ["<q>Yol", "Yol</q>", "<q2>Yol</q> <c1>dedi</c>", "<q1>Yol</q> <q1>su</q>", "<q>Yol</q> => A | B", "<q3x>Yol</q>"]
)
def test_slips_of_the_pen_are_noticed(line):
    with pytest.raises(AssertionError):
        parse_case(line, "here", "+", "clause_subject", "")


# --- the examples of the documentation ---------------------------------------------------------------------------------------------------

ROW = re.compile(r"\| (?P<number>[A-D]\d+) \| (?P<what>.*?) \| `(?P<example>[^`]*)` \| (?P<rule>\w+) \|")
TAGS = {"⟦": "<q>", "⟧": "</q>", "[": "<c>", "]": "</c>", "{": "<s>", "}": "</s>", " → ": " => "}
EXAMPLES = list(ROW.finditer(DOCUMENT.read_text(encoding="utf-8")))


def example_case(row: re.Match[str]) -> Case:
    line = row["example"]
    for sign, tag in TAGS.items():
        line = line.replace(sign, tag)
    return parse_case(line, f"{DOCUMENT.name} {row['number']}", "-" if row["rule"] == "nothing" else "+", row["rule"], row["number"])


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['number']} {row['rule']}")
def test_example_of_the_documentation(row):
    case = example_case(row)
    found = analyse(case.text)
    if row["rule"] == "nothing":
        assert found.quotes == ()
        return
    pairs, missed, _ = pair(case, found)
    wrong = [f"not found: {case.text}"] * len(missed)
    for expected, quote in pairs:
        expected.kind = quote.kind  # a table has no room for kinds
        wrong += [line for line in differences(case, expected, quote) if "nested" not in line]
    assert not wrong, report(case, wrong)
    assert decider(case, found) == case.rule


def test_every_row_of_the_documentation_is_read():
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if re.match(r"\| [A-D]\d", line)]
    assert [row.group() for row in EXAMPLES] == rows


def test_the_documentation_has_every_rule():
    assert set(RULES) - {row["rule"] for row in EXAMPLES} == set()


def test_every_construction_of_the_documentation_has_cases():
    documented, tried = {row["number"] for row in EXAMPLES}, {case.construction for case in CASES if case.sign != "?"} - {""}
    assert documented == tried


def test_the_documentation_shows_the_rules_of_today():
    command = [sys.executable, "-m", "cogapp", "--check", str(DOCUMENT)]
    result = subprocess.run(command, cwd=DOCUMENT.parent.parent, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"run: python -m cogapp -r {DOCUMENT}"

"""An extraction for the eye, in a terminal: the article with colours, a table of statements, how each was decided."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from quotes.models import Answer, Extraction, Quote, Rejected

CONTENT, CUE, SPEAKER, LEFT_OUT = "green", "bold yellow", "bold cyan", "dim"
SHORT = 70
WIDEST = 18  # letters

# Control characters could steer the terminal; those from windows-1252 are damaged quotation marks. One character for one: offsets stay.
_PRINTABLE = {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)} | {0x1B: "␛", 0x0D: ""}


def coloured(text: str, extraction: Extraction) -> Text:
    """The article, with contents, cues and speakers coloured, and quotation marks that hold no speech dimmed."""
    out = Text(text.translate(_PRINTABLE | {0x0D: " "}))
    for mark in extraction.rejected:
        out.stylize(LEFT_OUT, mark.start, mark.end)
    for quote in extraction.quotes:
        out.stylize(CONTENT, quote.start, quote.end)
    for quote in extraction.quotes:  # after all contents: the cue of a nested statement lies inside another's content
        _stylize(out, CUE, quote.cue_start, quote.cue_end)
        _stylize(out, SPEAKER, quote.mention_start, quote.mention_end)
    return out


def table(extraction: Extraction) -> RenderableType:
    """A row a statement: kind, speaker and role, cue, the ends of the content."""
    if not extraction.quotes:
        return Text("No statement found.")
    out = Table(box=box.SIMPLE_HEAD, expand=True)
    out.add_column("#", justify="right")
    out.add_column("kind")
    speaker = _longest_word(_speaker(quote).plain for quote in extraction.quotes)
    out.add_column("speaker", style=SPEAKER, min_width=speaker, max_width=max(speaker, 24))
    cue = _longest_word(quote.cue or "" for quote in extraction.quotes)
    out.add_column("cue", style=CUE, min_width=cue, max_width=max(cue, 12))
    out.add_column("content", style=CONTENT, ratio=1)
    for number, quote in enumerate(extraction.quotes, start=1):
        out.add_row(str(number), quote.kind, _speaker(quote), Text(_one_line(quote.cue or "")), Text(_short(quote.text)))
    return out


def explanation(extraction: Extraction) -> RenderableType:
    """For each statement the rules that answered, in order, and which one won; then the quotation marks left out, and why."""
    parts: list[Text] = []
    for number, quote in enumerate(extraction.quotes, start=1):
        parts += _explained(number, quote)
    if not extraction.quotes:
        parts.append(Text("No statement found."))
    if extraction.rejected:
        parts.append(Text("Quotation marks that hold no speech:", style="bold"))
        parts += [_left_out(mark) for mark in extraction.rejected]
    return Group(*parts)


def _speaker(quote: Quote) -> Text:
    if quote.speaker is None:
        return Text(f"nobody: {quote.reason}", style=LEFT_OUT)
    return Text(f"{quote.speaker}, {quote.role}" if quote.role else quote.speaker)


def _explained(number: int, quote: Quote) -> list[Text]:
    lines = [
        Text.assemble((f"{number}. {quote.kind} ", "bold"), (_short(quote.text), CONTENT), (f"  [{quote.start}:{quote.end}]", LEFT_OUT)),
        Text.assemble("   cue: ", (_short(quote.cue) if quote.cue else "none", CUE), _verb(quote)),
        _verdict(quote),
    ]
    lines += [_answer(answer, won=place == 0) for place, answer in enumerate(quote.answers)]
    return [*lines, Text()]


def _verdict(quote: Quote) -> Text:
    if quote.speaker is None:
        return Text(f"   no speaker: {quote.reason}")
    role = f", {quote.role}" if quote.role else ""
    return Text.assemble("   speaker: ", (quote.speaker, SPEAKER), f" ({quote.speaker_kind}{role}), by the rule {quote.rule}")


def _verb(quote: Quote) -> str:
    return f" ({quote.verb}, {quote.verb_class})" if quote.verb else ""


def _answer(answer: Answer, *, won: bool) -> Text:
    said = f"“{answer.mention.text}”" if answer.mention else "nobody"
    why = f" ({answer.reason})" if answer.reason else ""
    return Text(f"   {'→' if won else '·'} {answer.rule}: {said}{why}{' – the first answer wins' if won else ''}")


def _left_out(mark: Rejected) -> Text:
    return Text.assemble("   ", (_short(mark.text), LEFT_OUT), f"  {mark.reason}")


def _stylize(out: Text, style: str, start: int | None, end: int | None) -> None:
    if start is not None and end is not None:
        out.stylize(style, start, end)


def _longest_word(cells: Iterable[str]) -> int:
    """So wide must a column be that no word is broken; but for words that are longer than most."""
    return min(max((len(word) for cell in cells for word in cell.split()), default=0), WIDEST)


def _one_line(text: str) -> str:
    return " ".join(text.translate(_PRINTABLE).split())


def _short(text: str) -> str:
    """One line, the middle left out where it is long: both ends say whether the borders are right."""
    line = _one_line(text)
    if len(line) <= SHORT:
        return line
    head, tail = line[: SHORT * 2 // 3].rsplit(" ", 1)[0], line[-SHORT // 3 :].split(" ", 1)[-1]
    return f"{head} … {tail}"

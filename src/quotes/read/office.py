"""Press releases: Word (.docx) and PDF. Their text as it can be got at; a PDF's lines are put together to paragraphs again."""

from __future__ import annotations

import io
import logging
import re

from quotes.models import Article
from quotes.read.fields import build
from quotes.read.units import ReadError, Unit

_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*$")
# A line as long as this share of the longest is full: its paragraph goes on in the next.
_FULL = 0.75


def docx(unit: Unit) -> Article:
    """The paragraphs of a Word file, and of the cells of its tables, in order. Raises ReadError without the extra, or for a damaged one."""
    try:
        import docx as word
        from docx.table import Table
    except ImportError:
        raise ReadError(f"{unit.source}: Word files need an extra; install it with: pip install 'quotes-tr[office]'") from None
    try:
        document = word.Document(io.BytesIO(unit.raw))
        paragraphs: list[str] = []
        for block in document.iter_inner_content():
            cells = [cell.text for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block.text]
            paragraphs += cells
        about = document.core_properties
        fields = {"title": about.title or "", "author": ""}
    except Exception as error:  # noqa: BLE001 - a damaged file fails in many ways in zipfile, lxml and docx
        raise ReadError(f"{unit.source}: this Word file cannot be read ({type(error).__name__}); open it and save it anew.") from None
    return _article(unit, "\n".join(paragraphs), fields, "docx")


def pdf(unit: Unit) -> Article:
    """The text of a PDF. Raises ReadError without the extra, for one that is locked or damaged, and for scanned pages."""
    try:
        import pypdf
    except ImportError:
        raise ReadError(f"{unit.source}: PDF needs an extra; install it with: pip install 'quotes-tr[office]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a damaged file is said once, with its name
    try:
        reader = pypdf.PdfReader(io.BytesIO(unit.raw))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if is_locked else [page.extract_text() for page in reader.pages]
        title = reader.metadata.title if reader.metadata and not is_locked else None
    except Exception as error:  # noqa: BLE001 - a damaged PDF fails in many ways
        why = f"this PDF cannot be read ({type(error).__name__})"
        raise ReadError(f"{unit.source}: {why}; it is damaged or no PDF. If another program opens it, print it to a new PDF.") from None
    if is_locked:
        raise ReadError(f"{unit.source}: this PDF is locked by a password; save it without one.")
    text = paragraphs("\n".join(pages))
    if not text.strip():
        raise ReadError(f"{unit.source}: there is no text in this PDF, only pictures of pages; run OCR on it first.")
    return _article(unit, text, {"title": title or ""}, "pdf")


def paragraphs(text: str) -> str:
    """Put the lines of a printed page together: a full line goes on in the next, a word broken at the end of a line is one word.

    >>> paragraphs("Bakan Kaya, görüşmelerin sürdü-\\nğünü söyledi ve bütçenin hazır olduğunu\\nbelirtti.\\nKısa satır")
    'Bakan Kaya, görüşmelerin sürdüğünü söyledi ve bütçenin hazır olduğunu belirtti.\\nKısa satır'
    """
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n")]
    width = max(map(len, lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            broken = out[-1].endswith("-") and line[0].islower()
            out[-1] = out[-1][:-1] + line if broken else f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = bool(line) and (line.endswith("-") or (len(line) >= _FULL * width and not _SENTENCE_END.search(line)))
    return "\n".join(out)


def _article(unit: Unit, text: str, fields: dict[str, str], encoding: str) -> Article:
    if not text.strip():
        raise ReadError(f"{unit.source}: there is no text in this file.")
    return build(unit.source, text.replace("\0", "\ufffd"), fields, encoding, None)

"""From bytes to text. The rule is plain: a byte order mark, strict UTF-8, windows-1254; it is right where detectors guess.

``iso-8859-9`` is read as windows-1254, its superset, as browsers do: the quotation marks at 0x91 to 0x94 would be lost otherwise.
The text is not changed after that, with one exception: where the *decoding itself* went wrong before the file came to us (``Ã¶`` for
``ö``, ``ý`` for ``ı``) it is done again, and that is recorded.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quotes.read.units import ReadError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
# The control characters that no text file holds (tab, line breaks, form feed, the old end-of-file mark at the end are left out).
_BINARY = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_SAMPLE = 4096

# Ã¶ Ä± ÅŸ â€œ Â» : a lead byte of UTF-8 read as a letter, then what its second byte reads as. Â is a Turkish letter, and
# “YAPAY ZEKÂ” ends as mojibake does: it tells nothing at the end of a word, before a quotation mark or a soft hyphen.
_MOJIBAKE = re.compile("[ÃÄÅ][\x80-\xbfŒœŠšŸŽžƒˆ˜\u2010-\u203a€™]|(?<![^\\W\\d_])Â[\x80-\xac\xae-\xbf]|â€|â\x80|ï¿½")
# Açýklama, þöyle, daðýtým: windows-1254 that was read as latin-1.
_ICELANDIC = re.compile("[ýþðÝÞÐ]")
_TURKISH = re.compile("[ışğİŞĞ]")
_TO_TURKISH = str.maketrans("ýþðÝÞÐ", "ışğİŞĞ")
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text of record, the encoding it was read in, and what had to be repaired (None: nothing)."""

    text: str
    encoding: str
    repair: str | None = None


def decode(raw: bytes, name: str) -> Decoded:
    """The text of ``raw``; ``name`` is what a ReadError calls it. Raises ReadError where it is empty or no text."""
    encoding = encoding_of(raw)
    if encoding is None:
        raise ReadError(f"{name}: this is no text file; give text, HTML, a table, or one of the other formats that are read.")
    text, damaged = as_text(raw, encoding)
    text = text.removesuffix("\x1a")
    if not text.strip().strip("\x00\ufeff\x1a"):
        raise ReadError(f"{name}: the file is empty; there is nothing to look for in it.")
    fixed, repair = repair_text(text)
    return Decoded(fixed, encoding.removesuffix("-sig"), "; ".join(filter(None, (damaged, repair))) or None)


def encoding_of(raw: bytes) -> str | None:
    """The encoding of a text, or None for what is no text: ``utf-8-sig``, ``utf-16``, ``utf-8``, ``windows-1254`` ..."""
    for mark, _, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return wide
    if _BINARY.search(raw) or raw.count(b"\0") * 100 > len(raw):
        return None
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(raw) else "windows-1254"
    return "utf-8"


def as_text(raw: bytes, encoding: str) -> tuple[str, str | None]:
    """Decode, and say what was wrong: bytes that do not belong are read as windows-1254 (a paragraph pasted in), or lost in UTF-16."""
    if encoding == "windows-1254":
        return raw.decode("cp1254", "windows-c1"), None
    try:
        return raw.decode(encoding), None
    except UnicodeDecodeError:
        if not encoding.startswith("utf-8"):
            return raw.decode(encoding, "replace"), f"what is no {encoding} was replaced"
    whole = raw.removeprefix(codecs.BOM_UTF8)
    return whole.decode("utf-8", "windows-1254"), f"bytes that are no utf-8 were read as windows-1254: {_damage(whole)}"


def repair_text(text: str) -> tuple[str, str | None]:
    """Undo a wrong decoding, and say what was undone; any other text comes back as it is.

    >>> repair_text("GÃ¶rÃ¼ÅŸme yarÄ±n")
    ('Görüşme yarın', 'mojibake: utf-8 that had been read as another encoding')
    >>> repair_text("Açýklama þöyle, daðýtým sürüyor")
    ('Açıklama şöyle, dağıtım sürüyor', 'mojibake: windows-1254 that had been read as latin-1')
    """
    done = []
    if _NOT_STORABLE.search(text):
        text = _NOT_STORABLE.sub("\ufffd", text)
        done.append("characters that no database holds were replaced")
    if _MOJIBAKE.search(text):
        fixed = "".join(map(_fixed_line, text.splitlines(keepends=True)))
        if fixed != text:
            text = fixed
            done.append("mojibake: utf-8 that had been read as another encoding")
    if len(_ICELANDIC.findall(text)) > 2 and not _TURKISH.search(text):
        text = text.translate(_TO_TURKISH)
        done.append("mojibake: windows-1254 that had been read as latin-1")
    return text, "; ".join(done) or None


def _fixed_line(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return line
    import ftfy

    return ftfy.fix_encoding(line)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin letters is zero."""
    pairs = len(sample) // 2
    if pairs < 4:
        return None
    if sample[1::2].count(0) > 0.7 * pairs and sample[::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None


def _mostly_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8 with some damage: in windows-1254, hardly any two bytes make a letter of UTF-8."""
    letters = sum(1 for c in raw.decode("utf-8", "ignore") if c > "\x7f")
    return letters > 4 * _damage(raw)


def _damage(raw: bytes) -> int:
    return len(raw) - len(raw.decode("utf-8", "ignore").encode())


def _c1(error: UnicodeError) -> tuple[str, int]:
    """The handful of bytes that windows-1254 leaves open are control characters, as browsers have it: nothing is lost."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1254", "windows-c1"), error.end


codecs.register_error("windows-c1", _c1)
codecs.register_error("windows-1254", _stray)

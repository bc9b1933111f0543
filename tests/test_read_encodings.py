"""Every encoding in which Turkish is kept, on texts of every length; and what is right is never repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.read import ReadError, decode
from quotes.read.decode import repair_text

TEXTS = [
    "ı",
    "Şu",
    "Çağrı’nın “ölçülü” öğüdü",
    "İstanbul’da dün akşam yağan yağmur, Kadıköy ve Üsküdar’da su baskınlarına yol açtı.",
    "Vali Öz, “Ekiplerimiz gece boyunca çalıştı; hiçbir yurttaşımız mağdur olmadı…” dedi – kürsüden inerken ekledi: ‘Teşekkürler’.",
    "Hâkim, kâğıdı imzaladı; Âdil Bey’in rüzgârgülü 15 €’ya satıldı. Ağrı, Iğdır, Muş, Şırnak, Çankırı, Gümüşhane, İğneada.",
    "Düz ascii metin, hicbir ozel harf yok.",
    "Ğ Ü Ş İ Ö Ç ğ ü ş ı ö ç\r\nSatır sonu\tve sekme\n" * 300,
]
PLAIN = [text.translate(str.maketrans("“”‘’–…€", "\"\"''-.E")) for text in TEXTS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1254"])
@pytest.mark.parametrize("text", TEXTS)
def test_turkish_in_every_encoding(text, encoding):
    decoded = decode(text.encode("cp1254" if encoding == "windows-1254" else encoding), "x")
    assert (decoded.text, decoded.repair) == (text, None)


@pytest.mark.parametrize("text", PLAIN)
def test_turkish_in_iso_8859_9(text):
    assert decode(text.encode("iso-8859-9"), "x").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TEXTS[2:])
def test_utf16_without_a_mark(text, encoding):
    assert decode(text.encode(encoding), "x").text == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1254"])
@pytest.mark.parametrize("text", TEXTS[2:6])
def test_utf8_that_was_read_as_something_else(text, wrong):
    # Bytes that the wrong encoding leaves open come through as control characters, as programs do it.
    damaged = "".join(bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode())
    assert damaged != text
    decoded = decode(damaged.encode(), "x")
    assert decoded.text == text
    assert decoded.repair == "mojibake: utf-8 that had been read as another encoding"


@given(
    st.text(
        st.sampled_from("abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZâîûÂÎÛ “”‘’'\".,;:-–—…?!()\n\u00ad\u200b\u0307\u0327€")
    )
)
def test_what_is_right_is_not_repaired(text):
    assert repair_text(text) == (text, None)


@pytest.mark.parametrize("text", ["“YAPAY ZEKÂ”", "MİLLÎ ZEKÂ–HESAP", "‘ZEKÂ’", "ZEKÂ©", "Â€", "Â\u00addet"])
def test_a_turkish_letter_before_a_mark_is_no_mojibake(text):
    assert repair_text(text) == (text, None)


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(raw):
    try:
        decoded = decode(raw, "x")
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both ends are right
    else:
        decoded.text.encode()
        assert "\0" not in decoded.text

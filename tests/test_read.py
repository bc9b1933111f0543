"""Files in, articles out: the text of record is the file, character for character."""

import os

import pytest

from quotes.read import ReadError, find_files, read_file, read_text, source_of


def article(tmp_path, raw: bytes):
    path = tmp_path / "haber.txt"
    path.write_bytes(raw)
    return read_file(path)


@pytest.mark.parametrize("text", ["satır\r\nsatır\r\n", "tek\rsatır", "son\n\n\n", "\ttab\x0c\u2028 ", "😀 “İyi” dedi.", "Soru\x93\x94"])
def test_the_text_of_record_is_the_file_itself(tmp_path, text):
    assert article(tmp_path, text.encode()).text == text


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path):
    assert article(tmp_path, b"\xef\xbb\xbfMerhaba").text == "Merhaba"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"{\\rtf1 M\\'fcd\\'fcr}", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "save it as .docx"),
        (b"x" * 20_000_001, "larger than an article"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "no text file"),
        (b"%PDF-1.4 \x00\x01", "this PDF cannot be read"),
    ],
)
def test_what_is_no_article_is_said_in_one_sentence(tmp_path, raw, says):
    with pytest.raises(ReadError) as caught:
        article(tmp_path, raw)
    message = str(caught.value)
    assert says in message
    assert str(tmp_path / "haber.txt") in message
    assert "\n" not in message


def test_a_missing_file(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "yok.txt")
    with pytest.raises(ReadError, match="no such file"):
        find_files(tmp_path / "yok.txt")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "gizli.txt").write_text("x")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ReadError, match="Permission denied"):
        read_file(tmp_path / "gizli.txt")


def test_a_folder_stands_for_the_text_files_below_it(tmp_path):
    for name in ("b.txt", "a/ç.TXT", "a/not.css", ".hidden.txt", "sayfa.html", "sayfa_files/reklam.html", "c.jsonl.gz", "__MACOSX/._b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)] == [
        "a/ç.TXT", "b.txt", "c.jsonl.gz", "sayfa.html",
    ]  # fmt: skip


def test_a_folder_without_text_files(tmp_path):
    (tmp_path / "not.css").write_text("x")
    with pytest.raises(ReadError, match=r"no file that can be read .*\.css 1"):
        find_files(tmp_path)


def test_a_file_has_one_name_however_its_path_is_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    typed = ["a/h.txt", "./a/h.txt", "a/../a/h.txt", str(tmp_path / "a" / "h.txt")]
    assert {source_of(tmp_path.__class__(path)) for path in typed} == {"a/h.txt"}
    assert source_of(tmp_path.__class__("/elsewhere/h.txt")) == "/elsewhere/h.txt"


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_is_still_a_source(tmp_path):
    name = os.fsdecode(b"haber-\xff.txt")
    assert source_of(tmp_path / name).endswith("haber-\\xff.txt")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bütçe kabul edildi\n\nMeclis dün toplandı.", "Bütçe kabul edildi"),
        ("\r\n  Bütçe kabul edildi \r\nMeclis dün toplandı.", "Bütçe kabul edildi"),
        ("07 Şubat 2026 12:20\nBütçe kabul edildi\nMeclis dün toplandı.", "Bütçe kabul edildi"),
        ("3 Mart\nBütçe kabul edildi\nMeclis dün toplandı.", "Bütçe kabul edildi"),
        ("29 Şubat Perşembe, 12:20\nBütçe kabul edildi\nMeclis dün toplandı.", "Bütçe kabul edildi"),
        ("3 Mart kutlamaları başladı\nMeclis dün toplandı.", "3 Mart kutlamaları başladı"),
        ("Kaya: Bütçe hazır!\nMeclis", "Kaya: Bütçe hazır!"),
        ("Flaş gelişme...\nMeclis", "Flaş gelişme..."),
        ("Meclis dün toplandı.\nBütçe kabul edildi\nSonra", None),
        ("Bütçe kabul edildi", None),
        ("Bütçe kabul edildi\n\n \n", None),
        ("Kaya şunları söyledi:\n“Hazırız.”", None),
        ("u" * 201 + "\nMeclis", None),
        ("date 2026-02-10 " + "Uzun bir paragraf. " * 20 + "\nAra başlık\nMeclis", None),
    ],
)
def test_the_title(text, title):
    assert read_text(text, "x").title == title


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("Başlık\n07 Şubat 2026 12:20\nMeclis toplandı.", "2026-02-07", "12:20"),
        ("Başlık\n\nMeclis 07.02.2026 günü toplandı.", None, None),
        ("Başlık\n" * 10 + "07.02.2026\n", None, None),  # too far down to be the date of the article
        ("Meclis toplandı. " * 40 + "\n07.02.2026\n", None, None),
        ("2026-02\nMeclis", "2026-02", None),
    ],
)
def test_the_date(text, date, time):
    found = read_text(text, "x")
    assert (found.date, found.time) == (date, time)

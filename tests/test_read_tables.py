"""Rows of tables: which column is which, what a row is called, tables of any size."""

import json
import sqlite3

import pytest

from quotes.read import Blob, Columns, Failure, Note, ReadError, Unit, Wanted, find, fingerprint, read, units
from quotes.read import tables as tables_module
from quotes.read.tables import guess

SAID = 'Bakan Ayşe Kaya, "Bütçe hazır" dedi.'


def found_in(path, wanted=None):
    (blob,) = find([str(path)])
    assert isinstance(blob, Blob)
    found = list(units(blob, wanted or Wanted()))
    return [u for u in found if isinstance(u, Unit)], [u.message for u in found if isinstance(u, Note | Failure)]


@pytest.mark.parametrize(
    ("columns", "mapping"),
    [
        ({"id", "text", "title", "date"}, {"text": "text", "title": "title", "date": "date", "id": "id"}),
        ({"Haber Metni", "BAŞLIK", "Tarih", "Kaynak"}, {"text": "Haber Metni", "title": "BAŞLIK", "date": "Tarih", "outlet": "Kaynak"}),
        ({"İçerik", "link"}, {"text": "İçerik", "url": "link"}),
        ({"content", "body", "published_at"}, {"text": "content", "date": "published_at"}),
        ({"haber", "site", "yazar"}, {"text": "haber", "outlet": "site", "author": "yazar"}),
    ],
)
def test_columns_are_guessed_from_their_names(columns, mapping):
    assert guess(columns, Columns(), "x") == mapping


def test_columns_that_are_named_win():
    assert guess({"text", "a", "b"}, Columns(text="a", title="b"), "x") == {"text": "a", "title": "b"}
    with pytest.raises(ReadError, match=r"no column c; there are: a, b, text\."):
        guess({"text", "a", "b"}, Columns(text="c"), "x")


def test_the_guess_is_said_once(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("metin;baslik\nx;y\nz;w\n", encoding="utf-8")
    rows, said = found_in(path)
    assert [row.fields for row in rows] == [{"text": "x", "title": "y"}, {"text": "z", "title": "w"}]
    assert len(said) == 1
    assert said[0].endswith("columns: text = metin, title = baslik")


def test_rows_are_called_by_their_id_or_number(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = [{"id": "a", "text": "x"}, {"text": "y"}, {"id": "a", "text": "z"}, {"id": "", "text": "w"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert [unit.source for unit in found_in("a.jsonl")[0]] == ["a.jsonl#a", "a.jsonl#2", "a.jsonl#a~3", "a.jsonl#4"]


def test_a_list_of_any_size_is_read_piece_by_piece(tmp_path, monkeypatch):
    monkeypatch.setattr(tables_module, "_CHUNK", 64)
    rows = [{"id": number, "text": f'{number} {SAID} "\\ ş [{{'} for number in range(200)]
    (tmp_path / "a.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    assert [unit.fields["text"] for unit in found_in(tmp_path / "a.json")[0]] == [row["text"] for row in rows]


def test_a_table_that_is_utf8_only_at_its_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr(tables_module, "_CHUNK", 64)
    (tmp_path / "a.csv").write_bytes(b"id,text\n" + b"1,plain letters\n" * 20 + "2,değişti\n".encode("windows-1254"))
    rows, _ = found_in(tmp_path / "a.csv")
    assert rows[-1].fields["text"] == "değişti"
    assert rows[-1].encoding == "windows-1254"


def test_the_table_of_a_database_is_named_where_there_are_two(tmp_path):
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path)
    for table in ("haber", "taslak"):
        connection.execute(f"CREATE TABLE {table} (metin)")
        connection.execute(f"INSERT INTO {table} VALUES (?)", [f"{table}: {SAID}"])
    connection.execute("INSERT INTO haber VALUES (CAST(? AS TEXT))", ["değişti".encode("windows-1254")])
    connection.commit()
    connection.close()
    assert "name it with --table (haber, taslak)" in found_in(path)[1][0]
    rows, _ = found_in(path, Wanted(table="haber"))
    assert [row.fields["text"] for row in rows] == [f"haber: {SAID}", "değişti"]
    assert "there is no table yok" in found_in(path, Wanted(table="yok"))[1][0]


def test_what_came_in_is_known_by_its_hash():
    one = Unit("a", "row", fields={"text": "x", "title": "y"})
    assert fingerprint(one) == fingerprint(Unit("b", "row", fields={"title": "y", "text": "x"}))
    for other in (
        Unit("a", "row", fields={"text": "x"}),
        Unit("a", "text", b"x"),
        Unit("a", "row", fields={"text": "x", "title": "y"}, encoding="cp1254"),
    ):
        assert fingerprint(other) != fingerprint(one)


def test_the_year_of_a_day_is_that_of_the_address():
    row = Unit("a", "row", fields={"text": f"Başlık\n3 Mart\n{SAID}", "url": "https://www.ornek.com/2025/03/butce"})
    assert read(row).date == "2025-03-03"
    assert read(Unit("a", "row", fields={"text": SAID, "url": "https://www.ornek.com/2025/03/butce"})).date == "2025-03"
    assert read(Unit("a", "row", fields={"text": SAID, "date": "1770456000"})).date == "2026-02-07"


def test_a_table_of_one_column_needs_no_quotation_marks(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"metin\n{SAID}\nAk; “evet”, dedi.\n", encoding="utf-8")
    assert [unit.fields["text"] for unit in found_in(path)[0]] == [SAID, "Ak; “evet”, dedi."]


def test_markup_and_entities_of_a_database_are_no_text(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = [
        "Kaya, &quot;Bütçe hazır&quot; dedi.\nOylama &#8216;yarın&rsquo;.",
        "&lt;p&gt;Kaya&lt;/p&gt;&lt;p&gt;Öz&lt;/p&gt;",
        "AT&T; R&D 5 &amp;#39; x",
    ]
    path.write_text("".join(json.dumps({"text": text, "title": "&#34;Evet&#34;"}) + "\n" for text in texts), encoding="utf-8")
    articles = [read(unit) for unit in found_in(path)[0]]
    assert [article.text for article in articles] == ['Kaya, "Bütçe hazır" dedi.\nOylama ‘yarın’.', "Kaya\n\nÖz", "AT&T; R&D 5 ' x"]
    assert articles[0].title == '"Evet"'

"""The database: what goes in is what stands in the text, writing twice changes nothing, a crash leaves what was."""

import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outside import dump, rows, sound
from quotes import store as store_module
from quotes.models import Article, Extraction, Quote, Rejected
from quotes.store import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    StoreError,
    Totals,
    create_or_open,
    open_existing,
    opening,
    sort_key,
    version,
    writing,
)

SPANS = """
SELECT q.text, substr(a.text, q.start + 1, q.length), q.cue, substr(a.text, q.cue_start + 1, q.cue_length),
       q.mention, substr(a.text, q.mention_start + 1, q.mention_length)
FROM quotes q JOIN articles a ON a.id = q.article_id
"""


def said(text: str, who: str, what: str, cue: str = "dedi", **more) -> Quote:
    """The statement ``what`` of ``who``, with the places that its parts have in ``text``."""
    start, cue_start, mention_start = text.index(what), text.index(cue), text.index(who)
    return replace(
        Quote("direct", start, start + len(what), what, "toy_rule"),
        cue=cue, cue_start=cue_start, cue_end=cue_start + len(cue), verb="de", verb_class="neutral",
        speaker=who, speaker_kind="person", mention=who, mention_start=mention_start, mention_end=mention_start + len(who),
        **more,
    )  # fmt: skip


TEXT = '😀 Ayşe Kaya, "Bütçe hazır 👍🏽" dedi. Ali Öz, "Iğdır’da değiliz" diye konuştu. "Barış" operasyonu sürüyor.'
KAYA = said(TEXT, "Ayşe Kaya", "Bütçe hazır 👍🏽", role="Bakan")
OZ = said(TEXT, "Ali Öz", "Iğdır’da değiliz", "diye konuştu")
MARK = Rejected(TEXT.index("Barış"), TEXT.index("Barış") + 5, "Barış", "operation")
ARTICLE = Article("haber/1.txt", TEXT, title="Bütçe", date="2026-02-10", time="12:20", outlet="Gazete")
FOUND = Extraction((KAYA, OZ), (MARK,))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new" / "folder" / "quotes.db"


def save(path, *pairs):
    with create_or_open(path) as store:
        for article, extraction in pairs:
            store.save(article, extraction)


def test_what_is_stored_stands_in_the_text(path):
    save(path, (ARTICLE, FOUND))
    stored = rows(path, SPANS)
    assert [row[0] for row in stored] == ["Bütçe hazır 👍🏽", "Iğdır’da değiliz"]
    for content, content_there, cue, cue_there, mention, mention_there in stored:
        assert (content, cue, mention) == (content_there, cue_there, mention_there)
    marks = "SELECT m.text, substr(a.text, m.start + 1, m.length), m.reason FROM other_marks m JOIN articles a ON a.id = m.article_id"
    assert rows(path, marks) == [("Barış", "Barış", "operation")]
    assert rows(path, "SELECT text, date, time, title, outlet FROM articles") == [(TEXT, "2026-02-10", "12:20", "Bütçe", "Gazete")]
    sound(path)


@given(before=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), what=st.text("aİı😀\u0301’\n", min_size=1))
def test_offsets_are_code_points_for_sqlite_too(tmp_path_factory, before, what):
    path = tmp_path_factory.mktemp("spans") / "q.db"
    start = len(before) + 1
    quote = Quote("free", start, start + len(what), what, "toy_rule", reason="nobody")
    save(path, (Article("x", f"{before}|{what}|"), Extraction((quote,), ())))
    assert rows(path, "SELECT q.text = substr(a.text, q.start + 1, q.length) FROM quotes q JOIN articles a ON a.id = article_id") == [(1,)]


def test_a_span_that_does_not_hold_is_refused(path):
    for wrong in (replace(KAYA, start=KAYA.start + 1), replace(KAYA, cue="demiş"), replace(KAYA, mention_end=KAYA.mention_end + 1)):
        with pytest.raises(ValueError, match="does not stand at"):
            save(path, (ARTICLE, Extraction((wrong,), ())))
    assert rows(path, "SELECT count(*) FROM articles") == [(0,)]


def test_writing_twice_changes_nothing(path):
    save(path, (ARTICLE, FOUND))
    contents = "SELECT * FROM quotes JOIN speakers ON speakers.id = speaker_id", "SELECT * FROM other_marks", "SELECT * FROM rules"
    before, whole = [rows(path, sql) for sql in contents], path.read_bytes()
    with create_or_open(path) as store:
        assert store.is_current(ARTICLE)
    assert path.read_bytes() == whole
    save(path, (ARTICLE, FOUND))
    assert [rows(path, sql) for sql in contents] == before
    sound(path)


def test_an_article_is_current_until_it_or_the_rules_change(path, monkeypatch):
    save(path, (ARTICLE, FOUND))
    with create_or_open(path) as store:
        assert store.is_current(ARTICLE)
        assert not store.is_current(replace(ARTICLE, text=TEXT + " "))
        assert not store.is_current(replace(ARTICLE, date="2026-02-11"))
        assert not store.is_current(replace(ARTICLE, source="haber/2.txt"))
        monkeypatch.setattr(store_module, "rules_version", lambda: "other rules")
        assert not store.is_current(ARTICLE)


def test_an_edited_article_replaces_its_own_statements_only(path):
    other = replace(ARTICLE, source="haber/2.txt")
    save(path, (ARTICLE, FOUND), (other, FOUND))
    untouched = "SELECT * FROM quotes WHERE article_id = 2"
    before, others = rows(path, "SELECT text, id FROM quotes WHERE article_id = 1"), rows(path, untouched)

    text = 'Güncellendi. Ayşe Kaya, "Bütçe hazır 👍🏽" dedi. Can Er, "Yeni söz" diye konuştu.'
    found = Extraction((said(text, "Ayşe Kaya", "Bütçe hazır 👍🏽"), said(text, "Can Er", "Yeni söz", "diye konuştu")), ())
    with create_or_open(path) as store:
        assert store.save(replace(ARTICLE, text=text, date="2026-03"), found) is False

    assert rows(path, untouched) == others
    after = dict(rows(path, "SELECT text, id FROM quotes WHERE article_id = 1"))
    assert after == {"Bütçe hazır 👍🏽": dict(before)["Bütçe hazır 👍🏽"], "Yeni söz": 5}  # 1 to 4 are or were taken
    assert rows(path, "SELECT DISTINCT date FROM quotes WHERE article_id = 1") == [("2026-03",)]
    assert rows(path, "SELECT count(*) FROM other_marks WHERE article_id = 1") == [(0,)]
    assert rows(path, "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'yeni'") == [(5,)]
    assert rows(path, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'güncellendi'") == [(1,)]
    sound(path)


def test_added_at_stays_when_an_article_changes(path, monkeypatch):
    monkeypatch.setattr(writing, "now", lambda: "2026-01-01T00:00:00Z")
    save(path, (ARTICLE, FOUND))
    monkeypatch.setattr(writing, "now", lambda: "2026-02-02T00:00:00Z")
    save(path, (replace(ARTICLE, title="Başka"), FOUND))
    assert rows(path, "SELECT name, added_at, extracted_at FROM articles") == [("Başka", "2026-01-01T00:00:00Z", "2026-02-02T00:00:00Z")]


def test_who_no_longer_speaks_is_taken_out(path):
    save(path, (ARTICLE, FOUND), (replace(ARTICLE, source="haber/2.txt"), Extraction((OZ,), ())))
    ((before,),) = rows(path, "SELECT id FROM speakers WHERE name = 'Ayşe Kaya'")
    save(path, (ARTICLE, Extraction((), ())))
    assert rows(path, "SELECT name FROM speakers") == [("Ali Öz",)]
    save(path, (replace(ARTICLE, source="haber/2.txt"), Extraction((KAYA,), ())))
    assert rows(path, "SELECT id, name FROM speakers") == [(before, "Ayşe Kaya")]  # an id is made of the name: she has the same again


def test_one_name_and_kind_is_one_speaker(path):
    office = replace(OZ, speaker="Ayşe Kaya", speaker_kind="institution")
    nameless = replace(OZ, speaker=None, speaker_kind=None, mention=None, mention_start=None, mention_end=None, reason="no subject")
    save(path, (ARTICLE, Extraction((KAYA, office, nameless), ())), (replace(ARTICLE, source="2"), Extraction((KAYA,), ())))
    assert rows(path, "SELECT name, kind FROM speakers ORDER BY kind") == [("Ayşe Kaya", "institution"), ("Ayşe Kaya", "person")]
    assert rows(path, "SELECT reason FROM unattributed") == [("no subject",)]
    with open_existing(path) as store:
        assert store.totals() == Totals(articles=2, kinds={"direct": 4}, speakers=2, unattributed=1)


def test_a_nested_statement_points_to_its_parent(path):
    text = 'Ayşe Kaya, Ali Öz’ün "Hazırız" dediğini söyledi.'
    outer = replace(said(text, "Ayşe Kaya", text[11:40], "söyledi"), kind="mixed")
    inner = said(text, "Ali Öz", "Hazırız", "dediğini", parent=0)
    save(path, (Article("x", text), Extraction((outer, inner), ())))
    assert rows(path, "SELECT id, parent_id FROM quotes") == [(1, None), (2, 1)]
    # A child may also come first.
    save(path, (Article("y", text), Extraction((replace(inner, parent=1), outer), ())))
    assert rows(path, "SELECT id, parent_id FROM quotes WHERE article_id = 2") == [(3, 4), (4, None)]


def test_a_crash_in_the_middle_leaves_the_former_state(path, monkeypatch):
    save(path, (ARTICLE, FOUND))
    before = dump(path)

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_put_marks", crash)
    with pytest.raises(KeyboardInterrupt):
        save(path, (replace(ARTICLE, text="Kısa."), Extraction((), ())))
    assert dump(path) == before
    sound(path)


def test_a_killed_program_leaves_the_former_state(path):
    save(path, (ARTICLE, FOUND))
    program = f"""
import os, signal
from dataclasses import replace
from pathlib import Path
from quotes.models import Article, Extraction
from quotes.store import create_or_open, writing
writing._put_marks = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with create_or_open(Path({str(path)!r})) as store:
    store.save(Article("haber/1.txt", "Kısa."), Extraction((), ()))
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert killed.returncode == -9
    with open_existing(path) as store:
        assert [row["text"] for row in store.statements()] == [KAYA.text, OZ.text]
    sound(path)


def test_one_file_is_left_behind(path):
    save(path, (ARTICLE, FOUND))
    assert [file.name for file in path.parent.iterdir()] == ["quotes.db"]
    assert rows(path, "PRAGMA journal_mode") == [("delete",)]


def test_reading_goes_on_while_somebody_writes(path):
    save(path, (ARTICLE, FOUND))
    with create_or_open(path) as writer, open_existing(path) as reader:
        writer.save(replace(ARTICLE, source="2"), FOUND)
        assert len(list(reader.statements())) == 4


def test_the_file_alone_has_everything_also_while_somebody_reads(path):
    save(path, (ARTICLE, FOUND))
    with open_existing(path) as reader:
        list(reader.statements())
        save(path, (replace(ARTICLE, source="2"), FOUND))
        copy = path.with_name("copy.db")
        copy.write_bytes(path.read_bytes())
    assert rows(copy, "SELECT count(*) FROM quotes") == [(4,)]


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("IĞDIR", True), ("Iğdır", True), ("ığdır", True), ("igdir", True), ("bütçe", True), ("BÜTÇE", True),
        ("butce", True), ("hazir", True), ("HAZIR", True), ("hazır", True), ("değil", False), ("göre", False),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_typed(path, query, finds):
    save(path, (ARTICLE, FOUND))
    assert bool(rows(path, "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?", query)) is finds
    assert bool(rows(path, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?", query)) is finds


def test_the_index_follows_whoever_writes(path):
    save(path, (ARTICLE, FOUND))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE quotes SET text = 'IŞIK yandı', length = 10 WHERE id = 1")
    connection.execute("DELETE FROM quotes WHERE id = 2")
    connection.execute("UPDATE articles SET text = 'Işık'")
    connection.commit()
    assert connection.execute("SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'ışık'").fetchall() == [(1,)]
    assert connection.execute("SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'bütçe OR iğdır'").fetchall() == []
    assert connection.execute("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'ışık'").fetchall() == [(1,)]
    connection.close()
    sound(path)


def test_the_rules_are_described_by_their_docstrings(path):
    def colon_lead():
        """Kaya: "Bütçe hazır"

        A name, a colon.
        """

    def silent(): ...

    save(path, (ARTICLE, FOUND))
    with create_or_open(path) as store:
        store.write_rules([colon_lead, silent])
    whole = path.read_bytes()
    assert rows(path, "SELECT name, construction FROM rules ORDER BY name") == [
        ("colon_lead", 'Kaya: "Bütçe hazır"'),
        ("silent", None),
        ("toy_rule", None),  # a rule that statements name is always there
    ]
    assert rows(path, "SELECT family FROM rules WHERE name = 'silent'") == [("test_store",)]
    with create_or_open(path) as store:
        store.write_rules([colon_lead, silent])
    assert path.read_bytes() == whole


def test_the_database_says_what_made_it(path):
    save(path)
    about = dict(rows(path, "SELECT key, value FROM about"))
    assert about["made_by"].startswith("quotes-tr ")
    assert about["schema_version"] == str(SCHEMA_VERSION)
    assert rows(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows(path, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert APPLICATION_ID.to_bytes(4, "big") == b"QUOT"


def test_a_newer_program_signs_when_it_writes(path, monkeypatch):
    save(path, (ARTICLE, FOUND))
    monkeypatch.setattr(writing, "__version__", "9.9")
    save(path)
    assert rows(path, "SELECT value FROM about WHERE key = 'made_by'") != [("quotes-tr 9.9",)]
    save(path, (replace(ARTICLE, source="2"), FOUND))
    assert rows(path, "SELECT value FROM about WHERE key = 'made_by'") == [("quotes-tr 9.9",)]


def foreign(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()


def newer(path):
    save(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


def no_database(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Meclis dün toplandı. " * 100, encoding="utf-8")


def folder(path):
    path.mkdir(parents=True)


@pytest.mark.parametrize(
    ("make", "says"), [(foreign, "not made by quotes"), (newer, "newer version"), (no_database, "no SQLite database"), (folder, "folder")]
)
@pytest.mark.parametrize("open_it", [create_or_open, open_existing])
def test_a_file_that_is_not_ours_is_left_alone(path, make, says, open_it):
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(StoreError, match=says) as caught:
        open_it(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert before is None or path.read_bytes() == before


def test_no_database_to_read(path):
    with pytest.raises(StoreError, match="no such database"):
        open_existing(path)
    assert not path.exists()


def test_an_empty_file_becomes_a_database_when_written_to(path):
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(StoreError, match="not made by quotes"):
        open_existing(path)
    save(path, (ARTICLE, FOUND))
    assert rows(path, "SELECT count(*) FROM quotes") == [(2,)]


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made"):
        create_or_open(tmp_path / "file" / "quotes.db")


def test_a_database_that_is_being_written_to(path, monkeypatch):
    save(path, (ARTICLE, FOUND))
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="another program is writing"):
        create_or_open(path)
    other.close()


def test_views_answer_everyday_questions(path):
    save(path, (ARTICLE, FOUND), (replace(ARTICLE, source="2", date="2026-03-01"), Extraction((KAYA,), ())))
    assert rows(path, "SELECT speaker, role, text, date, title, source FROM who_said_what ORDER BY id LIMIT 1") == [
        ("Ayşe Kaya", "Bakan", "Bütçe hazır 👍🏽", "2026-02-10", "Bütçe", "haber/1.txt")
    ]
    assert rows(path, "SELECT speaker, statements, articles, first_date, last_date FROM most_quoted") == [
        ("Ayşe Kaya", 2, 2, "2026-02-10", "2026-03-01"),
        ("Ali Öz", 1, 1, "2026-02-10", "2026-02-10"),
    ]
    assert rows(path, "SELECT month, statements, direct, free, speakers, articles FROM statements_by_month") == [
        ("2026-02", 2, 2, 0, 2, 1),
        ("2026-03", 1, 1, 0, 1, 1),
    ]


def test_every_foreign_key_and_every_view_is_sound(path):
    save(path, (ARTICLE, FOUND))
    tables = [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    for table in tables:
        rows(path, f"SELECT * FROM {table} LIMIT 1")
    keys = {(table, row[3], row[2]) for table in ("quotes", "other_marks") for row in rows(path, f"PRAGMA foreign_key_list({table})")}
    assert keys == {
        ("quotes", "article_id", "articles"),
        ("quotes", "speaker_id", "speakers"),
        ("quotes", "rule", "rules"),
        ("quotes", "parent_id", "quotes"),
        ("other_marks", "article_id", "articles"),
    }


def test_an_older_database_is_brought_to_the_shape_of_today(path):
    save(path, (ARTICLE, FOUND))
    today = {table: set(rows(path, f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')")) for table in names(path)}
    older = path.with_name("older.db")
    connection = sqlite3.connect(older)
    connection.executescript((Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8"))
    connection.execute("INSERT INTO about VALUES ('schema_version', '1')")
    columns = "name, source, text, encoding, content_hash, rules_version, added_at, extracted_at"
    connection.execute(f"INSERT INTO articles ({columns}) VALUES ('Eski', 'eski.txt', 'Eski haber.', 'utf-8', 'x', 'y', 'z', 'z')")
    connection.commit()
    connection.close()
    with open_existing(older) as store:
        assert store.totals().articles == 1
    columns = "SELECT name, type, \"notnull\", pk FROM pragma_table_info('{}')"
    assert {table: set(rows(older, columns.format(table))) for table in names(older)} == today
    assert schema(older) == schema(path)
    assert rows(older, "SELECT value FROM about WHERE key = 'schema_version'") == [(str(SCHEMA_VERSION),)]
    save(older, (ARTICLE, FOUND))
    sound(older)


def schema(path):
    """What makes each table, index, trigger and view; no comments, which a column that is added later does not bring."""
    made = rows(path, "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite%'")
    return {(kind, name): re.sub(r"--.*|[\s\"]", "", sql or "") if kind == "table" else sql for kind, name, sql in made}


def names(path):
    return [name for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name")]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Bütçe", TEXT, "Bütçe"),
        (None, "07 Şubat 2026 12:20\nMeclis dün toplandı.", "Meclis dün toplandı."),
        (None, " date 2026-02-10 Meclis  dün\ntoplandı.", "Meclis dün toplandı."),
        (None, "Uzun " * 40, "Uzun " * 16 + "…"),
        (None, "2026-02-10\n", "haber/1.txt"),
    ],
)
def test_what_lists_call_an_article(path, title, text, name):
    save(path, (Article("haber/1.txt", text, title=title), Extraction((), ())))
    assert rows(path, "SELECT name FROM articles") == [(name,)]


def test_speakers_sort_as_the_turkish_alphabet_does():
    alphabet = [*"AB", "C", "Cz", "Ç", *"DGĞH", "I", "Iz", "İ", "İz", *"JOÖPSŞTUÜVZ"]
    assert sorted(sorted(alphabet), key=sort_key) == alphabet
    assert sort_key("ışık") == sort_key("IŞIK")
    assert sort_key("Kâmil") == sort_key("Kamil")


def test_the_rules_version_changes_with_a_word(tmp_path, monkeypatch):
    package = tmp_path / "quotes"
    (package / "words").mkdir(parents=True)
    (package / "words" / "verbs.tsv").write_text("de\n")
    (package / "cli.py").write_text("")
    monkeypatch.setattr(version, "files", lambda _: package)
    read = version.rules_version.__wrapped__
    before = read()
    (package / "cli.py").write_text("# new")
    assert read() == before
    (package / "words" / "verbs.tsv").write_text("de\nsöyle\n")
    assert read() != before

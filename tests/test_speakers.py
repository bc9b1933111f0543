"""Speakers in the database: linked whatever the order, decisions that last, older databases brought along, all or nothing."""

import itertools
import random
import sqlite3
from pathlib import Path

import pytest

from outside import dump, rows, sound
from quotes.models import Article, Extraction, Quote
from quotes.people import Decision, Known, Term, id_of
from quotes.store import create_or_open, linking, open_existing, opening, writing

KINDS = ("direct", "indirect")
SCHEMA_1 = (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8")

# source, date, and the speakers: name, kind, role, mention
NEWS = [
    ("1", "2020-01-01", [("Ali Kaya", "person", "Kıyıspor Başkanı", "Kıyıspor Başkanı Ali Kaya"), ("Ali Kaya", "person", None, "Kaya")]),
    ("2", "2020-02-01", [("Kaya", "person", "Kıyıspor Başkanı", "Kıyıspor Başkanı Kaya"), ("Ali Kaya", "institution", None, "Ali Kaya")]),
    ("3", "2020-03-01", [("Kaya", "person", None, "Kaya"), ("uzmanlar", "group", None, "uzmanlar")]),
    ("4", "2020-04-01", [("Türkiye İstatistik Kurumu", "institution", None, "TÜİK"), ("TÜİK", "institution", None, None)]),
    (
        "5",
        "2021-04-01",
        [("TÜİK", "institution", None, "TÜİK"), ("İlham Aliyev", "person", "Cumhurbaşkanı", None), ("uzmanlar", "group", None, None)],
    ),
    (
        "6",
        "2021-05-01",
        [("Aliyev", "person", "Azerbaycan Cumhurbaşkanı", "Azerbaycan Cumhurbaşkanı Aliyev"), ("Veli Kaya", "person", "Vali", None)],
    ),
]
OF = " JOIN speakers ON speakers.id = speaker_id WHERE "
TABLES = {
    "speakers": "SELECT id, name, kind, name_sort, wikidata, ambiguous, key FROM speakers ORDER BY id",
    "aliases": "SELECT speaker_id, form, statements, articles, first_date, last_date FROM aliases ORDER BY id",
    "roles": "SELECT speaker_id, role, organisation, first_date, last_date, statements, origin FROM roles ORDER BY id",
    "candidates": "SELECT speaker_id, candidate_id, name, wikidata FROM candidates ORDER BY id",
    "quotes": "SELECT source, quotes.text, speaker_id, called, called_kind, role, mention"
    " FROM quotes JOIN articles ON articles.id = article_id ORDER BY 1, 2",
}


def saved(number, date, who):
    """An article in which everybody says something."""
    text, found = "", []
    for place, (name, kind, role, mention) in enumerate(who):
        start, text = len(text), text + f"{mention or ''}: Söz {number} {place}. "
        said = text.index("Söz", start)
        found.append(
            Quote(
                KINDS[place % 2],
                said,
                len(text) - 2,
                text[said:-2],
                "toy_rule",
                verb="de",
                verb_class="neutral",
                speaker=name,
                speaker_kind=kind,
                role=role,
                mention=mention,
                mention_start=start if mention else None,
                mention_end=start + len(mention) if mention else None,
            )
        )
    return Article(f"haber/{number}.txt", text, date=date), Extraction(tuple(found), ())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.db"


def store_news(path, news=NEWS, *, link_each=False):
    with create_or_open(path) as store:
        for article in news:
            store.save(*saved(*article))
            if link_each:
                store.link()
        store.link()


def everything(path):
    return {table: rows(path, sql) for table, sql in TABLES.items()}


def who(path):
    """The name of who speaks, by article and place."""
    return dict(rows(path, "SELECT quotes.text, speakers.name FROM quotes JOIN speakers ON speakers.id = speaker_id"))


def test_who_is_who(path):
    store_news(path)
    assert who(path) == {
        "Söz 1 0": "Ali Kaya",
        "Söz 1 1": "Ali Kaya",
        "Söz 2 0": "Ali Kaya",
        "Söz 2 1": "Ali Kaya",
        "Söz 3 0": "Kaya",
        "Söz 3 1": "uzmanlar",
        "Söz 4 0": "Türkiye İstatistik Kurumu",
        "Söz 4 1": "Türkiye İstatistik Kurumu",
        "Söz 5 0": "Türkiye İstatistik Kurumu",
        "Söz 5 1": "İlham Aliyev",
        "Söz 5 2": "uzmanlar",
        "Söz 6 0": "İlham Aliyev",
        "Söz 6 1": "Veli Kaya",
    }
    assert rows(path, "SELECT id FROM speakers WHERE name = 'İlham Aliyev'") == [(id_of("person:ilham aliyev"),)]
    assert rows(path, "SELECT count(*) FROM speakers WHERE name = 'Ali Kaya'") == [(2,)]  # a man and a firm
    assert rows(path, "SELECT count(*) FROM speakers WHERE name = 'uzmanlar'") == [(2,)]
    sound(path)


def test_statements_keep_what_the_article_says(path):
    store_news(path)
    kept = "SELECT called, role, mention FROM quotes JOIN articles ON articles.id = article_id WHERE source = 'haber/6.txt' ORDER BY start"
    assert rows(path, kept)[0] == ("Aliyev", "Azerbaycan Cumhurbaşkanı", "Azerbaycan Cumhurbaşkanı Aliyev")


def test_names_roles_and_candidates(path):
    store_news(path)
    names = "SELECT form, statements, articles, first_date FROM aliases" + OF + "key = 'person:ali kaya' ORDER BY form"
    assert rows(path, names) == [("Ali Kaya", 1, 1, "2020-01-01"), ("Kaya", 2, 2, "2020-01-01")]
    roles = "SELECT role, organisation, first_date, last_date, statements, origin FROM roles" + OF + "name = ? ORDER BY roles.id"
    assert rows(path, roles, "Ali Kaya") == [("Kıyıspor Başkanı", "Kıyıspor", "2020-01-01", "2020-02-01", 2, "articles")]
    assert rows(path, roles, "İlham Aliyev") == [
        ("Azerbaycan Cumhurbaşkanı", "Azerbaycan", "2021-05-01", "2021-05-01", 1, "articles"),
        ("Cumhurbaşkanı", None, "2021-04-01", "2021-04-01", 1, "articles"),
        ("Cumhurbaşkanı", "Azerbaycan", "2003-10-31", None, None, "people"),
    ]
    open_names = "SELECT candidates.name FROM candidates" + OF + "speakers.name = 'Kaya' ORDER BY candidates.id"
    assert rows(path, open_names) == [("Ali Kaya",), ("Veli Kaya",)]
    assert rows(path, "SELECT name FROM speakers WHERE ambiguous") == [("Kaya",)]


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_steps_give_the_same(tmp_path, seed):
    store_news(tmp_path / "once.db")
    shuffled = random.Random(seed).sample(NEWS, len(NEWS))
    store_news(tmp_path / "steps.db", shuffled, link_each=True)
    assert everything(tmp_path / "once.db") == everything(tmp_path / "steps.db")
    sound(tmp_path / "steps.db")


def test_linking_again_changes_nothing(path):
    store_news(path)
    before = path.read_bytes()
    with create_or_open(path) as store:
        assert store.link() is False
    assert path.read_bytes() == before


def test_linking_is_done_again_when_the_package_knows_more(path, monkeypatch):
    store_news(path)
    monkeypatch.setattr(linking, "shipped", lambda: ())
    linking._fingerprint.cache_clear()
    with create_or_open(path) as store:
        assert store.link() is True
    assert rows(path, "SELECT count(*) FROM speakers WHERE wikidata IS NOT NULL OR name = 'Aliyev'") == [(0,)]
    monkeypatch.undo()
    linking._fingerprint.cache_clear()


def test_an_article_that_changes_takes_its_speakers_along(path):
    store_news(path)
    with create_or_open(path) as store:
        store.save(*saved("1", "2020-01-01", []))
        store.link()
    assert who(path)["Söz 2 0"] == "Kaya"  # nobody is Ali Kaya any longer
    with create_or_open(path) as store:
        store.save(*saved(*NEWS[0]))
        store.link()
    fresh = path.with_name("fresh.db")
    store_news(fresh)
    assert everything(path) == everything(fresh)


def test_a_crash_while_linking_leaves_what_was(path, monkeypatch):
    store_news(path)
    before = everything(path)

    def crash(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(linking, "_put_candidates", crash)
    with create_or_open(path) as store, pytest.raises(KeyboardInterrupt):
        store.speakers.decide([Decision("rename", "person:ali kaya", name="X")])
    assert everything(path) == before
    assert rows(path, "SELECT * FROM decisions") == []


# Decisions


def decide(path, *decisions):
    with open_existing(path, change=True) as store:
        store.speakers.decide(decisions)


def test_decisions_hold_for_new_articles_new_rules_and_are_undone(path):
    store_news(path, NEWS[:3])
    decide(path, Decision("alias", "person:ali kaya", form="Kaya"), Decision("rename", "person:ali kaya", name="Kıyı Kaya"))
    assert who(path)["Söz 3 0"] == "Kıyı Kaya"
    with create_or_open(path) as store:
        store.save(*saved("7", "2022-01-01", [("Kaya", "person", None, "Kaya")]))  # a new one
        store.save(*saved(*NEWS[0]))  # the same one again, as after an upgrade
        store.link()
    assert who(path)["Söz 7 0"] == who(path)["Söz 1 0"] == "Kıyı Kaya"
    with open_existing(path, change=True) as store:
        assert store.speakers.undo()["action"] == "rename"
        assert who(path)["Söz 7 0"] == "Ali Kaya"
        assert store.speakers.undo(1)["action"] == "alias"
        assert store.speakers.undo(1) is None
        assert store.speakers.undo() is None
        assert [row["id"] for row in store.speakers.decisions(undone=True)] == [1, 2]
    assert who(path)["Söz 7 0"] == "Kaya"
    sound(path)


def test_decided_and_undone_is_as_never_decided(path):
    store_news(path)
    before = everything(path)
    decide(
        path, Decision("merge", "person:ali kaya", other="person:veli kaya"), Decision("split", "person:ali kaya", article="haber/2.txt")
    )
    assert everything(path) != before
    with open_existing(path, change=True) as store:
        store.speakers.undo()
        store.speakers.undo()
    assert everything(path) == before


def test_faults_of_decisions(path):
    store_news(path)
    merge = Decision("merge", "person:ali kaya", other="person:veli kaya")
    decide(path, merge)
    with open_existing(path) as store:
        faults = store.speakers.faults
        assert faults([(1, merge)]) == [(1, "the same decision as decision 1")]
        circle = Decision("merge", "person:veli kaya", other="person:ali kaya")
        assert faults([(1, circle)]) == [(1, "these merges go in a circle, with decision 1")]
        again = Decision("merge", "person:can er", other="person:veli kaya")
        assert faults([(1, again)]) == [(1, "person:veli kaya is merged into person:ali kaya in decision 1 already")]
        assert faults([(1, Decision("rename", "person:x", name="Y")), (2, Decision("rename", "person:x", name="Z"))]) == [
            (2, "person:x has another name in line 1")
        ]
        assert faults([(1, Decision("merge", "person:x", other="person:x"))]) == [(1, "a speaker is merged into itself")]
        long = [(number, Decision("merge", one, other=other)) for number, (one, other) in enumerate(itertools.pairwise("abcda"), start=1)]
        assert faults(long) == [(4, "these merges go in a circle, with line 3, line 2, line 1")]


# People


def test_people_that_are_imported_are_known(path):
    store_news(path)
    er = Known(
        "Ali Kaya",
        aliases=("Kaya",),
        terms=(Term("Başkan", "Kıyıspor", "2019-01-01"), Term("Vali", "Konya", "2001", "2003"), Term("Foça Valisi", None, "2004", "2005")),
        wikidata="Q7",
    )
    with open_existing(path, change=True) as store:
        before = store.speakers.listed(limit=100)
        assert store.speakers.add_people([er], "people.csv") > 0
        assert who(path)["Söz 3 0"] == "Ali Kaya"
        assert store.speakers.called("Ali Kaya")[0]["wikidata"] == "Q7"
        assert rows(path, "SELECT count(*) FROM people") == [(3,)]
        assert rows(path, "SELECT organisation FROM roles WHERE role = 'Foça Valisi'") == [("Foça",)]
        store.speakers.add_people([er], "people.csv")
        assert rows(path, "SELECT count(*) FROM people") == [(3,)]
        store.speakers.add_people([], "people.csv")
        assert store.speakers.listed(limit=100) == before


# Asking


def test_finding_speakers(path):
    store_news(path)
    with open_existing(path) as store:
        speakers = store.speakers
        assert speakers.listed()[0]["name"] == "Ali Kaya"
        assert {row["name"] for row in speakers.listed("kaya")} == {"Ali Kaya", "Veli Kaya", "Kaya"}
        assert [row["name"] for row in speakers.listed("tüik")] == ["Türkiye İstatistik Kurumu"]
        assert [row["name"] for row in speakers.listed("ALİYEV", "person")] == ["İlham Aliyev"]
        assert speakers.listed("aliyev", "group") == []
        assert len(speakers.listed(limit=2)) == 2
        assert [row["name"] for row in speakers.listed(ambiguous=True)] == ["Kaya"]
        (aliyev,) = speakers.called("ilham aliyev")
        assert speakers.called(str(aliyev["id"])) == speakers.called(aliyev["key"]) == [aliyev]
        assert [row["name"] for row in speakers.called("TÜİK")] == ["Türkiye İstatistik Kurumu"]
        assert speakers.called("nobody") == speakers.called("999") == []
        portrait = speakers.portrait(aliyev)
        assert portrait.months == [{"month": "2021-04", "statements": 1}, {"month": "2021-05", "statements": 1}]
        assert portrait.verbs == [{"verb": "de", "verb_class": "neutral", "statements": 2}]


def test_copies_are_counted_once(path):
    text = "Ali Kaya: " + " ".join(f"Uzun bir söz, {number}." for number in range(200))
    said = text[10:-1]
    quote = Quote("free", 10, 10 + len(said), said, "toy_rule", speaker="Ali Kaya", speaker_kind="person")
    with create_or_open(path) as store:
        for source in ("a", "b"):
            store.save(Article(source, text, date="2020-01-01"), Extraction((quote,), ()))
        store.link()
        assert rows(path, "SELECT count(*) FROM articles WHERE copy_of IS NOT NULL") == [(1,)]
        (kaya,) = store.speakers.called("Ali Kaya")
        assert (kaya["statements"], kaya["articles"]) == (1, 1)
        assert store.speakers.portrait(kaya).months == [{"month": "2020-01", "statements": 1}]
    assert rows(path, "SELECT form, statements, articles FROM aliases") == [("Ali Kaya", 1, 1)]


# Older databases


@pytest.fixture
def older(tmp_path):
    """A database of version 1, as it was made then: a speaker a name and kind."""
    path = tmp_path / "older.db"
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA_1)
    connection.execute("INSERT INTO about VALUES ('schema_version', '1')")
    connection.execute("INSERT INTO rules (name) VALUES ('toy_rule')")
    numbers = {}
    for number, (article, extraction) in enumerate((saved(*one) for one in NEWS), start=1):
        columns = "id, name, source, text, date, encoding, content_hash, rules_version, added_at, extracted_at"
        connection.execute(
            f"INSERT INTO articles ({columns}) VALUES (?, 'x', ?, ?, ?, 'utf-8', 'x', 'y', 'z', 'z')",
            [number, article.source, article.text, article.date],
        )
        for quote in extraction.quotes:
            who = (quote.speaker, quote.speaker_kind)
            if who not in numbers:
                numbers[who] = connection.execute("INSERT INTO speakers (name, kind, name_sort) VALUES (?, ?, 'x')", who).lastrowid
            connection.execute(
                "INSERT INTO quotes (speaker_id, role, text, verb, verb_class, kind, date, article_id, rule, start, length, mention,"
                " mention_start, mention_length)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    numbers[who],
                    quote.role,
                    quote.text,
                    quote.verb,
                    quote.verb_class,
                    quote.kind,
                    article.date,
                    number,
                    quote.rule,
                    quote.start,
                    len(quote.text),
                    quote.mention,
                    quote.mention_start,
                    quote.mention and len(quote.mention),
                ],
            )
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("open_it", [open_existing, create_or_open])
def test_an_older_database_gets_all_of_it(older, tmp_path, open_it):
    before = rows(older, "SELECT id, text, start, length, mention, role FROM quotes ORDER BY id")
    with open_it(older):
        pass
    assert rows(older, "SELECT id, text, start, length, mention, role FROM quotes ORDER BY id") == before
    fresh = tmp_path / "fresh.db"
    store_news(fresh)
    assert everything(older) == everything(fresh)
    sound(older)


def test_an_upgrade_that_fails_leaves_the_older_database(older, monkeypatch):
    real = opening.files
    before = dump(older)

    class Broken:
        def joinpath(self, name):
            self.name = name
            return self

        def read_text(self, encoding):
            text = real("quotes.store").joinpath(self.name).read_text(encoding=encoding)
            return text + "SELECT * FROM nowhere;" if self.name == "to_3.sql" else text

    monkeypatch.setattr(opening, "files", lambda _: Broken())
    with pytest.raises(Exception, match="nowhere"):
        open_existing(older)
    assert rows(older, "PRAGMA user_version") == [(1,)]
    assert dump(older) == before
    assert rows(older, "SELECT count(*) FROM quotes WHERE speaker_id IS NOT NULL") == [(13,)]
    monkeypatch.undo()
    with open_existing(older):
        assert len(who(older)) == 13


def test_numbers_are_free(path, monkeypatch):
    monkeypatch.setattr(writing, "id_of", lambda _: 7)
    with create_or_open(path) as store:
        store.save(*saved(*NEWS[0]))
        store.save(*saved("9", None, [("Can Er", "person", None, None)]))
    assert rows(path, "SELECT id FROM speakers ORDER BY id") == [(7,), (8,)]

"""What the reading pages give away: every list as a file, complete and in its order; addresses that hold in every file."""

import csv
import io
import sqlite3
import xml.etree.ElementTree as ET
from urllib.parse import urlencode, urlsplit

import pytest
from datasette.app import Datasette

from quotes.models import Article, Extraction, Quote
from quotes.plugin import addresses, articles, facets, portraits, reading
from quotes.plugin.listing import PIECE
from quotes.store import create_or_open

ATOM = "{http://www.w3.org/2005/Atom}"
PEOPLE = ["Ayşe Kaya", "Ali Öz", "Işıl Ilgaz"]
ARTICLES, EACH = 130, 5
STATEMENTS = ARTICLES * EACH


def article(number):
    """Five statements; dates tie, some articles have none; every third is somewhere else."""
    text, found = f"Haber {number}. ", []
    for place in range(EACH):
        who, said = PEOPLE[(number + place) % 3], f"Söz {number} bütçe hakkında {place}"
        start = len(text) + len(who) + 2
        text += f"{who}, {said} dedi. "
        verb_class = ["claim", "stress"][place % 2]
        more = {"verb": "de", "verb_class": verb_class, "speaker": who, "speaker_kind": "person"}
        found.append(Quote("indirect", start, start + len(said), said, "toy_rule", **more))
    date = None if number % 7 == 0 else f"2026-0{number % 3 + 1}-04"
    return Article(f"{number:03}.txt", text, date=date, outlet=["Ova", "Dağ", "-Kıyı"][number % 3]), Extraction(tuple(found), ())


def make(path, numbers):
    with create_or_open(path) as store:
        for number in numbers:
            store.save(*article(number))
    return path


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    return make(tmp_path_factory.mktemp("exports") / "haber.db", range(ARTICLES))


@pytest.fixture(scope="module")
def connection(db):
    opened = sqlite3.connect(db)
    yield opened
    opened.close()


async def client(*paths, **more):
    datasette = Datasette([], immutables=[str(path) for path in paths], **more)
    await datasette.invoke_startup()
    return datasette.client


async def get(web, path, **arguments):
    response = await web.get(f"/-/quotes/haber{path}?{urlencode(arguments)}", follow_redirects=True)
    assert response.status_code == 200, (path, response.status_code)
    return response


def table(response):
    return list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("order", reading.ORDERS)
async def test_statements_are_exported_and_paged_through_completely_in_every_order(db, order):
    web = await client(db)
    assert STATEMENTS > PIECE
    exported = table(await get(web, "/search.csv", order=order))
    paged = []
    for skip in range(0, STATEMENTS, reading.PAGE):
        html = (await get(web, "/search", order=order, skip=skip)).text
        paged += [int(part.partition('"')[0]) for part in html.split('/statement/')[1:]]
    assert sorted(paged) == list(range(1, STATEMENTS + 1))
    assert [int(row["id"]) for row in exported] == paged
    assert [row["id"] for row in (await get(web, "/search.json", order=order)).json()] == paged


NARROWED = [{"q": "bütçe"}, {"class": "claim"}, {"outlet": "Ova", "month": "2026-01"}, {"verb": "de", "kind": "indirect"}, {"q": "zürafa"}]


@pytest.mark.parametrize("narrowed", NARROWED)
async def test_an_export_is_narrowed_as_its_page_is(db, connection, narrowed):
    web = await client(db)
    asked = reading.Asked(narrowed.get("q", ""), {name: value for name, value in narrowed.items() if name != "q"})
    wanted = facets.counted(connection, asked).total
    assert wanted < STATEMENTS or "q" in narrowed or "verb" in narrowed
    assert len(table(await get(web, "/search.csv", **narrowed))) == len((await get(web, "/search.json", **narrowed)).json()) == wanted
    assert f"<b>{wanted}</b>" in (await get(web, "/search", **narrowed)).text


async def test_facets_count_what_they_leave(db, connection):
    for name, rows in facets.counted(connection, reading.Asked("bütçe", {"kind": "indirect"})).facets.items():
        for row in rows:
            asked = reading.Asked("bütçe", {"kind": "indirect", name: str(row["value"])})
            assert len(reading.statement_ids(connection, asked)) == row["count"], (name, row)


@pytest.mark.parametrize("order", articles.ORDERS)
async def test_articles_are_exported_and_paged_through_completely(db, order):
    web = await client(db)
    exported = [int(row["id"]) for row in table(await get(web, "/articles.csv", order=order))]
    paged = []
    for skip in range(0, ARTICLES, reading.PAGE):
        html = (await get(web, "/articles", order=order, skip=skip)).text
        paged += [int(part.partition('"')[0]) for part in html.split('headline" href="/-/quotes/haber/article/')[1:]]
    assert exported == paged
    assert sorted(paged) == list(range(1, ARTICLES + 1))


@pytest.mark.parametrize("order", portraits.SPEAKER_ORDERS)
async def test_speakers_verbs_comparisons_articles_are_exported(db, order):
    web = await client(db)
    people = table(await get(web, "/speakers.csv", order=order))
    assert sorted(row["name"] for row in people) == sorted(PEOPLE)
    one = people[0]
    assert len(table(await get(web, f"/speaker/{one['id']}.csv"))) == int(one["statements"])
    verbs = {row["name"]: row for row in table(await get(web, "/verbs.csv"))}
    assert int(verbs[one["name"]]["claim"]) + int(verbs[one["name"]]["stress"]) == int(one["statements"])
    compared = (await get(web, "/compare.json", a="ayse kaya", b="Işıl")).json()
    assert [row["class"] for row in compared] == ["claim", "stress"]
    assert len(table(await get(web, "/article/3.csv"))) == EACH


async def test_a_kind_of_statements_is_no_kind_of_speakers(db):
    web = await client(db)
    assert len((await get(web, "/speakers.json", kind="indirect")).json()) == 3
    assert len((await get(web, "/speakers.json", kind="person")).json()) == 3
    assert "Ayşe Kaya</a>" in (await get(web, "/speakers", q="kaya", kind="direct")).text


async def test_names_of_speakers_are_found_as_they_are_typed(db, connection):
    for typed in ("ISIL", "isil ilgaz", "Işıl", "ılgaz"):
        assert [row["name"] for row in portraits.speakers(connection, reading.Asked(typed))] == ["Işıl Ilgaz"], typed
    assert len(portraits.meant(connection, "a")) == 3
    assert portraits.meant(connection, "%") == []
    assert portraits.meant(connection, "99999999999999999999") == []


async def test_a_cell_is_no_formula(db):
    rows = table(await get(await client(db), "/search.csv", outlet="-Kıyı"))
    assert {row["outlet"] for row in rows} == {"'-Kıyı"}


async def test_feeds_are_of_a_speaker_or_a_search(db, connection):
    web = await client(db)
    [[number]] = connection.execute("SELECT id FROM speakers WHERE name = 'Ali Öz'")
    searches = (("/search.atom", {"q": "bütçe", "class": "claim"}), ("/articles.atom", {"q": "haber"}))
    for path, arguments in ((f"/speaker/{number}.atom", {}), *searches):
        feed = ET.fromstring((await get(web, path, **arguments)).text)
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == reading.PAGE
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == reading.PAGE
        assert all(entry.findtext(f"{ATOM}updated") and entry.findtext(f"{ATOM}author/{ATOM}name") for entry in entries)
    assert "Ali Öz" in (await get(web, f"/speaker/{number}.atom")).text


# Permanent addresses


def key_of(path, number):
    opened = sqlite3.connect(path)
    [row] = reading.statements_by_id(opened, [number])
    opened.close()
    return addresses.key_of(row)


def find(path, key):
    opened = sqlite3.connect(path)
    number = addresses.find(opened, addresses.parse(key))
    sql = "SELECT quotes.text, source FROM quotes JOIN articles ON articles.id = article_id WHERE quotes.id = ?"
    said = opened.execute(sql, [number]).fetchone()
    opened.close()
    return said


def test_every_statement_has_an_address_of_its_own_that_finds_it(db, connection):
    keys = {addresses.key_of(row): row["id"] for row in reading.statements_by_id(connection, range(1, STATEMENTS + 1))}
    assert len(keys) == STATEMENTS
    for key, number in list(keys.items())[::37]:
        assert addresses.find(connection, addresses.parse(key)) == number


def test_an_address_holds_in_another_file_with_other_numbers(db, tmp_path):
    other = make(tmp_path / "other.db", [7, 3])
    key = key_of(db, 3 * EACH + 1)
    assert key.startswith("soz-3-butce-hakkinda-0-")
    assert find(other, key) == find(db, key) == ("Söz 3 bütçe hakkında 0", "003.txt")
    assert key_of(other, EACH + 1) == key


def test_an_address_survives_rules_that_end_the_statement_elsewhere(db, tmp_path):
    key = key_of(db, 1)
    path = tmp_path / "later.db"
    read, extraction = article(0)
    longer = [Quote(q.kind, q.start, q.end + 5, read.text[q.start : q.end + 5], q.rule, speaker=q.speaker) for q in extraction.quotes]
    with create_or_open(path) as store:
        store.save(read, Extraction(tuple(longer), ()))
    assert find(path, key) == ("Söz 0 bütçe hakkında 0 dedi", "000.txt")


def test_an_address_survives_an_edited_article_and_keeps_to_its_own(db, tmp_path):
    key = key_of(db, 1)
    path = tmp_path / "edited.db"
    read, extraction = article(0)
    moved = [Quote(q.kind, q.start + 6, q.end + 6, q.text, q.rule, speaker=q.speaker) for q in extraction.quotes]
    with create_or_open(path) as store:
        store.save(*article(1))
        store.save(Article("000.txt", "Yeni. " + read.text), Extraction(tuple(moved), ()))
    assert find(path, key) == ("Söz 0 bütçe hakkında 0", "000.txt")
    assert find(make(tmp_path / "none.db", [1]), key) is None


async def test_the_permanent_address_leads_to_the_statement_in_any_format_and_else_to_a_search(db, tmp_path):
    second = make(tmp_path / "ek.db", [ARTICLES + 1])
    web = await client(db, second)
    address = table(await get(web, "/search.csv"))[0]["address"]
    path = urlsplit(address).path
    assert path.startswith("/-/quotes/said/soz-")
    assert (await web.get(path)).headers["location"].startswith("/-/quotes/haber/statement/")
    assert (await web.get(path + ".md", follow_redirects=True)).text.startswith("> Söz")
    elsewhere = key_of(second, 1)
    assert (await web.get(f"/-/quotes/said/{elsewhere}")).headers["location"] == "/-/quotes/ek/statement/1"
    gone = "yok-boyle-bir-soz-00000000-00000000-1"
    assert "/search?q=" in (await web.get(f"/-/quotes/said/{gone}")).headers["location"]
    assert (await web.get("/-/quotes/said/nothing")).status_code == 404


async def test_addresses_are_under_the_base_url(db):
    web = await client(db, settings={"base_url": "/alt/"})
    address = table(await get(web, "/search.csv"))[0]["address"]
    assert urlsplit(address).path.startswith("/alt/-/quotes/said/")

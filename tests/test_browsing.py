"""The reading pages in Datasette: what they show, that they are safe, and that search finds what Turkish readers type."""

import html as html_of
import json
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from quotes import attribute, contents
from quotes.attribute import ORDER
from quotes.models import Article, Extraction, Quote, Rejected
from quotes.plugin import messages
from quotes.plugin.marked import Span, mark
from quotes.store import create_or_open

V1 = hasattr(Datasette, "set_resource_metadata")
EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"
SENTENCES = [
    "İran'ın yanıtını bekliyoruz", "IRAK sınırı kapandı", "Barışın sesi duyulsun", "Savaştan barışa geçtik", "Kitabın kapağı yırtıldı",
    "Seçimlerde oy kullandık",
]  # fmt: skip


def save(store, number, said, who, **more):
    text = f"{who}, {said} dedi. “Not” okundu."
    start = len(who) + 2
    quote = Quote(
        "direct", start, start + len(said), said, "toy_rule", verb="de", verb_class=more.pop("verb_class", "neutral"), speaker=who,
        speaker_kind="person", mention=who, mention_start=0, mention_end=len(who), cue="dedi", cue_start=start + len(said) + 1,
        cue_end=start + len(said) + 5, role=more.pop("role", None),
    )  # fmt: skip
    mark = text.index("“Not”")
    store.save(Article(f"{number:02}.txt", text, **more), Extraction((quote,), (Rejected(mark, mark + 5, "“Not”", "title"),)))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("web") / "haber.db"
    with create_or_open(path) as store:
        for number, said in enumerate(SENTENCES):
            who = ["Ayşe Kaya", "Ali Öz"][number % 2]
            verb_class = ["claim", "stress"][number % 2]
            save(
                store, number, said, who, title=f"Haber {number}", date=f"2026-0{number % 3 + 1}-04", outlet="Örnek", verb_class=verb_class
            )
        save(store, 99, EVIL, f"Kötü {EVIL}", title=EVIL, url="javascript:alert(1)", outlet=EVIL, role=EVIL, date="2026-05-01")
    return path


async def client(db, **more):
    datasette = Datasette([], immutables=[str(db)], **more)
    await datasette.invoke_startup()
    return datasette.client


async def get(web, path, **arguments):
    response = await web.get("/-/quotes/haber" + path + (f"?{urlencode(arguments)}" if arguments else ""))
    assert response.status_code == 200, (path, response.text)
    return response


async def rows(web, sql):
    return (await web.get("/haber/-/query.json" if V1 else "/haber.json", params={"sql": sql, "_shape": "arrays"})).json()["rows"]


async def pages(web):
    speakers = [row[0] for row in await rows(web, "select id from speakers order by name")]
    statements = [row[0] for row in await rows(web, "select id from quotes")]
    found = [
        "",
        "/search",
        "/search.atom",
        "/verbs",
        "/verbs?class=claim",
        f"/compare?a={speakers[0]}&b={speakers[-1]}",
        f"/search?speaker={speakers[0]}",
    ]
    for one in speakers:
        found += [f"/speaker/{one}", f"/speaker/{one}.atom"]
    for one in statements[-2:]:
        found += [f"/article/{one}", *(f"/statement/{one}{ending}" for ending in ("", ".txt", ".md", ".bib", ".jsonld"))]
    return found


async def test_every_page_answers_under_a_policy_and_nothing_hostile_is_html(db):
    web = await client(db)
    for path in await pages(web):
        response = await get(web, path)
        assert "script-src 'self';" in response.headers["content-security-policy"], path
        assert "unsafe" not in response.headers["content-security-policy"]
        if "html" in response.headers["content-type"]:
            assert re.findall(r"<script[^>]*>[^<]", response.text) == [], path
            assert "<img" not in response.text, path
            assert "javascript:" not in re.sub(r"<pre.*?</pre>", "", response.text, flags=re.DOTALL), path
            assert not re.search(r"\sstyle=", response.text), path
        if "atom" in response.headers["content-type"]:
            ET.fromstring(response.text)


async def test_an_article_has_its_marks_its_reasons_and_what_was_left_out(db):
    html = (await get(await client(db), "/article/1")).text
    assert '<mark class="content">İran&#39;ın yanıtını bekliyoruz</mark>' in html
    assert '<b class="mention">Ayşe Kaya</b>' in html
    assert '<i class="cue">dedi</i>' in html
    assert 'id="s1"' in html
    assert "because: toy_rule" in html
    assert 'id="left1"' in html


async def test_a_speaker_has_a_chart_with_its_table(db):
    web = await client(db)
    [[number]] = await rows(web, "select id from speakers where name = 'Ayşe Kaya'")
    html = (await get(web, f"/speaker/{number}")).text
    chart, by_class = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert chart.count("<rect") == 3  # January, February, March
    assert "<title>2026-01: 1</title>" in chart  # what the pointer shows
    assert by_class.count("<rect") == 1
    assert "<td>2026-01</td>" in html


async def test_reasons_rules_and_facets_are_in_the_language_of_the_browser(db):
    web = await client(db)
    turkish = {"accept-language": "tr-TR,tr;q=0.9,en;q=0.5"}
    html = (await web.get("/-/quotes/haber/article/1", headers=turkish)).text
    assert "eser, kurum ya da program adı" in html
    assert "the title of a work" in (await get(web, "/article/1")).text
    html = (await web.get("/-/quotes/haber/search", headers=turkish)).text
    assert re.search(r'href="/-/quotes/haber/search\?class=claim">iddia</a>', html)
    assert "doğrudan" in html


def test_every_rule_and_reason_has_its_words():
    """A rule without words would go by its name; a new one gets its two rows in messages.tsv."""
    known = messages.table().keys()
    rules = {rule.__name__ for rule in ORDER} | {"nobody"}
    assert {key for key in known if key.startswith(("rule.", "why."))} == {f"{what}.{rule}" for rule in rules for what in ("rule", "why")}
    sources = [Path(module.__file__).read_text(encoding="utf-8") for module in (attribute, contents, sys.modules["quotes.extract"])]
    for key in known:
        what, _, words = key.partition(".")
        if what in ("reason", "left"):
            assert any(f'"{words}"' in source for source in sources), key
    silences = re.findall(r'return "([^"]+)"', sources[0].partition("def silence")[2].partition("__all__")[0])
    assert len(silences) >= 5
    assert {f"reason.{words}" for words in silences} <= known


async def test_languages(db):
    web = await client(db)
    html = (await web.get("/-/quotes/haber", headers={"accept-language": "tr-TR,tr;q=0.9,en;q=0.5"})).text
    assert 'lang="tr"' in html
    assert "En çok aktarılanlar" in html
    assert "Most quoted" in (await get(web, "")).text
    assert all(len(words) == 2 and all(words) for words in messages.table().values())


def test_every_class_of_verbs_has_its_words():
    lines = files("quotes.words").joinpath("verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {row[2] for row in rows[1:]} <= {key.removeprefix("class.") for key in messages.table() if key.startswith("class.")}


async def test_a_statement_in_other_formats(db):
    web = await client(db)
    review = json.loads((await get(web, "/statement/1.jsonld")).text)
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", "İran'ın yanıtını bekliyoruz")
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ayşe Kaya"}
    assert review["itemReviewed"]["appearance"]["publisher"]["name"] == "Örnek"
    [csl] = json.loads((await get(web, "/statement/1.csl.json")).text)
    assert (csl["type"], csl["title"], csl["issued"]) == ("article-newspaper", "Haber 0", {"date-parts": [[2026, 1, 4]]})
    assert csl["id"] in (await get(web, "/statement/1.bib")).text
    assert (await get(web, "/statement/1.txt")).text.startswith("“İran'ın yanıtını bekliyoruz”\n— Ayşe Kaya")
    assert (await get(web, "/statement/1.md")).text.startswith("> İran'ın")
    assert "\\_" not in (await get(web, "/statement/1.bib")).text


async def test_what_is_not_there(db):
    web = await client(db)
    for path in ("/article/999", "/statement/999", "/speaker/9999999999999999999"):
        assert (await web.get("/-/quotes/haber" + path)).status_code == 404
    assert (await web.get("/-/quotes/other")).status_code == 404


async def test_who_may_not_see_the_tables_may_not_see_the_pages(db):
    denied = {"databases": {"haber": {"allow": False}}}
    web = await client(db, **({"config": denied} if V1 else {"metadata": denied}))
    assert (await web.get("/-/quotes/haber")).status_code == 403
    assert (await web.get("/-/quotes/haber/article/1")).status_code == 403


async def test_without_sql_of_their_own_readers_have_all_pages(db):
    web = await client(db, settings={"default_allow_sql": False})
    for path in ("/haber?sql=select+1", "/haber.json?sql=select+1", "/haber/-/query.json?sql=select+1", "/haber/quotes.json?_where=1"):
        assert (await web.get(path, follow_redirects=True)).status_code in (400, 403, 404), path
    for path in ("", "/search?q=baris", "/articles?q=baris", "/speakers", "/verbs", "/article/1", "/statement/1", "/search.csv"):
        assert (await web.get("/-/quotes/haber" + path)).status_code == 200, path


async def test_datasettes_own_pages_have_a_policy_too(db, tmp_path):
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x)")
    datasette = Datasette([str(other)], immutables=[str(db)])
    await datasette.invoke_startup()
    for path in ("/haber", "/haber/quotes", "/haber/quotes/1", "/haber/quotes.json"):
        assert "default-src 'self'" in (await datasette.client.get(path)).headers["content-security-policy"], path
    assert "default-src" not in (await datasette.client.get("/other/t")).headers.get("content-security-policy", "")
    off = {"plugins": {"quotes": {"policy": False}}}
    web = await client(db, **({"config": off} if V1 else {"metadata": off}))
    assert "default-src" not in (await web.get("/haber/quotes")).headers.get("content-security-policy", "")
    under = await client(db, settings={"base_url": "/alt/"})
    assert "default-src 'self'" in (await under.get("/haber/quotes")).headers["content-security-policy"]


async def test_datasettes_own_pages_lead_to_the_reading_pages(db, tmp_path):
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE t (x INTEGER PRIMARY KEY)")
    datasette = Datasette([str(other)], immutables=[str(db)])
    await datasette.invoke_startup()
    web = datasette.client
    [[speaker]] = await rows(web, "select id from speakers limit 1")
    for path, way in {
        "/": "/-/quotes/haber", "/haber": "/-/quotes/haber", "/haber/quotes": "/-/quotes/haber",
        "/haber/quotes/3": "/-/quotes/haber/statement/3", "/haber/articles/2": "/-/quotes/haber/article/2",
        f"/haber/speakers/{speaker}": f"/-/quotes/haber/speaker/{speaker}",
    }.items():  # fmt: skip
        assert f'<p class="quotes-reading"><a href="{way}">' in (await web.get(path)).text, path
        assert (await web.get(way)).status_code == 200
    assert "quotes-reading" not in (await web.get("/other/t")).text


async def test_a_file_may_be_called_as_its_owner_likes(db, tmp_path):
    path = tmp_path / "Haber 2026.şubat (son).db"
    path.write_bytes(db.read_bytes())
    datasette = Datasette([str(path)])
    await datasette.invoke_startup()
    way = (await datasette.client.get("/-/quotes")).headers["location"]
    links = {link for link in re.findall(r'href="(/[^"#]*)', (await datasette.client.get(way)).text) if "static" not in link}
    assert len(links) > 20
    for link in sorted(links):
        assert (await datasette.client.get(html_of.unescape(link))).status_code == 200, link
    table = await datasette.client.get(datasette.urls.table(path.stem, "quotes"))
    assert "default-src 'self'" in table.headers["content-security-policy"]


async def test_a_file_of_another_version_is_left_to_datasette(db, tmp_path):
    old = tmp_path / "haber.db"
    old.write_bytes(db.read_bytes())
    connection = sqlite3.connect(old)
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    web = await client(old)
    response = await web.get("/-/quotes/haber")
    assert response.status_code == 404
    assert "brings it up to date" in response.text
    assert (await web.get("/haber/quotes")).status_code == 200


async def test_under_a_base_url(db):
    web = await client(db, settings={"base_url": "/alt/"})
    html = (await web.get("/-/quotes/haber/article/1")).text
    assert set(re.findall(r'(?:href|src|action)="(/[^/]*/)', html)) == {"/alt/"}


@pytest.mark.parametrize("typed", ['"', "*", "AND", "a OR", "NEAR(", "'", "text_as_is:x", "^x", "\0", "((", "ı*"])
async def test_nothing_typed_breaks_search(db, typed):
    await get(await client(db), "/search", q=typed)


async def test_search_can_be_narrowed_and_marks_its_hits(db):
    web = await client(db)
    html = (await get(web, "/search", q="baris")).text
    assert '<strong class="hit">Barışın</strong>' in html
    assert "statement/4" in html
    html = (await get(web, "/search", q="baris", **{"class": "claim"})).text
    assert "statement/3" in html
    assert "statement/4" not in html


def test_marks_overlap_without_harm():
    assert mark("a<b>c", [Span(0, 4, "content"), Span(1, 2, "cue")]) == (
        '<mark class="content">a</mark><i class="content cue">&lt;</i><mark class="content">b&gt;</mark>c'
    )

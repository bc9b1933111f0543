"""The reading pages in a real Chromium: they work, they are accessible, and what is hostile in an article does not run.

Needs `pip install -e '.[test,browser]'` and Chromium (or Chrome) on the path, or its path in the variable CHROMIUM.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from quotes.models import Article, Extraction, Quote, Rejected
from quotes.store import create_or_open

playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`: playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser`: axe is not installed")
BROWSERS = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for found in map(shutil.which, filter(None, BROWSERS)) if found), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium on the path, nor in the variable CHROMIUM")]

EVIL = """<script>alert(1)</script>"'><img src=x onerror=alert(2)><svg onload=alert(3)></mark></pre></textarea>{{7*7}}"""
SENTENCES = ["Barışın sesi duyulsun", "Bütçe hazır", "Savaştan barışa geçtik", "Okullar yarın açılıyor", "Yolun bittiğini söylüyorum"]
PEOPLE = ["Ayşe Kaya", "Ali Öz"]
PAGES = [
    "", "/search?q=barış", "/articles?q=barış", "/speakers", "/verbs?class=claim", "/compare?a=Kaya&b=Öz", "/article/1", "/statement/1",
    "SPEAKER",
]  # fmt: skip
WORST = ("serious", "critical")


def article(number, who, said, *, cue="dedi", **more):
    """Two statements, the second by somebody else, and quotation marks that hold no speech."""
    other = PEOPLE[(number + 1) % 2]
    text = f"{who}, {said} {cue}.\n{other}, “Katılmıyorum” diye ekledi.\n“Not” okundu.\n" + "Köy yolunda bekleyiş sürüyor. " * 30
    quotes = []
    for name, words, verb in ((who, said, cue), (other, "Katılmıyorum", "diye ekledi")):
        start = text.index(words, text.index(name))
        cue_start = text.index(verb, start + len(words))
        quotes.append(
            Quote(
                "direct", start, start + len(words), words, "clause_subject", verb="de", verb_class=["claim", "stress"][number % 2],
                speaker=name, speaker_kind="person", mention=name, mention_start=text.index(name),
                mention_end=text.index(name) + len(name), cue=verb, cue_start=cue_start,
                cue_end=cue_start + len(verb), role=more.get("role"),
            )
        )  # fmt: skip
    more.pop("role", None)
    mark = text.index("“Not”")
    return Article(f"{number:03}.txt", text, **more), Extraction(tuple(quotes), (Rejected(mark, mark + 5, "“Not”", "title"),))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("browser") / "haber.db"
    with create_or_open(path) as store:
        for number in range(12):
            date = f"202{5 + number // 8}-{1 + number % 8:02}-04"
            said = SENTENCES[number % 5]
            store.save(*article(number, PEOPLE[number % 2], said, title=f"Haber {number}", date=date, outlet="Örnek", role="Bakan"))
        evil = {"title": EVIL, "url": "javascript:alert(4)", "outlet": EVIL, "author": EVIL, "role": EVIL, "date": "2026-09-01"}
        store.save(*article(99, f"Kötü {EVIL}", f"Söz {EVIL}", cue=f"dedi {EVIL}", **evil))
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def server(db):
    """`quotes serve`, as people run it."""
    port = free_port()
    command = [sys.executable, "-m", "quotes", "serve", str(db), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(240):
        try:
            urllib.request.urlopen(f"{address}/-/quotes/haber").close()
            break
        except OSError:
            time.sleep(0.25)
    yield address
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, server):
    """A function that opens pages and looks after them: no error on the console, nothing asked of another server, no script that runs."""
    contexts, problems = [], []

    def open_(scheme="light", width=1280, locale="en-GB"):
        context = chromium.new_context(
            color_scheme=scheme, viewport={"width": width, "height": 900}, locale=locale, base_url=server, accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )  # fmt: skip
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and problems.append(message.text))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("dialog", lambda dialog: (problems.append(f"a script ran: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url.startswith((server, "data:")) or problems.append(f"asks {request.url}"))
        contexts.append(context)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def addresses(page):
    """The pages, with the address of a speaker filled in."""
    page.goto("/-/quotes/haber/speakers")
    speaker = page.locator("main table a").first.get_attribute("href")
    return [speaker if path == "SPEAKER" else "/-/quotes/haber" + path for path in PAGES]


LOOKS = [("light", 1280, "en-GB"), ("dark", 1280, "tr-TR"), ("light", 390, "tr-TR"), ("dark", 390, "en-GB")]


@pytest.mark.parametrize(("scheme", "width", "locale"), LOOKS)
def test_every_page_is_accessible_and_fits(opened, scheme, width, locale):
    page = opened(scheme, width, locale)
    for path in addresses(page):
        assert page.goto(path).status == 200
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found = axe.Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in WORST] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("html").get_attribute("lang") == locale[:2]


def test_a_reader_searches_narrows_opens_an_article_and_follows_a_statement(opened):
    page = opened()
    page.goto("/-/quotes")
    page.fill("main input[type=search]", "baris")
    page.click("text=In the statements")
    assert page.locator("strong.hit").all_inner_texts()[0] in ("Barışın", "barışa")
    everything = page.locator(".statements > li").count()
    page.click(".facet a:has-text('Ayşe Kaya')")
    assert 0 < page.locator(".statements > li").count() < everything
    page.click(".narrowed a")
    assert page.locator(".statements > li").count() == everything
    page.locator(".statements .by a").last.click()
    assert page.locator("article.record mark.content").count() >= 2
    page.click("text=because: subject of the reporting clause >> nth=0")
    assert page.locator(".because details[open]").inner_text().count("This name is the subject of the verb") == 1
    page.locator(".because a:has-text('Statement')").first.click()
    assert page.locator("blockquote").inner_text() in SENTENCES
    page.click(".address a")
    assert re.search(r"/statement/\d+$", page.url)


def test_a_reader_looks_for_a_person_in_the_same_box(opened):
    page = opened()
    page.goto("/-/quotes")
    page.fill("main input[type=search]", "kaya")
    page.click("text=Among the speakers")
    page.click("main table a:has-text('Ayşe Kaya')")
    assert page.locator("h1").inner_text() == "Ayşe Kaya"
    assert page.locator("svg.chart").count() >= 2


def test_next_and_previous_statement_by_key(opened):
    page = opened()
    page.goto("/-/quotes/haber/article/1")
    places = []
    for key in ("n", "n", "n", "p"):
        page.keyboard.press(key)
        places.append(page.evaluate("location.hash"))
        assert "#" + page.evaluate("document.activeElement.id") == places[-1]
    assert places == ["#s1", "#s2", "#s2", "#s1"]
    page.focus("header input")
    page.keyboard.press("n")  # typed into a box, it is a letter
    assert page.evaluate("location.hash") == "#s1"


def test_what_was_left_out_is_shown_on_demand(opened):
    page = opened()
    page.goto("/-/quotes/haber/article/1")
    assert not page.locator(".left li").first.is_visible()
    page.click("article.record a.anchor:has-text('○')")
    assert page.locator(".left li").first.is_visible()
    assert "the title of a work" in page.locator(".left li").first.inner_text()


def test_copying_and_downloading(opened):
    page = opened()
    page.goto("/-/quotes/haber/statement/1")
    page.locator("button.copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("“Barışın sesi duyulsun”\n— Ayşe Kaya, Bakan\nHaber 0, Örnek")
    assert page.locator("button.copy").first.inner_text() == "Copied"
    page.goto("/-/quotes/haber/search?q=barış")
    with page.expect_download() as download:
        page.click(".exports a:has-text('CSV')")
    assert download.value.suggested_filename == "statements.csv"


def test_a_chart_has_details_under_the_pointer_and_its_table_a_click_away(opened):
    page = opened()
    page.goto(addresses(page)[-1])
    chart = page.locator("svg.chart").first
    assert chart.is_visible()
    assert re.fullmatch(r"202\d-\d\d: \d+", chart.locator("g.bar title").first.text_content())
    table = page.locator("details.behind table").first
    assert not table.is_visible()
    page.locator("details.behind summary").first.click()
    assert table.is_visible()
    page.emulate_media(media="print")
    assert chart.is_visible()
    assert not page.locator("header").is_visible()


def test_speakers_are_compared_by_name(opened):
    page = opened()
    page.goto("/-/quotes/haber/compare")
    page.fill("input[name=a]", "ayse")
    page.fill("input[name=b]", "oz")
    page.click("main button")
    assert page.locator("table.grid thead a").all_inner_texts() == PEOPLE
    assert page.locator("svg.chart g.second").count() > 0


def test_what_is_hostile_in_an_article_is_text(opened):
    """The fixture fails if a script runs; here, that the words are there to be read, and that no link leads anywhere but the web."""
    page = opened()
    ours = ("", "/search?q=script", "/articles?q=script", "/speakers", "/verbs", "/article/13", "/statement/25")
    found = [f"/-/quotes/haber{path}" for path in ours]
    found += ["/haber/quotes/25", "/haber/articles/13", "/haber/quotes?_search=script", "/haber/who_said_what", "/haber/speakers", "/haber"]
    for path in found:
        assert page.goto(path).status == 200, path
        assert page.locator("img[src=x], main svg[onload], script:text('alert(')").count() == 0, path
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map((one) => one.protocol)")
        assert set(links) <= {"http:", "https:"}, path
    page.goto("/-/quotes/haber/statement/25")
    assert "<script>alert(1)</script>" in page.locator("blockquote").inner_text()

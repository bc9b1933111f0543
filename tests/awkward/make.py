"""Awkward files: one for each fault that articles come with. `python tests/awkward/make.py FOLDER` writes them, the tests read them.

Each has a statement of the same minister in it, unless it is one that cannot be read: then `says` is what the reader must say.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

HEAD = "Bütçe görüşmeleri başladı\n07 Şubat 2026 Cumartesi, 12:20\n\n"
SAID = "Bakan Ayşe Kaya, “Bütçe hazır” dedi. Iğdır’da çalışan işçiler için ödeneğin artırılacağını söyledi."
TEXT = HEAD + SAID + "\n"
PLAIN = TEXT.replace("“", '"').replace("”", '"').replace("’", "'")


@dataclass(frozen=True)
class Case:
    """A file, and what must come of it: `text` in the first article, so many articles, what a failure says, details."""

    raw: bytes
    text: str | None = SAID
    articles: int = 1
    says: tuple[str, ...] = ()
    details: dict[str, str | None] = field(default_factory=dict)


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    """A page with what pages have around the article."""
    return f"""<!DOCTYPE html><html lang="tr"><head><meta charset="{charset}"><title>Bütçe görüşmeleri başladı | Örnek Gazete</title>{head}</head>
<body><header><nav><ul><li><a href="/">Ana sayfa</a></li><li><a href="/spor">Spor</a></li></ul></nav></header>
<main><article><h1>Bütçe görüşmeleri başladı</h1>{body}
<figure><img src="x.jpg"><figcaption>Temsili fotoğraf</figcaption></figure></article></main>
<aside><h3>İLGİLİ HABERLER</h3><a href="/2">Öz: “Yanlış haber” dedi</a></aside>
<footer>© 2026 Örnek Gazete. Tüm hakları saklıdır. <a href="/iletisim">İletişim</a></footer></body></html>"""


PARAGRAPHS = f"""<p>{SAID}</p>
<p>Komisyondaki görüşmelerin hafta sonuna kadar sürmesi bekleniyor. Muhalefet partileri bütçeye ilişkin önergelerini pazartesi günü sunacak.</p>
<p>Genel kuruldaki oylamanın ardından bütçe Resmî Gazete’de yayımlanacak ve yeni yılın ilk gününde yürürlüğe girecek.</p>"""
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Örnek"},
{"@type": "NewsArticle", "headline": "Bütçe görüşmeleri başladı", "datePublished": "2026-02-07T12:20:00+03:00",
"author": [{"@type": "Person", "name": "Deniz Ak"}], "publisher": {"@type": "Organization", "name": "Örnek Gazete"},
"mainEntityOfPage": {"@id": "https://www.ornek.com.tr/butce"}}]}</script>"""
GRAPH = """<meta property="og:title" content="Bütçe görüşmeleri başladı"><meta property="og:site_name" content="Örnek Gazete">
<meta property="og:url" content="https://www.ornek.com.tr/butce"><meta property="article:published_time" content="2026-02-07T12:20:00+03:00">
<meta name="author" content="Deniz Ak">"""
KNOWN = {
    "title": "Bütçe görüşmeleri başladı", "date": "2026-02-07", "time": "12:20", "outlet": "Örnek Gazete",
    "url": "https://www.ornek.com.tr/butce", "author": "Deniz Ak",
}  # fmt: skip

ROW = {"id": "17", "baslik": "Bütçe görüşmeleri başladı", "tarih": "07.02.2026 12:20", "metin": SAID, "link": "https://www.ornek.com.tr/a"}
OF_ROW = {"title": "Bütçe görüşmeleri başladı", "date": "2026-02-07", "time": "12:20", "outlet": "ornek.com.tr"}
FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Örnek</title><item><title>Bütçe görüşmeleri başladı</title><link>https://www.ornek.com.tr/a</link><guid>haber-17</guid>
<pubDate>Sat, 07 Feb 2026 12:20:00 +0300</pubDate><description>Kısa özet</description><dc:creator>Deniz Ak</dc:creator>
<content:encoded><![CDATA[<p>{SAID}</p><p>Oylama yarın.</p>]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Örnek</title><entry><title>Bütçe görüşmeleri başladı</title><id>tag:17</id>
<link rel="alternate" href="https://www.ornek.com.tr/a"/><published>2026-02-07T12:20:00+03:00</published>
<author><name>Deniz Ak</name></author><content type="html">&lt;p&gt;{SAID}&lt;/p&gt;</content></entry></feed>"""


def csv(delimiter: str) -> str:
    """A table of two articles; in the second, the text goes over two lines."""
    return delimiter.join(ROW) + "\r\n" + delimiter.join(ROW.values()) + "\r\n" + delimiter.join(["18", "x", "2026-02", f'"{PLAIN[:9]}\n{SAID}"', ""]) + "\r\n"


def zipped(*members: tuple[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return out.getvalue()


def tarred(name: str, raw: bytes) -> bytes:
    """A packed tar file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        about = tarfile.TarInfo(name)
        about.size = len(raw)
        archive.addfile(about, io.BytesIO(raw))
    return out.getvalue()


def database() -> bytes:
    """A SQLite file of somebody else's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.db")
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE haberler (id, baslik, tarih, metin, link)")
        connection.execute("CREATE TABLE etiketler (id, ad)")
        connection.execute("INSERT INTO haberler VALUES (?, ?, ?, ?, ?)", list(ROW.values()))
        connection.commit()
        connection.close()
        return path.read_bytes()


def parquet() -> bytes:
    """A Parquet file with a real date in it."""
    import datetime as dt

    import pyarrow as pa
    from pyarrow import parquet as pq

    out = io.BytesIO()
    row = {**ROW, "tarih": dt.datetime(2026, 2, 7, 12, 20)}
    pq.write_table(pa.Table.from_pylist([row]), out)
    return out.getvalue()


def word() -> bytes:
    """A Word file."""
    import docx

    document = docx.Document()
    for paragraph in PLAIN.strip().split("\n"):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, by hand: letters of windows-1254 by their names."""
    names = "/Gbreve/Idotaccent/Scedilla/gbreve/dotlessi/scedilla"
    differences = "".join(f"{code} /{name} " for code, name in zip((0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE), names.strip("/").split("/"), strict=True))
    escaped = [line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("windows-1254") for line in lines]
    stream = b"BT /F1 10 Tf 12 TL 40 800 Td " + b" ".join(b"(" + line + b") Tj T*" for line in escaped) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences ["
        + differences.encode() + b"] >> >>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def warc() -> bytes:
    """A web archive with a page, a picture and a page that was not there."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, kind, status, body in (
        ("https://www.ornek.com.tr/butce", "text/html; charset=iso-8859-9", "200 OK", page(PARAGRAPHS, charset="iso-8859-9").encode("windows-1254")),
        ("https://www.ornek.com.tr/x.jpg", "image/jpeg", "200 OK", b"\xff\xd8"),
        ("https://www.ornek.com.tr/yok", "text/html", "404 Not Found", b"<p>yok</p>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def saved_by_a_browser() -> bytes:
    """A page and all that belongs to it in one file."""
    body = base64.encodebytes(page(PARAGRAPHS, GRAPH).encode()).decode()
    return (
        "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n"
        f"Content-Transfer-Encoding: base64\nContent-Location: https://www.ornek.com.tr/butce\n\n{body}\n--x--\n"
    ).encode()  # fmt: skip


ENCODED = {"title": "Bütçe görüşmeleri başladı", "date": "2026-02-07", "time": "12:20"}
CYRILLIC = SAID.replace("Kaya", "K\u0430ya")

CASES: dict[str, Case] = {
    # Encodings
    "utf8.txt": Case(TEXT.encode(), details=ENCODED | {"encoding": "utf-8", "repair": None}),
    "utf8-bom.txt": Case(b"\xef\xbb\xbf" + TEXT.encode(), details=ENCODED | {"encoding": "utf-8"}),
    "utf16-le.txt": Case(b"\xff\xfe" + TEXT.encode("utf-16-le"), details=ENCODED | {"encoding": "utf-16"}),
    "utf16-be.txt": Case(b"\xfe\xff" + TEXT.encode("utf-16-be"), details=ENCODED),
    "utf16-no-bom.txt": Case(TEXT.encode("utf-16-le"), details=ENCODED | {"encoding": "utf-16-le"}),
    "utf32.txt": Case(TEXT.encode("utf-32"), details=ENCODED | {"encoding": "utf-32"}),
    "windows-1254.txt": Case(TEXT.encode("windows-1254"), details=ENCODED | {"encoding": "windows-1254", "repair": None}),
    "iso-8859-9.txt": Case(PLAIN.encode("iso-8859-9"), text='"Bütçe hazır" dedi. Iğdır\'da', details=ENCODED | {"encoding": "windows-1254"}),
    "mojibake-1252.txt": Case(
        "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in TEXT.encode()).encode(),
        details={"repair": "mojibake: utf-8 that had been read as another encoding"},
    ),
    "mojibake-1254.txt": Case(
        "".join(bytes([b]).decode("cp1254", "ignore") or chr(b) for b in TEXT.encode()).encode(),
        details={"repair": "mojibake: utf-8 that had been read as another encoding"},
    ),
    "mojibake-latin1-of-utf8.txt": Case(PLAIN.encode().decode("latin-1").encode("utf-8"), text='"Bütçe hazır" dedi'),
    "mojibake-latin1.txt": Case(
        PLAIN.encode("windows-1254").decode("latin-1").encode(), text="söyledi",
        details={"repair": "mojibake: windows-1254 that had been read as latin-1"},
    ),
    "one-line-of-mojibake.txt": Case((TEXT + "Ä°stanbul\n").encode(), text="İstanbul"),
    "a-paragraph-of-windows-1254.txt": Case(TEXT.encode() + "şğ\n".encode("windows-1254"), text="şğ", details={"encoding": "utf-8"}),
    "breaks-off-in-a-letter.txt": Case((TEXT + "ş").encode()[:-1], details={"encoding": "utf-8"}),
    "control-quotes.txt": Case(TEXT.replace("“", "\x93").replace("”", "\x94").replace("’", "\x92").encode(), text="\x93Bütçe hazır\x94 dedi"),
    "nfd.txt": Case(unicodedata.normalize("NFD", TEXT).encode(), text=unicodedata.normalize("NFD", SAID), details=ENCODED),
    "soft-hyphens.txt": Case(TEXT.replace("söyledi", "söy\u00adledi").encode(), text="söy\u00adledi"),
    "zero-width.txt": Case(TEXT.replace("dedi", "\u200bdedi\u200d").encode(), text="\u200bdedi\u200d"),
    "cyrillic.txt": Case((HEAD + CYRILLIC).encode(), text=CYRILLIC),
    "two-apostrophes.txt": Case(PLAIN.replace('"', "''").encode(), text="''Bütçe hazır'' dedi"),
    "backticks.txt": Case(PLAIN.replace('"Bütçe hazır"', "``Bütçe hazır''").encode(), text="``Bütçe hazır''"),
    "crlf.txt": Case(TEXT.replace("\n", "\r\n").encode(), details=ENCODED),
    "old-mac-lines.txt": Case(TEXT.replace("\n", "\r").encode(), details=ENCODED),
    "dos-end-of-file.txt": Case(TEXT.encode("windows-1254") + b"\x1a"),
    "nul.txt": Case(TEXT.replace("yla", "\0").encode() + b"\0", details={"repair": "characters that no database holds were replaced"}),
    "no-break-spaces.txt": Case(TEXT.replace("Ayşe Kaya", "Ayşe\u00a0Kaya").encode(), text="Ayşe\u00a0Kaya"),
    # What stands above and around an article
    "dateline.txt": Case(f"ANKARA (AA) - {SAID}\nOylama yarın.".encode(), details={"place": "ANKARA", "agency": "AA"}),
    "dateline-dha.txt": Case(f"İSTANBUL, (DHA)- {SAID}\nOylama yarın.".encode(), details={"place": "İSTANBUL", "agency": "DHA"}),
    "dateline-slash.txt": Case(f"İZMİR/İHA - {SAID}\nOylama yarın.".encode(), details={"place": "İZMİR", "agency": "İHA"}),
    "byline.txt": Case(f"Bütçe görüşmeleri başladı\nMuhabir: Deniz Ak\nKaynak: İHA\n2026-02\n\n{SAID}".encode(), details={"author": "Deniz Ak", "agency": "İHA", "date": "2026-02"}),
    "updated.txt": Case(f"Başlık burada\nGiriş: 07.02.2026 12:20 Güncelleme: 08.02.2026 09:00\n{SAID}".encode(), details={"date": "2026-02-07", "time": "12:20"}),
    "iso-with-zone.txt": Case(f"Başlık burada\n2026-02-07T12:20:00+03:00\n{SAID}".encode(), details={"date": "2026-02-07", "time": "12:20"}),
    "markdown.md": Case(f"# Bütçe görüşmeleri başladı\n\n{SAID}".encode(), details={"title": "Bütçe görüşmeleri başladı"}),
    # Pages
    "linked-data.html": Case(page(PARAGRAPHS, LINKED).encode(), details=KNOWN),
    "open-graph.html": Case(page(PARAGRAPHS, GRAPH).encode(), details=KNOWN),
    "iso-8859-9.html": Case(page(PARAGRAPHS, GRAPH, "iso-8859-9").encode("windows-1254"), details=KNOWN | {"encoding": "windows-1254"}),
    "wrong-charset.html": Case(page(PARAGRAPHS, charset="iso-8859-1").encode()),
    "xhtml.xhtml": Case(('<?xml version="1.0" encoding="utf-8"?>\n' + page(PARAGRAPHS)).encode()),
    "damaged.html": Case(page(PARAGRAPHS).encode().replace(b"</p>", b"").replace(b"</article>", b"")),
    "page-called.txt": Case(page(PARAGRAPHS, GRAPH).encode(), details=KNOWN),
    "by-a-browser.mhtml": Case(saved_by_a_browser(), details=KNOWN),
    "no-article.html": Case(b"<html><body></body></html>", articles=0, says=("no article",)),
    # Tables
    "rows.jsonl": Case((json.dumps(ROW, ensure_ascii=False) + "\n" + json.dumps({**ROW, "id": 18}) + "\n").encode(), articles=2, details=OF_ROW),
    "broken-lines.jsonl": Case(
        (json.dumps(ROW) + '\n{"metin": "yarım\n[1]\n\n' + json.dumps({**ROW, "id": 17}) + "\n" + json.dumps({**ROW, "metin": " "})).encode(),
        articles=2, says=("line 2 is no JSON", "line 3 is no JSON object", "no text in the column metin"),
    ),
    "half-a-letter.jsonl": Case(b'{"id": 17, "metin": "' + SAID.encode() + b' \\ud83d"}\n', details={"repair": "characters that no database holds were replaced"}),
    "list.json": Case(json.dumps([ROW, {**ROW, "id": 18}]).encode(), articles=2, details=OF_ROW),
    "list-within.json": Case(json.dumps({"count": 1, "results": [ROW]}).encode(), details=OF_ROW),
    "breaks-off.json": Case(json.dumps([ROW, ROW]).encode()[:-40], says=("breaks off",)),
    "lines-called.json": Case((json.dumps(ROW) + "\n" + json.dumps({**ROW, "id": 18})).encode(), articles=2),
    "markup.jsonl": Case(json.dumps({**ROW, "metin": f"<p>{SAID}</p><script>x()</script><p>Oylama&nbsp;yarın</p>"}).encode()),
    "no-text.jsonl": Case(b'{"a": 1, "b": "x"}\n', articles=0, says=("none of its columns",)),
    "commas.csv": Case(csv(",").replace(SAID, f'"{SAID}"', 1).encode(), articles=2, details=OF_ROW),
    "excel.csv": Case(b"\xef\xbb\xbf" + csv(";").encode(), articles=2, details=OF_ROW),
    "windows-1254.csv": Case(csv(";").encode("windows-1254"), articles=2, details=OF_ROW | {"encoding": "windows-1254"}),
    "utf16.csv": Case(csv("\t").encode("utf-16"), articles=2, details=OF_ROW),
    "tabs.tsv": Case(csv("\t").encode(), articles=2, details=OF_ROW),
    "unquoted-commas.csv": Case(csv(",").encode(), says=("more cells than the heading",), text=PLAIN[:9]),
    "rows.parquet": Case(parquet(), details=OF_ROW),
    "damaged.parquet": Case(parquet()[:200], articles=0, says=("Parquet",)),
    "rows.db": Case(database(), details=OF_ROW),
    # Feeds and web archives
    "feed.rss": Case(FEED.encode(), details=OF_ROW | {"author": "Deniz Ak"}),
    "feed-9.xml": Case(('<?xml version="1.0" encoding="iso-8859-9"?>' + FEED).encode("windows-1254"), details=OF_ROW | {"encoding": "windows-1254"}),
    "feed.atom": Case(ATOM.encode(), details=OF_ROW | {"author": "Deniz Ak"}),
    "damaged.rss": Case(FEED.replace("</channel>", "<item> & ").encode(), says=("damaged after 1 entries",)),
    "no-feed.xml": Case(b"<config><a/></config>", articles=0, says=("no RSS or Atom feed",)),
    "pages.warc.gz": Case(warc(), details={"url": "https://www.ornek.com.tr/butce", "encoding": "windows-1254"}),
    # Press releases
    "release.docx": Case(word(), text='"Bütçe hazır" dedi', details={"date": "2026-02-07"}),
    "damaged.docx": Case(word()[:300], articles=0, says=("Word file",)),
    "release.pdf": Case(pdf(PLAIN.strip().split("\n")), text="Bütçe hazır"),
    "scanned.pdf": Case(pdf([]), articles=0, says=("OCR",)),
    "damaged.pdf": Case(b"%PDF-1.4\n%%EOF", articles=0, says=("PDF cannot be read",)),
    # Packed
    "text.txt.gz": Case(gzip.compress(TEXT.encode()), details=ENCODED),
    "rows.jsonl.bz2": Case(bz2.compress(json.dumps(ROW).encode())),
    "rows.csv.xz": Case(lzma.compress(csv(";").encode()), articles=2),
    "breaks-off.txt.gz": Case(gzip.compress(TEXT.encode())[:-12], articles=0, says=("damaged or not complete",)),
    "many.zip": Case(
        zipped(("a/1.txt", TEXT.encode()), ("b.jsonl.gz", gzip.compress(json.dumps(ROW).encode())), ("__MACOSX/._1.txt", b"\0\1"), ("c.zip", zipped(("x.txt", TEXT.encode())))),
        articles=3,
    ),
    "damaged.zip": Case(zipped(("1.txt", TEXT.encode()))[:-30], articles=0, says=("damaged or not complete",)),
    "many.tar.gz": Case(tarred("a/1.txt", TEXT.encode())),
    "gz-called.txt": Case(gzip.compress(TEXT.encode())),
    # What cannot be read
    "empty.txt": Case(b"", articles=0, says=("empty",)),
    "blank.txt": Case(b"\xef\xbb\xbf \r\n\t\n", articles=0, says=("empty",)),
    "picture.txt": Case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", articles=0, says=("no text file",)),
    "old.doc": Case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), articles=0, says=("save it as .docx",)),
    "rich.rtf": Case(b"{\\rtf1\\ansi M\\'fcd\\'fcr}", articles=0, says=("save it as .docx",)),
    "table.xlsx": Case(zipped(("xl/workbook.xml", b"<x/>")), articles=0, says=("save it as .csv",)),
}


def make(folder: Path) -> None:
    """Write all the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        (folder / name).write_bytes(case.raw)


if __name__ == "__main__":
    make(Path(sys.argv[1]))

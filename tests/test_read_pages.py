"""Saved pages as Turkish news sites make them: the article is read, whatever stands around it and between its paragraphs."""

import io

import pytest

from quotes.extract import extract
from quotes.read import Blob, Unit, Wanted, read, units

TITLE = "Bütçe görüşmeleri başladı"
BODY = (
    "Bakan Ayşe Kaya, “Bütçe hazır” dedi. Iğdır’da çalışan işçiler için ödeneğin artırılacağını söyledi.",
    "Komisyondaki görüşmelerin hafta sonuna kadar sürmesi bekleniyor. Muhalefet partileri önergelerini pazartesi günü sunacak.",
    "Genel kuruldaki oylamanın ardından bütçe Resmî Gazete’de yayımlanacak ve yeni yılın ilk gününde yürürlüğe girecek.",
    "Sendika Başkanı Ali Öz ise, ‘Rakamlar yetersiz’ diye konuştu.",
)
OTHER = "Öz: “Yanlış haber” dedi"
LONG = "Okur Hasan, bakan bize “Yanlış haber” dedi, hepimiz oradaydık ve duyduk diye yazdı, altına da başka bir şey eklemedi."
P = [f"<p>{paragraph}</p>" for paragraph in BODY]
H1 = f"<h1>{TITLE}</h1>"


def page(main: str, before: str = "", charset: str = "utf-8") -> str:
    return f"""<!doctype html><html lang="tr"><head><meta charset="{charset}"><title>{TITLE} | Örnek Gazete</title>
<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2026-02-07T12:20:00+03:00"></head>
<body>{before}<header><nav><ul><li><a href="/">Ana sayfa</a></li><li><a href="/spor">Spor</a></li></ul></nav></header>
<div class="container">{main}</div><footer>© 2026 Örnek Gazete. Tüm hakları saklıdır.</footer></body></html>"""


def between(markup: str) -> str:
    """A page with something between the second and the third paragraph."""
    return page(f'<article>{H1}<div class="news-content">{P[0]}{P[1]}{markup}{P[2]}{P[3]}</div></article>')


def below(markup: str) -> str:
    return page(f"<article>{H1}{''.join(P)}{markup}</article>")


PAGES = {
    "a box of related news": between(f'<div class="related-news"><h4>İLGİLİ HABER</h4><a href="/2"><span>{OTHER}</span></a></div>'),
    "a line of related news": between(f'<p><strong>İLGİLİ HABER: </strong><a href="/2">{OTHER}</a></p>'),
    "a related headline": between(f'<p><a href="/2"><strong>{OTHER}</strong></a></p>'),
    "a list of related news": between(f'<ul class="ilgili-haberler"><li><a href="/2">{OTHER}</a></li><li><a href="/3">{OTHER}</a></li></ul>'),
    "share buttons": page(
        f'<div class="social-share"><a>Facebook</a><a>Yanlış haber</a></div><article>{H1}{"".join(P)}</article>'
        '<div class="paylasim"><span>Paylaş</span><span>Yanlış haber</span></div>'
    ),
    "comments": below(f'<div id="yorumlar" class="comments"><h3>Yorumlar (2)</h3><div class="comment"><b>Hasan</b><p>{LONG}</p></div></div>'),
    "many comments": below(f'<div class="yorum-listesi">{f"<p>{LONG}</p>" * 20}</div>'),
    "a cookie notice": page(
        f"<article>{H1}{''.join(P)}</article>",
        before='<div id="cookie-consent"><p>Yanlış haber. Sitemizde çerez kullanılmaktadır; devam ederek kabul etmiş olursunuz.</p></div>',
    ),
    "AMP": page(
        f"<article>{H1}<amp-img src='x'></amp-img>{P[0]}<amp-ad><p>Yanlış haber</p></amp-ad>{''.join(P[1:])}<amp-social-share></amp-social-share>"
        f'</article><amp-sidebar><ul><li><a href="/">{OTHER}</a></li></ul></amp-sidebar>'
    ),
    "a live blog": page(
        f"<article>{H1}" + "".join(f'<div class="entry"><time datetime="2026-02-07T12:{n}0">12:{n}0</time>{p}</div>' for n, p in enumerate(P))
        + "</article>"
    ),
    "a table": between("<table><tr><th>Yıl</th><th>Bütçe</th></tr><tr><td>2025</td><td>Yanlış haber</td></tr></table>"),
    "an advert": between('<div class="reklam-alani"><span>REKLAM</span><p>Yanlış haber</p></div>'),
    "a newsletter": between('<div class="newsletter"><p>Yanlış haber. E-bültenimize abone olun.</p><input type="email"></div>'),
    "a caption": between('<figure><img src="x"><figcaption>Yanlış haber (Fotoğraf: AA)</figcaption></figure>'),
    "a player": between('<div class="video-player">Video yükleniyor... Yanlış haber</div><iframe src="x">Yanlış haber</iframe>'),
    "keywords": below('<div class="tags"><span>Etiketler:</span> <a href="/e/1">Yanlış haber</a> <a href="/e/2">bütçe</a></div>'),
    "the next article": below("").replace("<footer>", f"<article class='next'><h2><a href='/2'>Yanlış haber</a></h2><p>{LONG}</p></article><footer>"),
    "a page that goes on for ever": page(
        f'<article class="haber">{H1}{"".join(P)}</article><article class="haber"><h1>Yanlış haber geldi</h1>{f"<p>{LONG}</p>" * 5}</article>'
    ),
    "what is hidden": below(f'<div style="display:none"><p>{LONG}</p></div>'),
    "paragraphs that are divs": page(f'<div class="news-detail abone-ozel">{H1}{"".join(f"<div>{p}</div>" for p in BODY)}</div>'),
    "paragraphs that are breaks": page(f'<div class="haber_metni">{H1}{"<br><br>".join(BODY)}</div>'),
    "links in a sentence": between("").replace("Bakan Ayşe Kaya", '<a href="/kaya">Bakan Ayşe Kaya</a>'),
}  # fmt: skip


def taken_in(raw: bytes):
    (unit,) = units(Blob("haber.html", "haber.html", lambda: io.BytesIO(raw)), Wanted())
    assert isinstance(unit, Unit)
    return read(unit)


@pytest.mark.parametrize("name", PAGES)
def test_the_article_and_nothing_else(name):
    article = taken_in(PAGES[name].encode())
    assert [paragraph for paragraph in BODY if paragraph not in article.text] == []
    assert "Yanlış haber" not in article.text
    assert (article.title, article.date, article.time) == (TITLE, "2026-02-07", "12:20")
    said = {(quote.text, quote.speaker) for quote in extract(article.text)}
    assert {("Bütçe hazır", "Ayşe Kaya"), ("Rakamlar yetersiz", "Ali Öz")} <= said


def test_a_paywall_is_no_part_of_what_stands_before_it():
    wall = '<div class="paywall"><p>Yanlış haber. Haberin devamını okumak için abone olun. Zaten abone misiniz?</p><button>Abone ol</button></div>'
    article = taken_in(page(f"<article>{H1}{P[0]}{P[1]}{wall}</article>").encode())
    assert BODY[1] in article.text
    assert "Yanlış haber" not in article.text


@pytest.mark.parametrize("says", ["iso-8859-9", "windows-1254", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["cp1254", "utf-8", "utf-8-sig", "utf-16"])
def test_what_a_page_says_of_its_encoding_may_be_wrong(encoding, says):
    raw = page(f"<article>{H1}{''.join(P)}</article>", charset=says).encode(encoding)
    article = taken_in(raw)
    assert [paragraph for paragraph in BODY if paragraph not in article.text] == []
    assert article.repair is None

"""What could be the content of a statement: endings of nominalised verbs, ends of plain sentences, what marks hold."""

import pytest

from quotes.contents import finite, glued, nominal, past, reason, sentence_like, titled, words_inside
from quotes.segment import Document, Quotation, segment


def quotation(text: str) -> tuple[Document, Quotation]:
    doc = segment(text)
    return doc, doc.quotations[0]


# --- the verb that ends a reported clause ------------------------------------------------------------------------------------------------

# Each ending in front and back, rounded and unrounded vowels, after voiced and voiceless consonants, and for every person.
# fmt: off
ENDINGS = {
    "acc": "geldiğini yaptığını gördüğünü okuduğunu geldiklerini yaptıklarını geldiğimi geldiğimizi olduğunuzu geleceğini yapacağını "
           "bekleyeceklerini olacağını edildiğini istemediğimizi alamayacağını başlatıldığını tuttuğunu gerektiğini",
    "dat": "geldiğine yaptığına gördüğüne geldiklerine olduğumuza geleceğine yapacağına",
    "gen": "geldiğinin yaptığının gördüğünün geldiklerinin olacağının",
    "abl": "geldiğinden yaptığından gördüğünden geldiklerinden olacağından",
    "ins": "geldiğiyle yaptığıyla",
    "nom": "geldiği yaptığı gördüğü geldikleri geleceği olacağı gerektiği edildiği",
    "ma": "gelmesini yapmasını gelmelerini çıkmamasını yapmamızı",
    "mayı": "almayı gelmeyi",
    "ma_dat": "gelmesine yapmasına gelmelerine gelmeye almaya",
    "ma_gen": "gelmesinin yapmasının gelmelerinin",
    "ma_nom": "gelmesi yapması gelmeleri",
    "mak": "gelmek yapmak gelmekle saklamakla",
}
# fmt: on


@pytest.mark.parametrize(("ending", "word"), [(ending, word) for ending, words in ENDINGS.items() for word in words.split()])
def test_nominalised_verbs(ending, word):
    assert nominal(word) == ending


@pytest.mark.parametrize("word", "masa bütçe kaya geldi hazır kadın yine değil gazeteciler bakan toplantı evde sözleri ve iş dedi".split())
def test_other_words_are_no_nominalised_verbs(word):
    assert nominal(word) == ""


def test_a_name_is_read_without_its_ending():
    assert nominal("erdoğan'ın") == nominal("erdoğan")


# --- the verb that ends a plain sentence -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    "geldi gelmiş geliyor gelecek gelmeli gelir geliyoruz geleceğiz gelmeyeceğim gelmez gelsin gelelim gördüm yaptık yapmışlar yapıyorlar "
    "vardır edilmelidir açacağız istiyoruz gitmeliyiz alıyordu değil var yok mi lazım şart".split(),
)
def test_words_that_end_a_plain_sentence(word):
    assert finite(word)


@pytest.mark.parametrize("word", "bütçe kararı geldiğini gelmesini toplantıda evde geldiği kitap sergi bakanlıktan".split())
def test_words_that_end_none(word):
    assert not finite(word)


@pytest.mark.parametrize("word", "geldi yaptı gördü okudu ulaştı gelmişti gidiyordu açıkladı istedi".split())
def test_verbs_in_the_past(word):
    assert past(word)


@pytest.mark.parametrize("word", "hükümeti ücreti kenti kredi kendi toplantı teröristi masaüstü saati".split())
def test_nouns_that_look_like_one(word):
    assert not past(word)


# --- what stands between marks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('Kaya "Geliyoruz artık" dedi.', True),
        ('Kaya "Evet!" dedi.', True),
        ('Kaya "Su, ekmek. Başka bir şey yok" dedi.', True),
        ('Kaya "bir iki üç dört beş altı yedi sekiz" dedi.', True),
        ('Kaya "Altın Portakal" aldı.', False),
        ('Kaya "Kuyu" filmini izledi.', False),
        ('Kaya "..." dedi.', False),
    ],
)
def test_what_could_be_an_utterance(text, speech):
    assert sentence_like(*quotation(text)) is speech


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ('İki ülke "Dostluk Şartı"na imza attı.', True),
        ('Planı "B"ye çevirdi.', True),
        ("Kaya “reform”un geciktiğini söyledi.", True),
        ('Kaya "Evet"dedi.', False),
        ('Kaya "Evet"diye bağırdı.', False),
        ('Kaya "Evet", dedi.', False),
        ('Kaya "Evet" dedi.', False),
        ('Kaya "Kuyu"filmini izledi.', False),
        ('Kaya: "Evet', False),
    ],
)
def test_endings_glued_to_a_mark(text, ending):
    assert glued(*quotation(text)) is ending


def test_nouns_behind_a_title():
    assert titled(*quotation('Kaya "Kuyu" adlı filmi izledi.'))
    assert titled(*quotation('"Uzun Yol" dizisi bitti.'))
    assert not titled(*quotation('Kaya "Geldik" dedi.'))
    assert not titled(*quotation('Kaya "Geldik"'))


def test_words_inside():
    assert words_inside(*quotation('Kaya, "Evet, üç kez geldik!" dedi.')) == ["evet", "üç", "kez", "geldik"]
    assert words_inside(*quotation('Kaya: "Evet geldik')) == ["evet", "geldik"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('İki ülke "Dostluk Şartı"na imza attı.', "suffix"),
        ('Kaya "Kuyu" filmini izledi.', "title"),
        ('Kaya "kırmızı çizgi" aşıldı sandı.', "term"),
        ('Salonda "Biz buradan gitmeyiz" pankartı vardı.', "no cue"),
    ],
)
def test_why_marks_hold_no_speech(text, why):
    assert reason(*quotation(text)) == why

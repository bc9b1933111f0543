"""Who is who: what is one speaker and what is not, whatever the order of the articles."""

import random
import subprocess
import sys
import tracemalloc
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.people import Known, Said, Sighting, Term, form_of, id_of, key_of, link, linked, linking, seen_in, shipped
from quotes.people.bodies import is_abbreviation
from quotes.people.decisions import Decision
from quotes.people.names import nature, sound_of, words_of
from quotes.people.offices import days, gap, offices, organisation, same
from quotes.people.variants import variant
from quotes.score.clusters import bcubed

TRAPS = Path(__file__).parent / "traps.tsv"


def traps():
    """The made-up corpus: what is seen, and who it is."""
    rows = [line.split("\t") for line in TRAPS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [
        (Sighting(article, name, kind, date or None, words(roles), words(forms)), who)
        for article, date, kind, name, roles, forms, who in rows
    ]


def words(cell):
    return tuple(part for part in cell.split("|") if part)


def person(source, name, *roles, date=None, **more):
    return Sighting(source, name, "person", date, roles, **more)


def body(source, name, *forms, date=None):
    return Sighting(source, name, "institution", date, (), forms)


def groups(seen, people=(), decisions=()):
    """The speakers as sets of articles."""
    return {frozenset(seen[index].source for index in speaker.sightings) for speaker in link(seen, people, decisions)}


def speaker_of(source, seen, people=(), decisions=()):
    return next(speaker for speaker in link(seen, people, decisions) if any(seen[at].source == source for at in speaker.sightings))


# The made-up corpus


def test_the_traps_are_measured():
    seen, who = zip(*traps(), strict=True)
    given = {index: speaker.id for speaker in link(seen, shipped()) for index in speaker.sightings}
    shares = bcubed([(given[index], who[index]) for index in range(len(seen))])
    assert shares.p >= 0.99
    assert shares.r >= 0.95


def test_the_traps_that_are_fallen_into_are_known():
    """One name that two people bear, neither of them in a calling that forbids the other's."""
    seen, who = zip(*traps(), strict=True)
    wrong = [speaker.key for speaker in link(seen, shipped()) if len({who[index] for index in speaker.sightings}) > 1]
    assert wrong == ["person:mehmet yıldız"]


@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_the_articles_gives_the_same_speakers(seed):
    seen = [sighting for sighting, _ in traps()]
    shuffled = random.Random(seed).sample(seen, len(seen))

    def shape(sightings, speakers):
        return [
            (
                one.key,
                one.id,
                one.name,
                one.kind,
                one.known,
                one.candidates,
                {(sightings[at].source, sightings[at].name) for at in one.sightings},
            )
            for one in speakers
        ]

    assert shape(seen, link(seen, shipped())) == shape(shuffled, link(shuffled, shipped()))


@given(st.lists(st.sampled_from([sighting for sighting, _ in traps()]), unique=True))
def test_every_sighting_is_somebodys_and_ids_are_their_own(seen):
    speakers = link(seen)
    assert sorted(index for speaker in speakers for index in speaker.sightings) == list(range(len(seen)))
    assert len({speaker.id for speaker in speakers}) == len({speaker.key for speaker in speakers}) == len(speakers)
    for speaker in speakers:
        assert {one.key for one in speaker.candidates if one.key} <= {one.key for one in speakers} - {speaker.key}


def test_an_id_stays_when_other_articles_come():
    seen = [person("1", "Ayşe Kaya", "Bakan"), person("2", "Ali Öz")]
    before = {speaker.key: speaker.id for speaker in link(seen)}
    after = {speaker.key: speaker.id for speaker in link([person("0", "Can Er"), *seen, person("3", "AYŞE KAYA")])}
    assert before.items() <= after.items()
    assert before["person:ayşe kaya"] == id_of("person:ayşe kaya") < 2**53


def test_two_keys_of_one_number_get_two(monkeypatch):
    monkeypatch.setattr(linking, "id_of", lambda _: 7)
    assert [speaker.id for speaker in link([person("1", "Ali Öz"), person("1", "Can Er"), person("1", "Efe Su")])] == [7, 8, 9]


class Archive(Sequence):
    """Sightings that are made when they are asked for, four in an article, as a table on the disk would give them."""

    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        if index >= self.length:
            raise IndexError(index)
        return person(f"{index // 4:06}", f"Ayşe {'KLMN'[index % 4]}{'abcdefgh'[index // 4 % 8]}ya", "Bakan", date="2026-02-01")


def held(length):
    """Bytes that linking holds at the most."""
    tracemalloc.start()
    count = sum(len(speaker.sightings) for speaker in linked(Archive(length)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == length
    return peak


def test_linking_holds_names_not_mentions():
    held(400)  # what is remembered of names
    assert (held(20_400) - held(400)) / 20_000 < 60  # a sighting alone has 200


def test_a_sequence_in_order_is_linked_as_any_other():
    seen = list(Archive(80))
    assert list(linked(Archive(80))) == list(link(seen))


def test_the_benchmark_runs_small():
    command = [sys.executable, str(Path(__file__).parent.parent / "benchmarks" / "bench_link.py"), "4000", "800"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    first, second, third = result.stdout.splitlines()
    assert first.startswith("link      4,000 mentions of 800 names: ")
    assert int(first.split()[-2].replace(",", "")) > 800
    assert second.startswith("decisions ")
    assert third.startswith("database  400 statements: ")


# Full names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İlham Aliyev", "İLHAM ALİYEV"),
        ("Ilgaz Işık", "ILGAZ IŞIK"),
        ("Kâmil Öz", "Kamil Öz"),
        ("Ayşe Kaya", "Ayşe Kaya'nın"),
        ("Ayşe Kaya", "Prof. Dr. Ayşe Kaya"),
        ("Katarzyna Vogt-Lehner", "Katarzyna Vogt Lehner"),
        ("Luc D’Hondt", "Luc D'Hondt"),
    ],
)
def test_names_that_are_equal(one, other):
    assert len(link([person("1", one), person("2", other)])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayşe Kaya", "Ayşe Kara"),
        ("Hasan Kaya", "Hakan Kaya"),
        ("Ayşe Kaya", "Kaya"),
        ("Mehmet Kaya", "Mehmet Ali Kaya"),
        ("Gökhan Işıktaş", "Gokhan Isiktas"),
        ("Ayşe Kaya", "Ayşe Kaya Demir"),
        ("Volodimir Zelenskiy", "Volodimir Zelenskyy"),
    ],
)
def test_names_that_alone_are_not(one, other):
    assert len(link([person("1", one), person("2", other)])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehmet Yazıcıoğlu", "Mehmet Ali Yazıcıoğlu"),
        ("Gökhan Işıktaş", "Gokhan Isiktas"),
        ("Ayşe Yurtsever", "Ayşe Yurtsever Demir"),
        ("Andrey Kovalçuk", "Andrei Kovalchuk"),
        ("Nihat Yalçınkaya", "Nihat Yalçınkya"),
        ("Can R. Öz", "Can Rıza Öz"),
    ],
)
def test_spellings_are_one_where_the_office_agrees(one, other):
    office = "Kıyıspor Başkanı"
    assert len(link([person("1", one, office), person("2", other, office)])) == 1
    assert len(link([person("1", one, office), person("2", other, "Limak Enerji Müdürü")])) == 2


@pytest.mark.parametrize(("one", "other"), [("Cem Kara", "Cem Kaya"), ("Hasan Kaplan", "Hakan Kaplan"), ("Selin Ova", "Ova Selin")])
def test_an_office_that_changes_hands_makes_no_spelling(one, other):
    office = "Denizli Valisi"
    assert len(link([person("1", one, office, date="2020"), person("2", other, office, date="2021")])) == 2


def test_an_office_held_by_many_makes_no_spelling():
    assert len(link([person("1", "Nihat Yalçınkaya", "CHP Milletvekili"), person("2", "Nihat Yalçınkya", "CHP Milletvekili")])) == 2


def test_a_spelling_long_after_is_another():
    seen = [person("1", "Mehmet Öz", "Kıyıspor Başkanı", date="1990"), person("2", "Mehmet Ali Öz", "Kıyıspor Başkanı", date="2020")]
    assert len(link(seen)) == 2


def test_a_part_of_two_names_is_neither():
    office = "Kıyıspor Başkanı"
    seen = [person("1", "Ayşe Kaya", office), person("2", "Ayşe Kaya Demir", office), person("3", "Ayşe Kaya Yurt", office)]
    assert groups(seen) == {frozenset("1"), frozenset("2"), frozenset("3")}


def test_spellings_that_keep_the_same_company_are_one():
    beside = [person("1", "Can Er"), person("2", "Can Er")]
    assert len(link([person("1", "Hülya Avşar"), person("2", "Hulya Avsar"), *beside])) == 2
    assert len(link([person("1", "Hülya Avşar"), person("2", "Hulya Avsar")])) == 2


def test_company_of_those_who_speak_everywhere_tells_nothing():
    everywhere = [person(str(number), "Can Er") for number in range(40)]
    assert len(link([person("1", "Hülya Avşar"), person("2", "Hulya Avsar"), *everywhere])) == 3


# Surnames alone


KNOWN = (
    Known("Yevgeniy Prigojin", "person", ("Yevgeny Prigozhin",), "Q1"),
    Known("Avrupa Komisyonu", "institution", ("AB Komisyonu",), "Q2"),
)


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ([person("1", "Yevgeny Prigozhin")], "Yevgeny Prigozhin"),  # no article has the known name
        ([person("1", "Yevgeny Prigozhin"), person("2", "Yevgeny Prigozhin"), person("3", "Yevgeniy Prigojin")], "Yevgeniy Prigojin"),
        ([body("1", "AB Komisyonu")], "AB Komisyonu"),
        ([body("1", "AVRUPA Komisyonu")], "Avrupa Komisyonu"),  # the same name, written as it is known
    ],
)
def test_who_is_known_is_called_as_the_articles_call_them(seen, name):
    one = speaker_of("1", seen, KNOWN)
    assert (one.name, one.known) == (name, KNOWN[0] if one.kind == "person" else KNOWN[1])


def test_a_surname_is_whose_the_office_is():
    seen = [
        person("1", "Ali Kaya", "Kıyıspor Başkanı"),
        person("2", "Veli Kaya", "Konya Valisi"),
        person("3", "Kaya", "Konya Valisi"),
        person("4", "Kaya"),
    ]
    assert groups(seen) == {frozenset("1"), frozenset("23"), frozenset("4")}
    assert [one.name for one in speaker_of("4", seen).candidates] == ["Ali Kaya", "Veli Kaya"]
    assert speaker_of("3", seen).candidates == ()


def test_a_surname_that_nobody_else_bears_is_still_not_theirs():
    assert len(link([person("1", "Ali Tekçam"), person("2", "Tekçam")])) == 2


def test_a_surname_is_whose_company_it_keeps():
    seen = [person("1", "Ali Tekçam", date="2024-05-01"), person("1", "Can Er", date="2024-05-01")]
    seen += [person("2", "Tekçam", date="2024-05-03"), person("2", "Can Er", date="2024-05-03")]
    assert len(link(seen)) == 2
    late = [*seen[:2], person("2", "Tekçam", date="2024-06-03"), person("2", "Can Er", date="2024-06-03")]
    assert len(link(late)) == 3


def test_the_date_tells_the_father_from_the_son():
    office = "Bergama Belediye Başkanı"
    seen = [person("1", "Mehmet Arslan", office, date="2010"), person("2", "Emre Arslan", office, date="2020")]
    assert groups([*seen, person("3", "Arslan", office, date="2010-06")]) == {frozenset("13"), frozenset("2")}
    assert groups([*seen, person("3", "Arslan", office, date="2020-06")]) == {frozenset("1"), frozenset("23")}
    undated = speaker_of("3", [*seen, person("3", "Arslan", office)])
    assert [one.name for one in undated.candidates] == ["Emre Arslan", "Mehmet Arslan"]


FATHER = Known(
    "Haydar Aliyev", aliases=("Aliyev",), terms=(Term("Cumhurbaşkanı", "Azerbaycan", "1993-10-10", "2003-10-31"),), wikidata="Q1"
)
SON = Known("İlham Aliyev", aliases=("Aliyev",), terms=(Term("Cumhurbaşkanı", "Azerbaycan", "2003-10-31"),), wikidata="Q2")


def test_dates_of_office_are_known_beforehand():
    def who(*roles, date):
        return speaker_of("1", [person("1", "Aliyev", *roles, date=date)], [FATHER, SON]).name

    assert who("Azerbaycan Cumhurbaşkanı", date="1999-01-01") == "Haydar Aliyev"
    assert who("Cumhurbaşkanı", date="2020-01-01") == "İlham Aliyev"
    assert who(date="1999") == "Haydar Aliyev"
    assert who("eski Cumhurbaşkanı", date="2020") == "Aliyev"  # the father, or the son some day
    assert who("teknik direktör", date="2020") == "Aliyev"
    assert who(date=None) == "Aliyev"


def test_somebody_known_is_one_under_all_surnames_and_spellings():
    seen = [
        person("1", "Aliyev", date="2020"),
        person("2", "ALİYEV", date="2021"),
        person("3", "İlham Aliyev"),
        person("4", "Aliyev", date="1999"),
    ]
    assert groups(seen, [FATHER, SON]) == {frozenset("123"), frozenset("4")}
    without_the_full_name = [seen[0], seen[1]]
    assert {speaker.key for speaker in link(seen, [FATHER, SON])} >= {speaker.key for speaker in link(without_the_full_name, [FATHER, SON])}


def test_another_of_that_surname_in_office_makes_it_open():
    seen = [person("1", "Aliyev", date="2020"), person("2", "Rüstem Aliyev", "Hazar Petrol Genel Müdürü", date="2020")]
    assert [one.name for one in speaker_of("1", seen, [FATHER, SON]).candidates] == ["İlham Aliyev", "Rüstem Aliyev"]


def test_two_in_the_same_article_share_the_surname():
    seen = [person("1", "Ali Kaya", "Turizm Bakanı"), person("1", "Veli Kaya"), person("1", "Kaya")]
    kaya = next(speaker for speaker in link(seen) if speaker.name == "Kaya")
    assert [one.name for one in kaya.candidates] == ["Ali Kaya", "Veli Kaya"]
    with_office = [*seen[:2], person("1", "Kaya", "Turizm Bakanı")]
    assert len(link(with_office)) == 2


def test_a_surname_that_comes_back_to_an_office_after_years_is_another():
    office = "Foça Kaymakamı"
    seen = [person(date or "none", "Sayar", office, date=date) for date in ("1988", "1991", "2021", "2023", None)]
    assert groups(seen) == {frozenset({"1988", "1991"}), frozenset({"2021", "2023"}), frozenset({"none"})}
    keys = [one.key for one in link(seen)]
    assert keys == ["person:sayar#kaymakam foça", "person:sayar#kaymakam foça 2021", "person:sayar@none"]
    assert [one.key for one in speaker_of("none", seen).candidates] == keys[:2]
    assert groups([*seen[:2], seen[4]]) == {frozenset({"1988", "1991", "none"})}
    assert len(groups([*seen[:4], *(person(date, "Sayar", office, date=date) for date in ("1996", "2002", "2008", "2014", "2020"))])) == 1


def test_a_surname_that_is_taken_for_a_body():
    together = [person("1", "Ayşe Toprakoğlu"), body("1", "Toprakoğlu")]
    assert groups(together) == {frozenset({"1"})}
    assert link(together)[0].name == "Ayşe Toprakoğlu"
    elsewhere = [body("2", "Toprakoğlu"), body("3", "Toprakoğlu")]
    assert len(link([*together, elsewhere[0]])) == 3  # nothing tells
    assert groups([*together, *elsewhere]) == {frozenset({"1"}), frozenset({"1", "2", "3"})}  # a body elsewhere, so perhaps here
    assert len(link([*together, person("2", "Can Toprakoğlu"), body("2", "Toprakoğlu")])) == 2
    assert len(link([*together, person("1", "Can Toprakoğlu")])) == 3
    assert len(link([person("1", "Ayşe Toprakoğlu"), body("1", "Toprakoğlu Holding")])) == 2
    assert len(link(together, [Known("Toprakoğlu", "institution")])) == 2


def test_a_word_that_means_somebody_known_is_no_body():
    known = Known("Ayşe Toprakoğlu", aliases=("Toprakoğlu",), terms=(Term("Başbakan", "Kıyı", "2001", "2004"),))
    seen = [body("1", "Toprakoğlu", date="2002"), body("2", "Toprakoğlu", date="2020"), person("3", "Ayşe Toprakoğlu")]
    assert groups(seen, [known]) == {frozenset({"1", "3"}), frozenset({"2"})}
    assert speaker_of("2", seen, [known]).ambiguous
    assert groups([*seen, person("2", "Can Toprakoğlu")], [known]) == {frozenset({"1", "3"}), frozenset({"2"})}
    assert groups(seen) == {frozenset({"1", "2"}), frozenset({"3"})}


def test_a_surname_with_an_office_is_one_over_articles():
    seen = [person("1", "Tekçam", "Yaylacam Genel Müdürü"), person("2", "Tekçam", "Yaylacam Genel Müdürü"), person("3", "Tekçam")]
    assert groups(seen) == {frozenset("12"), frozenset("3")}
    assert speaker_of("1", seen).id == speaker_of("1", seen[:1]).id


# Namesakes


def test_a_goalkeeper_is_no_judge():
    seen = [
        person("1", "Hasan Demir", "kaleci", date="2024"),
        person("2", "Hasan Demir", "Foça Kaymakamı", date="2024"),
        person("3", "Hasan Demir", date="2024"),
    ]
    assert groups(seen) == {frozenset("1"), frozenset("2"), frozenset("3")}
    assert speaker_of("3", seen).ambiguous
    years_later = [seen[0], person("2", "Hasan Demir", "Foça Kaymakamı", date="2034")]
    assert len(link(years_later)) == 1


def test_namesakes_in_the_table_are_told_by_office_and_date():
    people = [
        Known("Can Er", terms=(Term("Vali", "Konya", "2000", "2004"),), wikidata="Q1"),
        Known("Can Er", terms=(Term("Başkan", "Kıyıspor", "2010"),), wikidata="Q2"),
    ]
    seen = [
        person("1", "Can Er", "Konya Valisi"),
        person("2", "Can Er", "Kıyıspor Başkanı"),
        person("3", "Can Er", date="2002"),
        person("4", "Can Er", date="2006"),
    ]
    assert groups(seen, people) == {frozenset("13"), frozenset("2"), frozenset("4")}
    assert [one.wikidata for one in speaker_of("4", seen, people).candidates] == ["Q1", "Q2"]


# Bodies and nobody in particular


def test_a_short_form_is_learnt_from_an_article():
    assert groups([body("1", "Kıyı Emekçileri Sendikası", "KES"), body("2", "KES")]) == {frozenset("12")}
    assert groups([body("1", "Kıyı Emekçileri Sendikası"), body("2", "KES")]) == {frozenset("1"), frozenset("2")}
    assert groups([body("1", "ABD Merkez Bankası (Fed)"), body("2", "Fed")]) == {frozenset("12")}


def test_a_short_form_of_two_stays_alone():
    seen = [body("1", "Tuz Denetleme Birliği", "TDB"), body("2", "Toprak Derneği Başkanlığı", "TDB"), body("3", "TDB")]
    assert len(link(seen)) == 3
    assert {one.name for one in speaker_of("3", seen).candidates} == {"Tuz Denetleme Birliği", "Toprak Derneği Başkanlığı"}


def test_a_place_is_not_known_as_a_club():
    club = Known("Bursaspor", "institution", aliases=("Bursaspor Kulübü", "Bursa"))
    assert groups([body("1", "Bursaspor"), body("2", "Bursa"), body("3", "Bursaspor Kulübü")], [club]) == {frozenset("13"), frozenset("2")}


def test_a_person_and_a_body_of_one_name_are_two():
    assert len(link([person("1", "Ali Kaya"), body("2", "Ali Kaya")])) == 2
    assert len(link([person("1", "İlham Aliyev"), body("2", "İlham Aliyev")], [SON])) == 1  # the table knows what he is


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Ayşe Kaya", "person", "named"),
        ("Kaya", "person", "bare"),
        ("H.B.", "person", "local"),
        ("Mehmet K.", "person", "local"),
        ("Savcı", "person", "local"),
        ("Sanık avukatı", "person", "local"),
        ("IMF Başkanı", "person", "local"),
        ("Ayşe Savcı", "person", "named"),
        ("Ali Öz ve Can Er", "person", "named"),
        ("Ali ve Can", "person", "local"),
        ("George W. Bush", "person", "named"),
        ("TÜİK", "institution", "named"),
        ("Yönetim Kurulu", "institution", "local"),
        ("hükümet", "institution", "local"),
        ("Yargıtay", "institution", "named"),
        ("uzmanlar", "group", "local"),
        ("Bakanlık yetkilileri", "group", "local"),
        ("Milli Savunma Bakanlığı kaynakları", "unnamed", "named"),
        ("bir Samsung yetkilisi", "unnamed", "local"),
        ("TMSF yetkilileri", "group", "named"),
        ("İsviçreli yetkililer", "group", "local"),
        ("Kamu İhale Kanunu", "document", "named"),
        ("protokol", "document", "local"),
        ("Ayşe Kaya", None, "named"),
    ],
)
def test_which_names_tell_who_is_meant(name, kind, expected):
    assert nature(name, kind) == expected


def test_nobody_in_particular_is_a_speaker_of_the_article():
    seen = [Sighting("1", "uzmanlar", "group"), Sighting("2", "uzmanlar", "group"), Sighting("2", "Uzmanlar", "group")]
    assert groups(seen) == {frozenset("1"), frozenset("2")}
    assert key_of("uzmanlar", "group", "1") == "group:uzmanlar@1"


# Parts


def test_a_speaker_is_called_by_the_name_that_is_written_most():
    office = "Kıyıspor Başkanı"
    seen = [
        person("1", "RECEP ALP", office),
        person("2", "RECEP ALP", office),
        person("3", "Recep Alp", office),
        person("4", "Recep Can Alp", office),
    ]
    (speaker,) = link(seen)
    assert (speaker.name, speaker.key) == ("Recep Alp", "person:recep alp")


def test_a_name_with_a_word_in_capitals_gives_way():
    assert link([person("1", "CAN Er"), person("2", "CAN Er"), person("3", "Can Er")])[0].name == "Can Er"
    assert link([body("1", "TSE Kurulu"), body("2", "TSE Kurulu")])[0].name == "TSE Kurulu"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Azerbaycan Cumhurbaşkanı", [("cumhurbaşkanı", {"azerbaycan"}, False)]),
        ("eski Dışişleri Bakanı", [("bakan", {"dışişler"}, True)]),
        ("Rus lider", [("başkan", {"rusya"}, False)]),
        ("Trabzonspor'un hocası", [("direktör", {"trabzonspor"}, False)]),
        ("Beyaz Saray Sözcüsü", [("sözcü", {"beyaz", "saray"}, False)]),
        ("Norveç Veliaht Prensi", [("prens", {"norveç", "veliaht"}, False)]),
        ("Kıyıspor Kulübü kalecisi", [("kaleci", {"kıyıspor", "kulüp"}, False)]),
        ("Sağlık Bakanı Prof. Dr", [("bakan", {"sağlık"}, False)]),
        ("Başbakan Yardımcısı ve ANAP Genel Başkanı", [("yardımcı", {"başbakan"}, False), ("başkan", {"anap", "genel"}, False)]),
        ("", []),
    ],
)
def test_offices_taken_apart(role, expected):
    assert [(office.head, set(office.of), office.former) for office in offices(role)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Bakan", "Maliye Bakanı", True),
        ("Sözcü", "Kıyı Derneği Sözcüsü", True),
        ("Birlik Temsilcisi", "Temsilci", True),
        ("Kıyı Partisi Sözcüsü", "Parti Sözcüsü", True),
        ("Enerji Bakanı", "Enerji ve Tabii Kaynaklar Bakanı", True),
        ("Maliye Bakanı", "Adalet Bakanı", False),
        ("Kıyıspor Başkanı", "Kıyıspor Müdürü", False),
        ("Kıyıspor Başkanı", "Başkan", True),
    ],
)
def test_offices_that_can_be_one(one, other, expected):
    assert same(offices(one)[0], offices(other)[0]) is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Azerbaycan Cumhurbaşkanı", "Azerbaycan"),
        ("CHP Genel Başkanı", "CHP"),
        ("Maliye Bakanı", None),
        ("ABD Hazine Bakanı", "ABD"),
        ("Başkan", None),
        ("Kıyı Üniversitesi Rektörü", "Kıyı Üniversitesi"),
        ("Trabzonspor'un eski hocası", "Trabzonspor"),
        ("Genel Müdür Yardımcısı", None),
        ("ünlü yazar", None),
        ("İstanbul Büyükşehir Belediye Başkanı", "İstanbul Büyükşehir Belediye"),
    ],
)
def test_the_organisation_in_a_role(role, expected):
    assert organisation(role) == expected


def test_days():
    assert gap(days("2024-01-31"), days("2024-02-01")) == 1
    assert gap(days("2024"), days("2024-05-05")) == 0
    assert days("soon") is None
    assert gap(None, days("2024")) is None


def test_sounds_spellings_and_short_forms():
    assert sound_of(words_of("Volodymyr Zelenskyy", "person")) == sound_of(words_of("Volodimir Zelenski", "person"))
    assert sound_of(("ayşe", "kaya")) != sound_of(("ayşe", "kara"))
    assert variant(("ali", "kaya"), ("ali", "kara")) is None
    assert variant(("nikol", "paşiyan"), ("nikol", "paşinyan")) == "slip"
    assert variant(("can", "öz"), ("can", "öz")) is None
    assert is_abbreviation("TÜİK", ("türkiye", "istatistik", "kurumu"))
    assert not is_abbreviation("Kurum", ("türkiye", "istatistik", "kurumu"))


def test_what_is_seen_in_an_article():
    said = [
        Said("İlham Aliyev", "person", "Cumhurbaşkanı", "Cumhurbaşkanı Aliyev"),
        Said("İlham Aliyev", "person", None, None),
        Said("Aliyev", "person"),
    ]
    assert list(seen_in("1", "2024", said)) == [
        Sighting("1", "İlham Aliyev", "person", "2024", ("Cumhurbaşkanı",), ("Aliyev",), 2),
        Sighting("1", "Aliyev", "person", "2024", (), (), 1),
    ]
    assert form_of("Bakan Kaya", "Bakan") == "Kaya"
    assert form_of("Bakan", "Bakan") is None
    assert form_of("Kıyı Deniz Kurumu (KDK) Başkanı Prof. Dr. Can Er", "Kıyı Deniz Kurumu Başkanı Prof. Dr") == "Can Er"
    assert form_of("Kıyı Deniz Kurumu (KDK)", "Kıyı Deniz Kurumu") is None
    assert form_of("yöneticilerinden Can Er", "yöneticileri") == "Can Er"
    assert form_of("KDP’li Can Er", "KDP") == "Can Er"
    assert form_of("Vali Can Er", "Bakan") == "Vali Can Er"


# Decisions


A, B = "person:ali kaya", "person:veli kaya"
SEEN = [
    person("1", "Ali Kaya", "yazar", date="2020"),
    person("2", "Veli Kaya"),
    person("3", "Kaya"),
    person("4", "Ali Kaya", "kaleci", date="2022"),
]


def decided(*decisions, seen=SEEN, people=()):
    out = defaultdict(set)
    for speaker in link(seen, people, decisions):
        out[speaker.name] |= {seen[index].source for index in speaker.sightings}
    return dict(out)


def test_merge():
    assert decided(Decision("merge", A, other=B)) == {"Ali Kaya": {"1", "2", "4"}, "Kaya": {"3"}}
    assert decided(Decision("merge", B, other=A)) == {"Veli Kaya": {"1", "2", "4"}, "Kaya": {"3"}}
    assert decided(Decision("merge", A, other="person:kaya@3")) == {"Ali Kaya": {"1", "3", "4"}, "Veli Kaya": {"2"}}


def test_a_merge_holds_for_articles_that_come_later():
    later = [*SEEN, person("5", "VELİ KAYA")]
    assert decided(Decision("merge", A, other=B), seen=later)["Ali Kaya"] == {"1", "2", "4", "5"}
    only_b = [person("2", "Veli Kaya")]
    assert decided(Decision("merge", A, other=B, name="Ali Kaya"), seen=only_b) == {"Ali Kaya": {"2"}}
    assert decided(Decision("merge", A, other=B), seen=only_b) == {"Veli Kaya": {"2"}}  # waits for somebody who has the name


def test_merges_in_a_row_and_round_in_a_circle_end():
    seen = [person(str(number), name) for number, name in enumerate(["Ali Kaya", "Veli Kaya", "Can Kaya"])]
    c = "person:can kaya"
    assert decided(Decision("merge", A, other=B), Decision("merge", B, other=c), seen=seen) == {"Ali Kaya": {"0", "1", "2"}}
    assert decided(Decision("merge", A, other=B), Decision("merge", B, other=A), seen=seen) == {"Ali Kaya": {"0", "1"}, "Can Kaya": {"2"}}


def test_split():
    assert decided(Decision("split", A, article="4", name="Ali Kaya (kaleci)"))["Ali Kaya (kaleci)"] == {"4"}
    by_role = Decision("split", A, role="Kaleci", name="Kaleci Kaya")
    assert decided(by_role)["Kaleci Kaya"] == {"4"}
    assert decided(by_role, seen=[*SEEN, person("5", "Ali Kaya", "kaleci")])["Kaleci Kaya"] == {"4", "5"}
    assert decided(Decision("split", A, role="vali")) == decided()
    assert len(link(SEEN, (), [Decision("split", A, role="kaleci")])) == 4


def test_a_split_undoes_what_was_linked():
    office = "Kıyıspor Başkanı"
    seen = [person("1", "Ayşe Yurtsever", office), person("2", "Ayşe Yurtsever Demir", office)]
    assert decided(seen=seen) == {"Ayşe Yurtsever Demir": {"1", "2"}}
    split = Decision("split", "person:ayşe yurtsever demir", form="Ayşe Yurtsever")
    assert decided(split, seen=seen) == {"Ayşe Yurtsever Demir": {"2"}, "Ayşe Yurtsever": {"1"}}


def test_rename_and_alias():
    assert decided(Decision("rename", A, name="A. Kaya"))["A. Kaya"] == {"1", "4"}
    assert decided(Decision("alias", A, form="Kaya"))["Ali Kaya"] == {"1", "3", "4"}
    dated = [person("1", "Ali Kaya"), person("2", "Kaya", date="2010"), person("3", "Kaya", date="2020"), person("4", "Kaya")]
    assert decided(Decision("alias", A, form="Kaya", start="2015"), seen=dated) == {"Ali Kaya": {"1", "3", "4"}, "Kaya": {"2"}}
    assert decided(Decision("alias", "person:ali kaya", form="Kaya", name="Ali Kaya"), seen=dated[1:2]) == {"Ali Kaya": {"2"}}


def test_the_last_decision_wins():
    assert decided(Decision("rename", A, name="X"), Decision("rename", A, name="Y"))["Y"] == {"1", "4"}
    merged_then_split = Decision("merge", A, other=B), Decision("split", A, form="Veli Kaya")
    assert decided(*merged_then_split) == decided()


def test_who_is_decided_on_is_no_longer_open():
    assert next(speaker for speaker in link(SEEN) if speaker.name == "Kaya").ambiguous
    assert not any(speaker.ambiguous for speaker in link(SEEN, (), [Decision("alias", A, form="Kaya")]))


def test_whom_a_name_may_mean_is_as_decided():
    def may_mean(*decisions):
        return [(one.name, one.key) for one in speaker_of("3", SEEN, (), decisions).candidates]

    assert may_mean() == [("Ali Kaya", A), ("Veli Kaya", B)]
    assert may_mean(Decision("rename", B, name="V. Kaya")) == [("Ali Kaya", A), ("V. Kaya", B)]
    assert may_mean(Decision("merge", A, other=B)) == [("Ali Kaya", A)]

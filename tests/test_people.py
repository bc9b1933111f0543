"""Tables of people: what is read, what is refused and why, and the table that is part of the package."""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from quotes.people import Known, PeopleError, Term, shipped
from quotes.people.known import book, merged
from quotes.people.names import is_place, words_of
from quotes.people.offices import days, offices
from quotes.people.popolo import read_popolo
from quotes.people.table import SHOWN, decode, read_table

ROOT = Path(__file__).parent.parent
QID = {"scheme": "wikidata", "identifier": "Q7"}
HEADING = "name,kind,aliases,role,organisation,wikidata,from,to\n"


def people(text):
    return read_table(text, "people.csv").people


def refused(text, read=read_table):
    with pytest.raises(PeopleError) as caught:
        read(text, "people.csv")
    return str(caught.value).splitlines()


# Reading


def test_a_row_an_office():
    text = HEADING + (
        "Ayşe Kaya,person,A. Kaya | Kaya,Bakan,Türkiye,Q1,2020-01-02,2021-03\n"
        "Ayşe Kaya,person,Ayşe Kaya Öz,Vali,Konya,Q1,2021-04,\n"
        "Kıyıspor,institution,Kıyıspor Kulübü,,,,,\n"
    )
    assert people(text) == (
        Known(
            "Ayşe Kaya",
            "person",
            ("A. Kaya", "Kaya", "Ayşe Kaya Öz"),
            (Term("Bakan", "Türkiye", "2020-01-02", "2021-03"), Term("Vali", "Konya", "2021-04", None)),
            "Q1",
        ),
        Known("Kıyıspor", "institution", ("Kıyıspor Kulübü",)),
    )


def test_the_columns_of_a_wikidata_query():
    text = (
        "item,itemLabel,itemAltLabel,positionLabel,partyLabel,start,end,image\n"
        'http://www.wikidata.org/entity/Q7,Can Er,"C. Er, J. Er",Bakan,Kıyı Partisi,2003-10-31T00:00:00Z,,x.jpg\n'
        "http://www.wikidata.org/entity/Q7,Can Er,Er Can,Bakan,Kıyı Partisi,2003-10-31T00:00:00Z,,x.jpg\n"
    )
    table = read_table(text, "query.csv")
    assert table.people == (Known("Can Er", "person", ("C. Er", "J. Er", "Er Can"), (Term("Bakan", "Kıyı Partisi", "2003-10-31"),), "Q7"),)
    assert table.ignored == ("image",)


def test_a_name_is_enough():
    assert people("\ufeffname\r\nAyşe Kaya\r\n\r\n") == (Known("Ayşe Kaya"),)
    assert people('name,aliases\n"Kaya, Ayşe ""Ş""",A|B\n') == (Known('Kaya, Ayşe "Ş"', "person", ("A", "B")),)


def test_popolo_as_everypolitician_publishes_it():
    data = {
        "persons": [
            {
                "id": "p1",
                "name": "Ayşe Kaya",
                "other_names": [{"name": "Ayse Kaya"}, {"name": "Kaya"}, {"note": "x"}],
                "identifiers": [{"scheme": "isni", "identifier": "0"}, {"scheme": "wikidata", "identifier": "Q9"}],
            },
            {"id": "p2", "name": "Can Er"},
        ],
        "organizations": [{"id": "o1", "name": "Millet Meclisi"}],
        "events": [{"id": "term/5", "start_date": "2018-06-24", "end_date": "2023-05"}],
        "memberships": [
            {"person_id": "p1", "role": "üye", "organization_id": "o1", "legislative_period_id": "term/5"},
            {"person_id": "p1", "role": "üye", "organization_id": "o1", "legislative_period_id": "term/5"},
            {"person_id": "p1", "role": "başkan", "organization_id": "o1", "start_date": "2020-01-01"},
        ],
    }
    assert read_popolo("\ufeff" + json.dumps(data), "ep.json").people == (
        Known(
            "Ayşe Kaya",
            "person",
            ("Ayse Kaya",),
            (Term("üye", "Millet Meclisi", "2018-06-24", "2023-05"), Term("başkan", "Millet Meclisi", "2020-01-01")),
            "Q9",
        ),
        Known("Can Er"),
    )


@pytest.mark.parametrize("sign", [";", "\t"])
def test_what_stands_between_the_cells(sign):
    text = sign.join(("name", "role", "from")) + "\n" + sign.join(("Ayşe Kaya", "Maliye, Hazine Bakanı", "2020")) + "\n"
    assert read_table(text, "people.csv").people == (Known("Ayşe Kaya", "person", (), (Term("Maliye, Hazine Bakanı", None, "2020"),)),)


def test_rows_that_differ_in_what_is_ignored_are_two():
    """A query repeats a person for each of their birthplaces, say."""
    table = read_table("name,role,birthplace\nAyşe Kaya,Bakan,Foça\nAyşe Kaya,Bakan,İzmir\n", "people.csv")
    assert table.people == (Known("Ayşe Kaya", "person", (), (Term("Bakan"),)),)
    assert table.ignored == ("birthplace",)


# Bad input: the line and the reason, and nothing else


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "people.csv:1: the column name is missing"),
        ("who,role\nKaya,Bakan\n", "people.csv:1: the column name is missing; the heading is 'who,role'"),
        ("name,person,item\nKaya,Q1,Q1\n", "people.csv:1: two columns for wikidata"),
        (HEADING + "Ayşe Kaya\n", "people.csv:2: 1 cells where the heading has 8"),
        (HEADING + ",person,,,,,,\n", "people.csv:2: the name is empty"),
        (HEADING + "???,person,,,,,,\n", "people.csv:2: '???' is no name"),
        (HEADING + "Ayşe Kaya,woman,,,,,,\n", "people.csv:2: 'woman' is no kind of speaker; one of person, institution"),
        (HEADING + "Ayşe Kaya,,,,,1054,,\n", "people.csv:2: '1054' is no id of Wikidata, such as Q1054"),
        (HEADING + "Ayşe Kaya,,,Bakan,,,31.10.2003,\n", "people.csv:2: '31.10.2003' is no date, such as 2003-10-31"),
        (HEADING + "Ayşe Kaya,,,Bakan,,,2003-13,\n", "people.csv:2: '2003-13' is no date"),
        (HEADING + "Ayşe Kaya,,,Bakan,,,2003,2002\n", "people.csv:2: from 2003 to 2002 goes backwards"),
        (HEADING + "Ayşe Kaya,,,,,,2003,\n", "people.csv:2: dates without a role"),
        (
            HEADING + "Ayşe Kaya,,,Bakan,,,,\nCan Er,,,,,,,\nAyşe Kaya,,,Bakan,,,,\n",
            "people.csv:4: Ayşe Kaya stands twice with the same office (line 2)",
        ),
        (
            HEADING + "Ayşe Kaya,,,,,Q1,,\nCan Er,,,,,Q1,,\n",
            "people.csv:3: Q1 is Can Er (person) here and Ayşe Kaya (person) before (line 2)",
        ),
        (
            HEADING + "Kaya AŞ,,,,,Q1,,\nKaya AŞ,institution,,,,Q1,,\n",
            "people.csv:3: Q1 is Kaya AŞ (institution) here and Kaya AŞ (person) before",
        ),
        (
            HEADING + "Ayşe Kaya,,,Bakan,TR,,2003,2004\nAyşe Kaya,,,Bakan,TR,,2003,2005\n",
            "people.csv:3: Ayşe Kaya is Bakan from 2003 to 2005 here and to 2004 before (line 2)",
        ),
        (HEADING + 'Ayşe Kaya,,,"Bakan,,,,\n', "people.csv:2: no line of a CSV file"),
    ],
)
def test_what_is_refused(text, line):
    assert refused(text)[0].startswith(line)


def test_all_faults_are_named_but_not_thousands():
    assert len(refused(HEADING + "Ayşe Kaya,woman,,,,,,\n,,,,,,,x\nCan Er,,,,,Q0,,\n")) == 3
    many = refused(HEADING + "Ayşe Kaya,woman,,,,,,\n" * 100)
    assert len(many) == SHOWN + 1
    assert many[-1] == f"… and {100 - SHOWN} more."


def test_namesakes_with_ids_are_no_contradiction():
    assert len(people(HEADING + "Ayşe Kaya,,,,,Q1,,\nAyşe Kaya,,,,,Q2,,\n")) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", "people.csv: no JSON"),
        ("[]", "people.csv: no Popolo file: it has no list of persons."),
        ('{"persons": [{"id": "1", "name": "Can Er"}, {"id": "2"}, 7]}', "people.csv:persons:2: a person without a name."),
        (
            '{"persons": [{"id": "1", "name": "Can Er"}], "memberships": [{"person_id": "1", "start_date": "yesterday"}]}',
            "people.csv:persons:1: a membership of 1: 'yesterday' is no date",
        ),
        (
            '{"persons": [{"id": "1", "name": "Can Er"}, {"id": "1", "name": "Efe Su"}]}',
            "people.csv:persons:2: Efe Su has the id 1 of person 1.",
        ),
        (
            json.dumps({"persons": [{"name": name, "identifiers": [QID]} for name in ("Can Er", "Efe Su")]}),
            "people.csv:persons:2: Efe Su has the id of Wikidata Q7 of person 1.",
        ),
    ],
)
def test_popolo_that_is_refused(text, line):
    assert refused(text, read_popolo)[0].startswith(line)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("ad\nGüler\n".encode("windows-1254"), "t.csv:2: not UTF-8 (byte 4); convert it: iconv -f WINDOWS-1254 -t UTF-8 t.csv"),
        ("name\n".encode("utf-16"), "t.csv:1: UTF-16, not UTF-8; convert it: iconv -f UTF-16 -t UTF-8 t.csv"),
    ],
)
def test_encodings(data, says):
    with pytest.raises(PeopleError) as caught:
        decode(data, "t.csv")
    assert str(caught.value) == says
    assert decode("Güler".encode(), "t.csv") == "Güler"


# Looking up


def test_entries_of_one_person_are_taken_together():
    with_id = Known("Ayşe Kaya", aliases=("A. Kaya",), terms=(Term("Bakan"),), wikidata="Q1")
    without = Known("AYŞE KAYA", aliases=("Ayşe Öz",), terms=(Term("Vali"),))
    one = Known("Ayşe Kaya", aliases=("A. Kaya", "AYŞE KAYA", "Ayşe Öz"), terms=(Term("Bakan"), Term("Vali")), wikidata="Q1")
    assert merged([with_id, without]) == merged([without, with_id]) == [one]
    namesake = Known("Ayşe Kaya", wikidata="Q2")
    assert len(merged([with_id, namesake, without])) == 3  # nobody knows which of both the entry without an id is
    assert merged([without, without]) == [without]


def test_what_a_name_is_looked_up_by():
    table = book(
        [
            Known("Türkiye İstatistik Kurumu", "institution", ("TÜİK", "İstanbul")),
            Known("Can Er", aliases=("Er",)),
            Known("AB Bankası (ABB)", "institution"),
        ]
    )
    assert set(table.by_name) == {
        ("institution", ("türkiye", "istatistik", "kurumu")),
        ("institution", ("tüik",)),
        ("person", ("can", "er")),
        ("institution", ("ab", "bankası")),
        ("institution", ("abb",)),
    }
    assert set(table.by_word) == {"er"}
    assert set(table.by_surname) == {"er"}


# The table in the package


def test_the_table_is_large_enough_and_without_doubles():
    everybody = shipped()
    assert len(everybody) >= 250
    names = Counter((known.kind, words_of(known.name, known.kind)) for known in everybody)
    assert [name for name, count in names.items() if count > 1] == []
    assert len([known for known in everybody if known.kind == "institution"]) >= 100


def test_no_name_in_the_table_means_two():
    table = book(shipped())
    assert {name: [one.name for one in those] for name, those in table.by_name.items() if len(those) > 1} == {}
    for those in table.by_word.values():
        if len(those) > 1:  # then the dates of office tell them
            assert all(term.start for known in those for term in known.terms), those


def test_every_office_in_the_table_is_understood():
    for known in shipped():
        for term in known.terms:
            assert offices(term.role), known
            assert all(date is None or days(date) for date in (term.start, term.end)), known


def test_no_body_is_known_by_the_name_of_a_place():
    assert [
        (known.name, alias) for known in shipped() if known.kind != "person" for alias in (known.name, *known.aliases) if is_place(alias)
    ] == []


def test_the_table_travels_with_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    targets = project["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["force-include"] == {"data/people.csv": "quotes/people.csv"}
    assert "data/people.csv" in targets["sdist"]["include"]


def test_the_table_inside_the_package_goes_first(tmp_path):
    """As in an installed wheel, where there is no data folder."""
    program = f"""
import pathlib
import quotes.people.known as known
known.files = lambda _: pathlib.Path({str(tmp_path)!r})
known._IN_A_CHECKOUT = pathlib.Path("missing")
print([one.name for one in known.shipped()])
"""
    (tmp_path / "people.csv").write_text("name\nAyşe Kaya\n", encoding="utf-8")
    assert subprocess.check_output([sys.executable, "-c", program], text=True, encoding="utf-8") == "['Ayşe Kaya']\n"

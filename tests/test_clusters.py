"""Who is who, measured: B-cubed by hand, and over the articles that a reader has marked."""

import json
from pathlib import Path

import pytest

from quotes.people import link, shipped
from quotes.score import clusters
from quotes.score.clusters import bcubed, measure_linking, read_clusters
from quotes.score.gold import GoldError, read_gold

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "data" / "gold"
OTHER = ROOT.parent / "shared" / "gold" / "dev"


def test_bcubed_by_hand():
    """Given {a a b} {b}; right {a a} {b b}: each a is with two of its own and one other, the first b with one of its own and two others."""
    shares = bcubed([(1, "a"), (1, "a"), (1, "b"), (2, "b")])
    assert shares.p == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, abs=1e-4)
    assert shares.r == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4, abs=1e-4)
    among = bcubed([(1, "a"), (1, "a"), (1, "b"), (2, "b")], {"b"})
    assert (among.p, among.r, among.gold) == (pytest.approx(2 / 3, abs=1e-4), 0.5, 2)
    assert bcubed([]).gold == 0


def test_nothing_put_together_and_everything_put_together():
    names = [(number, number // 2) for number in range(10)]
    assert (bcubed(names).p, bcubed(names).r) == (1.0, 0.5)
    one = [(0, number // 2) for number in range(10)]
    assert (bcubed(one).p, bcubed(one).r) == (0.2, 1.0)


def test_the_articles_of_the_gold():
    table = measure_linking(read_gold(OWN), read_clusters(OWN / "clusters.jsonl"))
    rows = {row[0]: [float(cell) for cell in row[1:]] for row in table.rows}
    *linking, found = rows
    assert found == "statements, as found"
    for name in linking:
        precision, recall, *_ = rows[name]
        assert (precision >= 0.99, recall >= 0.95) == (True, True), name
    assert rows["statements whose speaker is right"][3] <= rows["statements, as found"][3]


def test_every_name_that_is_put_together_is_in_the_articles():
    names = {(article.document, entry.name) for article in read_gold(OWN) for entry in article.entries}
    assert set(read_clusters(OWN / "clusters.jsonl")) <= names


@pytest.mark.skipif(not OTHER.exists(), reason="the second set of articles is not at hand")
def test_the_names_of_the_second_set():
    articles = read_gold(OTHER)
    right = read_clusters(OWN / "clusters_dev.jsonl")
    seen = [sighting for article in articles for sighting in clusters.sightings_of(article)]
    names = [(one.source, one.name) for one in seen]
    assert set(right) <= set(names)
    shares = bcubed((speaker.id, right.get(names[at], names[at])) for speaker in link(seen, shipped()) for at in speaker.sightings)
    assert (shares.p >= 0.99, shares.r >= 0.95) == (True, True), shares


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no file of clusters"),
        ('{"speaker": "A"}', "no file of clusters"),
        (json.dumps({"speaker": "A", "seen": [["1", "x"], ["1", "x"]]}), ":1: 'x' of 1 stands twice."),
    ],
)
def test_a_file_that_is_refused(tmp_path, text, reason):
    path = tmp_path / "clusters.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=reason):
        read_clusters(path)

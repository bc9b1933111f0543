"""What the pages of much quoted speakers show, counted beforehand: in the table _counts, as ``speaker.ID.month`` and so on.

Of whoever says less it is counted when somebody asks. As with all counts, they are right as long as `about` says so.
"""

from __future__ import annotations

import sqlite3

# How many statements a speaker has in each month ('' without a date), and of each class and verb.
Shown = tuple[dict[str, int], list[tuple[str | None, str | None, int]]]

# Statements in articles that repeat no other.
ORIGINAL = "article_id NOT IN (SELECT id FROM articles WHERE copy_of IS NOT NULL)"
# Statements, with those in copies. Of so many, pages count in milliseconds.
MANY = 1000
# By what the list of a speaker's statements can be narrowed.
_NARROW = {
    "kind": "kind",
    "class": "verb_class",
    "verb": "verb",
    "month": "substr(date, 1, 7)",
    "outlet": "(SELECT outlet FROM articles WHERE articles.id = article_id)",
}
# What charts show, without copies: months ('' where there is no date); classes and verbs, a tab between them.
_SHOWN = {"months": "ifnull(substr(date, 1, 7), '')", "verbs": "ifnull(verb_class, '') || char(9) || ifnull(verb, '')"}
_COUNT = """
INSERT INTO _counts (what, value, count)
SELECT 'speaker.' || speaker_id || '.{name}', {value} AS value, count(*) FROM quotes
WHERE speaker_id IN (SELECT value FROM _counts WHERE what = 'quotes.speaker_id' AND count >= ?)
    AND value IS NOT NULL AND {which} GROUP BY 1, 2
"""
_VALUES = "SELECT value, count FROM _counts WHERE what = 'speaker.' || ? || '.' || ? ORDER BY count DESC, value"


def count(connection: sqlite3.Connection) -> None:
    """Count them; to be called where everything is counted, after what is counted of whole tables: that says who is quoted much."""
    for name, value in _NARROW.items():
        connection.execute(_COUNT.format(name=name, value=value, which="TRUE"), [MANY])
    for name, value in _SHOWN.items():
        connection.execute(_COUNT.format(name=name, value=value, which=ORIGINAL), [MANY])


def narrow(connection: sqlite3.Connection, speaker: int | str) -> dict[str, list[tuple[str, int]]]:
    """How many statements of a speaker there are of each kind, class, verb, month, outlet; empty where that was not counted.

    Only to be asked where counts hold, as is ``shown``. Every statement has a kind: those make the total.
    """
    found = {name: _values(connection, speaker, name) for name in _NARROW}
    return found if found["kind"] else {}


def shown(connection: sqlite3.Connection, speaker: int) -> Shown | None:
    """What charts of a speaker show, without copies; None where that was not counted."""
    months, verbs = (_values(connection, speaker, name) for name in _SHOWN)
    if not months:
        return None
    split = ((value.partition("\t"), number) for value, number in verbs)
    return dict(sorted(months)), [(verb_class or None, verb or None, number) for (verb_class, _, verb), number in split]


def _values(connection: sqlite3.Connection, speaker: int | str, name: str) -> list[tuple[str, int]]:
    return [(value, number) for value, number in connection.execute(_VALUES, [speaker, name])]  # no rows of Datasette's, which do not sort

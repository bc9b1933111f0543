"""Who is who: speakers across articles. Names are linked here; the database and the command line are elsewhere.

``link`` joins what the articles say, ``known`` has the people known beforehand, ``table`` and ``popolo`` read such people from text,
``decisions`` is what the user decides.
"""

from quotes.people.decisions import Decision
from quotes.people.known import shipped
from quotes.people.linking import VERSION, id_of, link, linked, undisturbed
from quotes.people.names import key_of
from quotes.people.offices import organisation
from quotes.people.records import Candidate, Known, PeopleError, Sighting, Speaker, Term
from quotes.people.seeing import Said, form_of, seen_in

__all__ = [
    "VERSION",
    "Candidate",
    "Decision",
    "Known",
    "PeopleError",
    "Said",
    "Sighting",
    "Speaker",
    "Term",
    "form_of",
    "id_of",
    "key_of",
    "link",
    "linked",
    "organisation",
    "seen_in",
    "shipped",
    "undisturbed",
]

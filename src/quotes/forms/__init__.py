"""Turkish words from their stems: every form of a verb of speech, every form of a noun of speech.

Turkish is regular, so nobody lists ``belirtmişti`` by hand: the word tables hold stems, and the forms are spelt here from a grammar that is
itself a few tables. An ending is written with signs that stand for what the stem decides:

    A       a, e                   by vowel harmony
    I       ı, i, u, ü             by vowel harmony
    D C     d/t, c/ç               t, ç after a voiceless consonant
    K       k/ğ                    ğ before a vowel
    (y) …   a consonant that stands only after a vowel
    (I)     a vowel that stands only after a consonant

so ``DIKInI`` is the ending of *belirttiğini*, *söylediğini*, *konuştuğunu* and *sürdüğünü*. Everything is in Turkish lower case, as in the
folded text.
"""

from __future__ import annotations

from quotes.forms.noun import NounForm, noun_forms
from quotes.forms.verb import Form, Forms, Part, causative, forms_of, passives, verb_parts

__all__ = ["Form", "Forms", "NounForm", "Part", "causative", "forms_of", "noun_forms", "passives", "verb_parts"]

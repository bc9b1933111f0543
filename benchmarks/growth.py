"""Whether time grows with a text's length and no faster: python benchmarks/growth.py [CHARACTERS [ROUNDS]].

Odd texts, then ten times as much.
"""

import sys
import time

from quotes.extract import analyse

PIECES = {
    "marks": '" ',
    "openings": "“a b c ",
    "closings": "a b” ",
    "single marks": " 'a b",
    "commas and marks": ', "a b c d e f ',
    "brackets": "((a ",
    "spaces": "     ",
    "line breaks": "\n\n",
    "one word": "a",
    "names": "Ayşe Kaya, ",
    "cues": "söyledi belirtti diye konuştu ",
    "sources": "Kaya'ya göre ",
    "one sentence": "Kaya bütçenin hazır olduğunu söyledi, ",
    "sentences": "Bakan Ayşe Kaya, bütçenin hazır olduğunu söyledi. ",
    "passives": "Açıklamada, yolun açıldığı bildirildi. ",
    "quotations": 'Kaya, "Bütçe hazır" dedi. ',
    "blocks": '"Bütçe bugün hazır oldu."\n',
    "headings": '"Barış istiyoruz bugün"\nKaya, "Barış istiyoruz bugün burada" dedi.\n',
    "short lines": "Evet.\n",
    "headlines": "Kaya: Bütçe bugün hazır oldu\n",
    "pointers": "Kaya şöyle konuştu: Bütçe hazır. ",
    "bullets": "Kaya şunları söyledi:\n- Bütçe hazır.\n",
    "dropped subjects": "Çalışmaların sürdüğünü kaydetti. ",
    "offices": "Bakan, bütçenin hazır olduğunu söyledi. ",
    "abbreviations": "Türkiye İstatistik Kurumu (TÜİK) ",
    "combining marks": "a\u0316\u0301",
    "nested": "“Kaya ‘hazırız bugün artık tamam’ dedi ve gitti evine” dedi. ",
}


GOAL = 12


def main(size: int = 20_000, rounds: int = 3) -> None:
    """Print seconds for each text, for ten times as much of it, and the factor between them; the quickest of some rounds counts."""
    analyse('Kaya, "Hazırız" dedi.')  # reads the word tables, once
    print(f"{'':18} {size:>8,} {size * 10:>9,} characters (goal: at most x{GOAL})")  # noqa: T201
    for name, piece in PIECES.items():
        text = piece * (size // len(piece))
        taken = [(min(_seconds(text) for _ in range(3)), _seconds(text * 10)) for _ in range(rounds)]
        once, ten = min(once for once, _ in taken), min(ten for _, ten in taken)
        print(f"{name:18} {once:8.4f} {ten:9.4f} s  x{ten / once:5.1f}", flush=True)  # noqa: T201


def _seconds(text: str) -> float:
    started = time.process_time()
    analyse(text)
    return time.process_time() - started


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

"""Whether time grows with a text's length and no faster: python benchmarks/growth.py [CHARACTERS]. Odd texts, then ten times as much."""

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


def main(size: int) -> None:
    """Print seconds for each text, for ten times as much of it, and the factor between them."""
    analyse('Kaya, "Hazırız" dedi.')  # reads the word tables, once
    for name, piece in PIECES.items():
        text = piece * (size // len(piece))
        once, ten = min(_seconds(text) for _ in range(3)), _seconds(text * 10)
        print(f"{name:18} {once:8.3f} {ten:8.3f}  x{ten / once:5.1f}")  # noqa: T201


def _seconds(text: str) -> float:
    started = time.process_time()
    analyse(text)
    return time.process_time() - started


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)

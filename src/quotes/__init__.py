"""Who said what, in Turkish news.

>>> from quotes import extract
>>> [(quote.speaker, quote.text) for quote in extract('Bakan Ayşe Kaya, "Bütçe hazır" dedi.')]
[('Ayşe Kaya', 'Bütçe hazır')]
"""

__version__ = "0.1.0"

__all__ = ["Quote", "__version__", "extract"]

"""Who said what, in Turkish news.

>>> from quotes import extract
>>> [(quote.speaker, quote.text) for quote in extract('Bakan Ayşe Kaya, "Bütçe hazır" dedi.')]
[('Ayşe Kaya', 'Bütçe hazır')]
"""

__version__ = "0.1.0"

# Not lazily: the module quotes.extract, once somebody imports it, would take the place of the function of that name.
from quotes.extract import extract
from quotes.models import Quote

__all__ = ["Quote", "__version__", "extract"]

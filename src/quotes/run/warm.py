"""Imported by the process from which workers are forked: tables and the spellings of verbs are made once, and lie in memory once."""

import gc
import signal

# Workers leave Ctrl-C to the one that writes, from their first moment on.
signal.signal(signal.SIGINT, signal.SIG_IGN)

from quotes.extract import analyse  # noqa: E402

analyse("Bakan Ayşe Kaya, “Bütçe hazır” dedi.")
gc.collect()
gc.freeze()

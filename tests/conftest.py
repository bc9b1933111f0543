"""What all tests share."""

from hypothesis import settings

# How long one example takes says something about the machine, not about the program.
settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")

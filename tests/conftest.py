"""What all tests share."""

import io
import subprocess
import sys

import pytest
from hypothesis import settings

from quotes import cli

# How long one example takes says something about the machine, not about the program.
settings.register_profile("quotes", deadline=None)
settings.load_profile("quotes")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes more than a second; -m 'not slow' leaves it out")
    config.addinivalue_line("markers", "browser: needs Chromium and the extra `browser`; skipped where they are not")


@pytest.fixture
def run(capfd, monkeypatch):
    """Run `quotes` in this process, which has read its word tables already."""

    def run(*arguments, input=""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(input.encode())))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.app([str(argument) for argument in arguments])
        stdout, stderr = capfd.readouterr()
        return subprocess.CompletedProcess(arguments, ended.value.code, stdout, stderr)

    return run

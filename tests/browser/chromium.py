"""Where the browser is, and how it is started for tests and measurements."""

from __future__ import annotations

import shutil
from pathlib import Path

DEBIAN = "/usr/bin/chromium"
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str | None:
    """Return the path of an installed Chromium, or None."""
    if Path(DEBIAN).exists():
        return DEBIAN
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

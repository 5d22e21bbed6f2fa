"""A page as a PNG: drawn by a Chromium that is installed, in a profile of its own and without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.files import whole_file, writing

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "brave-browser",
)
"""Names under which a Chromium stands on the PATH."""
SIZE = (1600, 1000)
"""Width and height of the picture in points; each is two pixels."""
PATIENCE = 120
"""Seconds after which a browser that does not answer is given up."""
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    # Even a page that asked for something would find nobody.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-device-scale-factor=2",
    "--virtual-time-budget=4000",
    f"--window-size={SIZE[0]},{SIZE[1]}",
)
PICTURE = "#picture=yes"
"""The address at which a page shows the picture and its legend alone."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def draw(page: str, target: Path) -> int:
    """Write what the page shows at first to `target` as PNG, whole or not at all; return its bytes.

    Raises GraphkitError where no Chromium is installed, where it fails, or where `target` cannot be written.
    """
    browser = _browser()
    with writing("picture", target, option="--png"):
        data = _drawn(browser, page, target.parent)
        with whole_file(target) as file:
            file.write(data)
    return len(data)


def _browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        names = ", ".join(BROWSERS[:3])
        raise GraphkitError(
            f"No Chromium was found to draw the picture (looked for {names} … on the PATH).",
            hint="Install the package chromium (apt install chromium, brew install --cask chromium),"
            " or open the page and choose Share, Save picture (PNG).",
        )
    return found


def _drawn(browser: str, page: str, beside: Path) -> bytes:
    """Return the PNG. The page waits beside the target: a packaged browser may not be allowed to read elsewhere."""
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix="graphkit-picture-") as name:
        folder = Path(name).resolve()
        written, shot = folder / "page.html", folder / "page.png"
        written.write_text(page, encoding="utf-8", newline="\n")
        arguments = [f"--user-data-dir={folder / 'profile'}", f"--screenshot={shot}", written.as_uri() + PICTURE]
        said = _run([browser, *FLAGS, *_unconfined(), *arguments])
        data = shot.read_bytes() if shot.exists() else b""
    if not data.startswith(SIGNATURE):
        raise GraphkitError(
            f"{browser} drew no picture: {said or 'it said nothing'}.",
            hint="Open the page and choose Share, Save picture (PNG).",
        )
    return data


def _unconfined() -> list[str]:
    """Return what lets Chromium start as root, as in a container: it has no sandbox for that user."""
    return ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []


def _run(command: list[str]) -> str:
    """Return the last line that the browser wrote to its standard error."""
    try:
        ended = subprocess.run(  # noqa: S603 - a list of our own words, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it did not answer within {PATIENCE} seconds"
    lines = ended.stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip(" .") if lines else ""

"""Take docs/images/page.png, the picture in the README, of the page of seeds/: `python scripts/page_picture.py`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "images" / "page.png"
GRAPHKIT = Path(sys.executable).with_name("graphkit")
FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
SIZE = {"width": 1440, "height": 900}
CHOSEN = "Larry Krasner"


def main() -> None:
    """Build the graph in a temporary folder, open its page in Chromium, choose an entity and take the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        store = Path(folder) / "graph.db"
        subprocess.run([GRAPHKIT, "build", ROOT / "seeds", "-g", store], check=True)
        subprocess.run([GRAPHKIT, "render", "-g", store, "-o", page], check=True)
        take(page)


def take(page: Path) -> None:
    """Write the picture of the page with one entity chosen by the search field."""
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("No Chromium was found.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        view = browser.new_page(viewport=SIZE)
        view.goto(page.as_uri())
        view.wait_for_timeout(1500)
        view.keyboard.press("/")
        view.keyboard.type(CHOSEN)
        view.keyboard.press("Enter")
        view.wait_for_timeout(1500)
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        view.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()

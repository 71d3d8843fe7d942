"""Every kind of page pictured on a desk's screen and on a telephone, for people to look at: `python -m tests.look OUT`, or of a site that runs: `python -m tests.look OUT SITE he:/desk/ huang:/desk/late/ …`."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM, served
from tests.test_browser import entered
from tests.test_browser_pages import PAGES

SCREENS = {"desk": (1366, 768), "phone": (390, 844)}
LONGEST = 4000  # of a page that does not end


def furnished(home: Path) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """The furnished town, served: its address, and who looks at what under which name."""
    for site in served(home):
        subprocess.run([sys.executable, "-m", "tests.furnished", str(home / "examples.json")], check=True, env={**os.environ, "FAZHI_HOME": str(home)})
        found = json.loads((home / "examples.json").read_text("utf-8"))
        yield site, [(login, name, address.format_map(found)) for login, pages in PAGES.items() for name, address in pages.items()]


def picture(browser: Any, site: str, wanted: list[tuple[str, str, str]], out: Path) -> None:
    """Each wanted page: the first screen and the whole length, on both screens."""
    for login in dict.fromkeys(login for login, _, _ in wanted):
        page = entered(browser, site, login) if login else browser.new_context(locale="zh-CN").new_page()
        for name, address in [(name, address) for who, name, address in wanted if who == login]:
            for screen, (width, height) in SCREENS.items():
                page.set_viewport_size({"width": width, "height": height})
                page.goto(site + address)
                file = f"{login or 'public'}-{name.replace(' ', '-')}"
                page.screenshot(path=out / screen / f"{file}.png")
                whole = page.evaluate("document.documentElement.scrollHeight")
                page.set_viewport_size({"width": width, "height": max(height, min(whole, LONGEST))})
                page.screenshot(path=out / screen / "whole" / f"{file}.png")
        page.context.close()


def main(out: Path, given: list[str]) -> None:
    """Serve the furnished town, or go to the site that was given, and picture."""
    for screen in SCREENS:
        (out / screen / "whole").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play, tempfile.TemporaryDirectory() as home:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        if given:
            split = [each.split(":", 1) for each in given[1:]]
            picture(browser, given[0], [(login, re.sub(r"[^\w.]+", "-", address).strip("-"), address) for login, address in split], out)
        else:
            for site, wanted in furnished(Path(home)):
                picture(browser, site, wanted, out)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "fazhi.conf.settings"
    main(Path(sys.argv[1]), sys.argv[2:])

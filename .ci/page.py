#!/usr/bin/env python3
"""Holds the HTML page against what it promises, in a Chromium without windows.

page.py PROGRAM CHROMIUM CHROMEDRIVER [CHECK ...]

Pages are made of the samples, of drafts in Arabic, of hostile ones and of long
ones (page_drafts.py), and used as a reader uses them: by mouse, by keys, on a
phone, on paper, without scripts. What a page should show is what the JSON of
the same pair says. Exit code 1 when a check fails.
"""

import os
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page_looks  # noqa: E402
import page_use  # noqa: E402
from browser import Browser  # noqa: E402
from page_drafts import Pages  # noqa: E402


def hold(checks, pages, chromium, driver):
    """Tries checks one after the other in one browser; what came out of each, and whether it holds."""
    results = []
    with Browser(chromium, driver) as browser:
        for check in checks:
            browser.size(1366, 768)
            browser.forget()
            browser.media()
            browser.scripts(True)
            try:
                more = check(browser, pages)
                results.append((True, f"holds: {check.__doc__}" + (f" ({more})" if more else "")))
            except Exception as error:
                where = error if isinstance(error, AssertionError) else traceback.format_exc()
                results.append((False, f"FAILS: {check.__doc__} ({check.__name__})\n    {where}"))
    return results


def main():
    program, chromium, driver = sys.argv[1:4]
    asked = sys.argv[4:]
    started = time.monotonic()
    groups = [
        [check for check in module.CHECKS if not asked or check.__name__ in asked]
        for module in (page_use, page_looks)
    ]
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(program, folder)
        with ThreadPoolExecutor() as browsers:
            held = [browsers.submit(hold, group, pages, chromium, driver) for group in groups if group]
            results = [result for each in held for result in each.result()]
    for _, said in results:
        print(said)
    good = sum(1 for holds, _ in results if holds)
    seconds = time.monotonic() - started
    print(f"{good} of {len(results)} checks hold, on {len(pages.names())} pages, in {seconds:.0f} s")
    sys.exit(0 if results and good == len(results) else 1)


if __name__ == "__main__":
    main()

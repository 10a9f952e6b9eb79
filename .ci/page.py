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

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import page_looks  # noqa: E402
import page_use  # noqa: E402
from browser import Browser  # noqa: E402
from page_drafts import Pages  # noqa: E402


def main():
    program, chromium, driver = sys.argv[1:4]
    started = time.monotonic()
    asked = sys.argv[4:]
    checks = [check for check in (*page_use.CHECKS, *page_looks.CHECKS) if not asked or check.__name__ in asked]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        pages = Pages(program, folder)
        with Browser(chromium, driver) as browser:
            for check in checks:
                browser.size(1366, 768)
                browser.forget()
                browser.media()
                browser.scripts(True)
                try:
                    check(browser, pages)
                    print(f"holds: {check.__doc__}")
                except Exception as error:
                    failed += 1
                    where = "" if isinstance(error, AssertionError) else traceback.format_exc()
                    print(f"FAILS: {check.__doc__} ({check.__name__})\n    {where or error}")
        names = pages.names()
    seconds = time.monotonic() - started
    print(f"{len(checks) - failed} of {len(checks)} checks hold, on {len(names)} pages, in {seconds:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""A Chromium without windows, driven over WebDriver with the standard library alone.

The calls are those of https://www.w3.org/TR/webdriver2/, and for what it lacks
(paper, pages without scripts, the tree that screen readers see) those of
https://chromedevtools.github.io/devtools-protocol/.
"""

import http.client
import json
import re
import subprocess
import tempfile
import time

# The program stays by itself: nothing is fetched, nothing is asked.
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
]
# Seconds that are waited for what will come.
PATIENCE = 5
# Keys that write nothing, by the numbers that a browser knows them by.
TAB = "Tab"
NUMBERS = {TAB: 9}
# Where an element can be clicked, once it has been brought into sight: [left, top], or why it cannot.
CLICKABLE = """
  const element = document.querySelector(arguments[0]);
  if (!element) return "not there";
  if (!element.checkVisibility()) return "not seen";
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = [...element.getClientRects()].find((each) => each.width && each.height);
  if (!box) return "without a place";
  const [left, top] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const there = document.elementFromPoint(left, top);
  return element.contains(there) ? [left, top] : `covered by ${there?.outerHTML.slice(0, 60)}`;
"""


class Browser:
    """A window of Chromium with a profile of its own."""

    def __init__(self, chromium, driver):
        self.chromium, self.driver, self.has_scripts = chromium, driver, True

    def __enter__(self):
        self.profile = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [self.driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        port = None
        for line in self.process.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                port = found[1]
                break
        if port is None:
            raise RuntimeError("chromedriver does not start")
        self.server = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)
        self.session = ""
        options = {
            "binary": self.chromium,
            "args": [*ARGUMENTS, f"--user-data-dir={self.profile.name}"],
            # Of what is logged only what is asked for over the network is wanted.
            "perfLoggingPrefs": {"enableNetwork": True, "enablePage": False},
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.session = f"/session/{session['sessionId']}"
        self.shown = ""
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        except Exception:
            pass
        self.process.terminate()
        self.process.wait()
        self.profile.cleanup()

    def call(self, method, path, body=None):
        content = None if body is None else json.dumps(body)
        self.server.request(method, self.session + path, content, {"Content-Type": "application/json"})
        answer = self.server.getresponse()
        value = json.load(answer)["value"]
        if answer.status != 200:
            raise RuntimeError(value["message"])
        return value

    def tools(self, command, **arguments):
        """A command of the tools for developers."""
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": arguments})

    def open(self, address):
        """Opens an address as if for the first time."""
        page, hash, place = address.partition("#")
        # Another place of the page that is shown would only be scrolled to.
        again = "?again" if hash and page == self.shown else ""
        self.call("POST", "/url", {"url": page + again + hash + place})
        self.shown = page + again

    def evaluate(self, expression):
        """The value of an expression, also where the scripts of a page are off."""
        answer = self.tools("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def run(self, script, *arguments):
        """Runs the body of a function in the page and returns what it returns."""
        return self.evaluate(f"(function () {{{script}\n}})(...{json.dumps(arguments)})")

    def frame(self):
        """Waits until the page was drawn anew; a page without scripts is drawn at once."""
        if self.has_scripts:
            self.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")

    def wait(self, expression):
        """Waits until an expression is true of the page, for some seconds; false when it never is."""
        until = time.monotonic() + PATIENCE
        while not (found := self.evaluate(expression)) and time.monotonic() < until:
            time.sleep(0.01)
        return bool(found)

    def press(self, *keys):
        """Presses keys one after the other."""
        for key in keys:
            number = NUMBERS.get(key)
            kind = {"text": key} if number is None else {"code": key, "windowsVirtualKeyCode": number}
            for stroke in ({"type": "keyDown", **kind}, {"type": "keyUp"}):
                self.tools("Input.dispatchKeyEvent", key=key, **stroke)
        self.frame()

    def click(self, selector):
        """Clicks as a reader does: on what can be seen, is not covered and stands still."""
        until = time.monotonic() + PATIENCE
        found = self.run(CLICKABLE, selector)
        # What a page still scrolls or lays out would be somewhere else when the click comes.
        while self.has_scripts and time.monotonic() < until:
            self.frame()
            before, found = found, self.run(CLICKABLE, selector)
            if found == before:
                break
        if isinstance(found, str):
            raise AssertionError(f"{selector} cannot be clicked: {found}")
        for kind in ("mousePressed", "mouseReleased"):
            self.tools("Input.dispatchMouseEvent", type=kind, x=found[0], y=found[1], button="left", clickCount=1)
        self.frame()

    def back(self):
        self.call("POST", "/back", {})
        self.frame()

    def log(self, kind):
        """What was logged since it was last asked for."""
        return self.call("POST", "/se/log", {"type": kind})

    def size(self, width, height, mobile=False):
        self.tools(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=mobile,
        )

    def media(self, media="", theme="light"):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.tools("Emulation.setEmulatedMedia", media=media, features=features)

    def scripts(self, on):
        self.tools("Emulation.setScriptExecutionDisabled", value=not on)
        self.has_scripts = on

    def forget(self):
        """Forgets what pages stored."""
        self.tools("Storage.clearDataForOrigin", origin="file://", storageTypes="local_storage")

    def screenshot(self):
        """The window as a picture, in Base64."""
        return self.call("GET", "/screenshot")

    def paper(self):
        """What is printed, as a PDF in Base64."""
        return self.tools("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]

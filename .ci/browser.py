"""A Chromium without windows, driven over WebDriver with the standard library alone.

The calls are those of https://www.w3.org/TR/webdriver2/, and for what it lacks
(paper, pages without scripts, the tree that screen readers see) those of
https://chromedevtools.github.io/devtools-protocol/.
"""

import json
import re
import subprocess
import tempfile
import urllib.error
import urllib.request

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
TAB = "\ue004"


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
        self.address = f"http://127.0.0.1:{port}"
        options = {
            "binary": self.chromium,
            "args": [*ARGUMENTS, f"--user-data-dir={self.profile.name}"],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        session = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.address += f"/session/{session['sessionId']}"
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
        request = urllib.request.Request(
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def tools(self, command, **arguments):
        """A command of the tools for developers."""
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": arguments})

    def open(self, address):
        """Opens an address as if for the first time."""
        self.call("POST", "/url", {"url": "about:blank"})
        self.call("POST", "/url", {"url": address})

    def run(self, script, *arguments):
        """Runs the body of a function in the page and returns what it returns."""
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def frame(self):
        """Waits until the page was drawn anew; a page without scripts is drawn at once."""
        if not self.has_scripts:
            return
        self.call("POST", "/execute/async", {
            "script": "requestAnimationFrame(() => setTimeout(arguments[0]))", "args": [],
        })

    def evaluate(self, expression):
        """As run, for a page whose scripts are off."""
        answer = self.tools("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, *keys):
        """Presses keys one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": strokes}]
        self.call("POST", "/actions", {"actions": actions})
        self.frame()

    def click(self, selector):
        """Clicks as a reader does: on what can be seen and is not covered."""
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        (identity,) = found.values()
        self.call("POST", f"/element/{identity}/click", {})
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

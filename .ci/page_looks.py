"""What a page is: safe, quiet, readable by everyone, on every screen and on paper."""

import base64
import json
import re

from page_drafts import HOSTILE_WORDS, happened, key
from page_use import BOX, SHOWN, open_filters, same

# The smallest contrast of a text and what is behind it (Web Content Accessibility Guidelines, AA).
CONTRAST = 4.5
# Widths of a phone and of a page at four times its size.
NARROW = (360, 320)

# Every text that can be seen whose contrast is too small: [[ratio, words, ink, ground]].
PALE = """
  const least = arguments[0];
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(color, [red, green, blue, alpha / 255]);
    }
    return known.get(color);
  };
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3]));
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const light = (color) => {
    const [red, green, blue] = color.map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const pale = [];
  let looked = 0;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    looked += 1;
    const behind = ground(element);
    const ink = over(channels(getComputedStyle(element).color), behind);
    const [one, other] = [light(ink) + 0.05, light(behind) + 0.05];
    const ratio = Math.max(one, other) / Math.min(one, other);
    if (ratio < least) pale.push([ratio.toFixed(2), texts.currentNode.data.trim().slice(0, 40), ink, behind]);
  }
  return [looked, pale];
"""


def quiet(browser, pages):
    """no page asks for anything but itself, and none complains"""
    for kind in ("performance", "browser"):
        browser.log(kind)
    for name in pages.names():
        browser.open(pages.address(name))
        browser.press("n", "s", "u", "t", "t")
        asked = set()
        for entry in browser.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.add(message["params"]["request"]["url"].split("#")[0])
        asked -= {pages.address(name), "about:blank", "data:,"}
        assert not asked, f"{name} asks for {sorted(asked)}"
        said = [entry["message"] for entry in browser.log("browser")]
        assert not said, f"{name}: {said}"


def hostile(browser, pages):
    """a draft with scripts, addresses, entities and ends of elements is shown as text and runs nothing"""
    for on in (True, False):
        browser.scripts(on)
        browser.open(pages.address("hostile"))
        text = browser.evaluate("document.querySelector('main').innerText")
        for words in HOSTILE_WORDS:
            assert words in text, f"not shown: {words}"
        state = "[typeof window.ran, document.scripts.length, document.querySelectorAll('main img, main iframe, main style, main script').length, document.querySelectorAll('main').length, [...document.links].filter((link) => !link.getAttribute('href').startsWith('#')).length]"
        found = browser.evaluate(f"JSON.stringify({state})")
        assert found == '["undefined",1,0,1,0]', found
    truth = pages.truths["hostile"]
    browser.scripts(True)
    browser.open(pages.address("hostile"))
    same(sorted(browser.run(SHOWN)), sorted(map(key, truth["changes"])), "every clause is there")


def without_scripts(browser, pages):
    """without scripts the texts, the changes and the list are there, the links lead, the views switch"""
    browser.scripts(False)
    for name in pages.names():
        if name == "long":
            continue
        browser.open(pages.address(name))
        truth = pages.truths[name]
        count = browser.evaluate("document.querySelectorAll('article').length")
        assert count == len(truth["changes"]), f"{name}: {count} of {len(truth['changes'])} clauses"
        # Whatever is folded can be unfolded by a click, which needs no script.
        browser.evaluate("document.querySelectorAll('main details.fold').forEach((each) => (each.open = true))")
        text = browser.evaluate("[...document.querySelectorAll('article .both')].map((each) => each.textContent).join('\\n')")
        squeezed = "".join(text.replace("¶", "").split())
        for clause in truth["new"]["clauses"]:
            # Words that went may stand between the words of a clause.
            words = "".join(clause["text"].split())
            if all(key(change) != "x" and change["action"] == "unchanged"
                   for change in truth["changes"] if clause["id"] in change["new"]):
                assert words in squeezed, f"{name}: {clause['place']} is not there"
        dead = browser.evaluate("""
          JSON.stringify([...document.querySelectorAll("button, .filters, .keys")]
            .filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 60)))
        """)
        assert dead == "[]", f"{name}: shown, though it does nothing: {dead}"
    browser.open(pages.address("revised"))
    assert browser.evaluate("document.querySelector('.margin details').open"), "the list is folded"
    link = ".margin a[href='#OP3']"
    browser.click(link)
    top = "document.querySelector(location.hash || 'body').getBoundingClientRect().top"
    there = browser.wait(f"location.hash === '#OP3' && {top} >= -1 && {top} < innerHeight")
    assert there, f"a link of the list leads nowhere: {browser.evaluate(top)}"
    browser.evaluate("scrollTo(0, document.querySelector('.tools').offsetTop)")
    browser.click("label[for=page-columns]")
    shown = browser.evaluate("[...document.querySelectorAll('article.amended .old')].every((each) => each.checkVisibility())")
    assert shown, "the views do not switch"


def narrow(browser, pages):
    """on a phone nothing is wider than the screen, and buttons are large enough for a thumb"""
    for name in pages.names():
        browser.size(NARROW[0], 740, mobile=True)
        browser.open(pages.address(name))
        for width in NARROW:
            browser.size(width, 740, mobile=True)
            for view in ("page-inline", "page-columns"):
                browser.run("document.getElementById(arguments[0]).click();"
                            "document.querySelectorAll('details').forEach((each) => (each.open = true));", view)
                found = browser.run("""
                  const wide = [...document.querySelectorAll("body *")].filter((each) =>
                    each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1
                    && !each.closest(".scrolls"));
                  return [document.scrollingElement.scrollWidth, innerWidth,
                    wide.slice(0, 3).map((each) => each.tagName + "." + each.className + " " + each.textContent.slice(0, 40))];
                """)
                assert found[0] <= found[1] == width and not found[2], f"{name} at {width} in {view}: {found}"
            small = browser.run("""
              return [...document.querySelectorAll("button, summary, .views label, .filters label, .margin li a")]
                .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
                .map((each) => each.textContent.trim() + " " + each.getBoundingClientRect().height);
            """)
            assert not small, f"{name}: lower than 24 pixels at {width}: {small[:5]}"


def contrast(browser, pages):
    """every text that can be seen has a contrast of 4.5 in light and in dark"""
    for name in pages.names():
        if name == "long":
            continue
        browser.media()
        browser.open(pages.address(name))
        browser.run("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        browser.press("n")
        grounds = set()
        for theme in ("light", "dark"):
            browser.media(theme=theme)
            browser.frame()
            for view in ("page-inline", "page-columns"):
                browser.run("document.getElementById(arguments[0]).click()", view)
                looked, pale = browser.run(PALE, CONTRAST)
                assert looked > 50, f"{name}: only {looked} texts"
                assert not pale, f"{name} in {theme}: {pale[:4]}"
            grounds.add(browser.run("return getComputedStyle(document.body).backgroundColor"))
        assert len(grounds) == 2, f"{name}: it is as light as it is dark"


def not_by_colour(browser, pages):
    """what came, what went and what is marked is told by more than colour, also to whoever listens"""
    browser.open(pages.address("revised"))
    found = browser.run("""
      const line = (element) => getComputedStyle(element).textDecorationLine;
      const said = (element) => getComputedStyle(element, "::before").content;
      const all = (selector) => [...document.querySelectorAll(selector)];
      return [
        all("ins:not(.blank)").filter((each) => line(each) !== "underline" || !said(each).includes("came")).length,
        all("del:not(.blank)").filter((each) => line(each) !== "line-through" || !said(each).includes("went")).length,
        all("article.change").filter((each) => !each.querySelector("h3").textContent.match(/new|gone/)
          && !each.querySelector(".what")?.textContent.trim()).length,
        all("article[data-class].change").filter((each) =>
          each.querySelector(".class")?.textContent !== each.dataset.class).length,
      ];
    """)
    assert found == [0, 0, 0, 0], f"ins, del, changes and classes told by colour alone: {found}"


def landmarks(browser, pages):
    """there are landmarks, headings go down step by step, and every control has a name"""
    for name in pages.names():
        if name == "long":
            continue
        browser.open(pages.address(name))
        browser.run("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        nodes = browser.tools("Accessibility.getFullAXTree")["nodes"]
        value = lambda node, field: node.get(field, {}).get("value", "")  # noqa: E731
        nodes = [node for node in nodes if not node["ignored"]]
        roles = [value(node, "role") for node in nodes]
        for role in ("banner", "navigation", "main", "contentinfo"):
            assert roles.count(role) == 1, f"{name}: {roles.count(role)} landmarks {role}"
        controls = ("link", "button", "radio", "checkbox", "navigation", "region", "table", "group")
        # A group without a name is a fold, which its summary names.
        nameless = [value(node, "role") for node in nodes
                    if value(node, "role") in controls[:-1] and not value(node, "name").strip()]
        assert not nameless, f"{name}: without a name: {nameless[:5]}"
        levels = browser.run("return [...document.querySelectorAll('h1, h2, h3, h4')].filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]))")
        assert levels[0] == 1 and levels.count(1) == 1, f"{name}: {levels}"
        for above, level in zip(levels, levels[1:]):
            assert level <= above + 1, f"{name}: a heading of level {level} under one of {above}"
        alone = browser.run("""
          return [...document.body.children].filter((each) => !each.matches("header, footer, script, .skip, .sheet"))
            .map((each) => each.tagName);
        """)
        assert not alone, f"{name}: outside of landmarks: {alone}"
        scope = browser.run("return [...document.querySelectorAll('th')].filter((each) => !each.scope).length")
        assert scope == 0, f"{name}: {scope} heads of tables without a scope"


def paper(browser, pages):
    """printed on A4 all changes are there and no controls; what a filter leaves out is said"""
    for name in ["revised", "arabic", "chinese", "contract"]:
        browser.open(pages.address(name))
        browser.press("n")
        pdf = base64.b64decode(browser.paper())
        boxes = set(re.findall(rb"/MediaBox \[([0-9. ]+)\]", pdf))
        sizes = {tuple(round(float(number)) for number in box.split()) for box in boxes}
        assert sizes == {(0, 0, 595, 842)}, f"{name}: {sizes}"
        browser.media(media="print")
        controls = browser.run("""
          return [...document.querySelectorAll("button, input, .tools, .keys, .filters, .skip, .origin")]
            .filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 60));
        """)
        assert not controls, f"{name}: on paper: {controls[:3]}"
        pale = browser.run(PALE, CONTRAST)[1]
        assert not pale, f"{name}: pale on paper: {pale[:3]}"
        shown = browser.run(SHOWN)
        missing = browser.run("return [...document.querySelectorAll('article.change')].map((e) => e.dataset.old + '|' + e.dataset.new)")
        missing = [each for each in missing if each not in shown]
        assert not missing, f"{name}: not on paper: {missing}"
        marked = browser.run("""
          const frame = (each) => getComputedStyle(each).borderTopColor + getComputedStyle(each).backgroundColor;
          const alike = (here, all) => new Set([...document.querySelectorAll(all)].map(frame)).has(frame(document.querySelector(here)));
          return [alike("article.current", "article.change:not(.current)"),
            alike(".margin [aria-current]", ".margin li a:not([aria-current])")];
        """)
        assert marked == [True, True], f"{name}: where the reader is, is marked on paper: {marked}"
        browser.media()
    # Dark is for screens.
    browser.media(media="print", theme="dark")
    ground = browser.run("return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert ground[0] in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)") and ground[1] != "rgb(223, 226, 230)", ground
    # A delegate who filters and prints wants what is shown; whoever gets the paper has to know.
    browser.media()
    browser.open(pages.address("revised"))
    open_filters(browser)
    browser.click(BOX.format("class", "editorial"))
    browser.click(BOX.format("facet", "amended"))
    browser.media(media="print")
    said = browser.run("return [...document.querySelectorAll('.only')].filter((e) => e.checkVisibility()).map((e) => e.textContent).join(' ')")
    for words in ("editorial", "reworded", "1 of 25"):
        assert words in said, f"the paper does not say what it leaves out: {said!r}"
    browser.media()
    # A list that is folded on a phone is unfolded for paper, and then folded again.
    listed = "return [...document.querySelectorAll('.margin li')].filter((each) => each.checkVisibility()).length"
    browser.run("document.querySelector('[data-do=clear]').click(); document.querySelector('.margin details').open = false")
    assert browser.run(listed) == 0
    browser.run("dispatchEvent(new Event('beforeprint'))")
    browser.media(media="print")
    assert browser.run(listed) > 10, "a list that is folded is not printed"
    browser.media()
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert browser.run(listed) == 0, "a list that was folded stays unfolded"


def languages(browser, pages):
    """Arabic runs from the right and Chinese says that it is Chinese, in every part that has words of it"""
    for name, letters, language, direction in (
        ("arabic", "\\u0600-\\u06ff", "ar", "rtl"),
        ("chinese", "\\u4e00-\\u9fff", "zh", "ltr"),
    ):
        browser.open(pages.address(name))
        wrong = browser.run(f"""
          const [language, direction] = arguments;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const wrong = [];
          while (walker.nextNode()) {{
            const text = walker.currentNode.data;
            const element = walker.currentNode.parentElement;
            if (!/[{letters}]{{4}}/.test(text) || element.closest("script")) continue;
            const says = element.closest("[lang]").lang;
            if (getComputedStyle(element).direction !== direction) wrong.push(["direction", text.slice(0, 30)]);
            if (says !== language) wrong.push([says, text.slice(0, 30)]);
          }}
          return wrong;
        """, language, direction)
        assert not wrong, f"{name}: {wrong[:4]}"
    # The bar at the beginning of a change stands on the side where reading begins.
    browser.open(pages.address("arabic"))
    sides = browser.run("""
      const both = document.querySelector("article.amended .both");
      return [getComputedStyle(both).textAlign, both.getBoundingClientRect().width > 200];
    """)
    assert sides[0] in ("start", "right") and sides[1], sides


def long_page(browser, pages):
    """a page as long as a hundred of paper is laid out as far as it is looked at, and filters at once"""
    browser.open(pages.address("long"))
    truth = pages.truths["long"]
    changes = browser.run("return document.querySelectorAll('article').length")
    assert changes == len(truth["changes"]), changes
    loaded = browser.run("return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    took = browser.run("""
      const start = performance.now();
      document.querySelector('.filters input[value=amended]').click();
      document.body.offsetHeight;
      return performance.now() - start;
    """)
    shown = len(browser.run(SHOWN))
    wanted = sum(1 for change in filter(happened, truth["changes"]) if change["action"] == "amended")
    assert shown == wanted, f"{shown} of {wanted}"
    # Far more than either takes: only what grows with the square of the text is that slow.
    assert loaded < 5000 and took < 2000, f"opened in {loaded:.0f} ms, filtered in {took:.0f} ms"
    return f"{changes} clauses: open after {loaded:.0f} ms, filtered in {took:.0f} ms"


CHECKS = [quiet, hostile, without_scripts, narrow, contrast, not_by_colour, landmarks, paper, languages, long_page]

"""What a reader does with a page: filters, views, keys, addresses."""

from browser import TAB
from page_drafts import happened, key, moved_alone

# Every article that can be seen, by the clauses that it tells of.
SHOWN = """
  return [...document.querySelectorAll("article")].filter((each) => each.checkVisibility())
    .map((each) => each.dataset.old + "|" + each.dataset.new);
"""
LISTED = """
  return [...document.querySelectorAll(".margin li")].filter((each) => each.checkVisibility())
    .map((each) => document.getElementById(decodeURIComponent(each.querySelector("a").hash.slice(1))))
    .map((each) => each.dataset.old + "|" + each.dataset.new);
"""
# What stands at the top of the window: the place of the change that is marked, and whether it is seen.
CURRENT = """
  const marked = [...document.querySelectorAll("article.current")];
  const listed = [...document.querySelectorAll(".margin [aria-current]")];
  const box = marked[0]?.getBoundingClientRect();
  const bar = document.querySelector(".tools").getBoundingClientRect();
  return {
    marked: marked.map((each) => each.id),
    listed: listed.map((each) => decodeURIComponent(each.hash.slice(1))),
    focus: document.activeElement?.closest("article")?.id ?? null,
    hash: decodeURIComponent(location.hash.slice(1)),
    seen: Boolean(box) && box.top >= -1 && box.top < innerHeight - 40,
    covered: Boolean(box) && getComputedStyle(document.querySelector(".tools")).position === "sticky"
      && box.top < bar.bottom - 1 && bar.top <= 0,
  };
"""
BOX = '.filters input[data-group="{}"][value="{}"]'


def same(found, expected, what):
    """Fails and says what is missing and what is too much."""
    if list(found) == list(expected):
        return
    missing = [each for each in expected if each not in found]
    more = [each for each in found if each not in expected]
    raise AssertionError(f"{what}: missing {missing[:5]}, too much {more[:5]}"
                         if missing or more else f"{what}: in another order")


def expected_of(truth):
    """For every box of the filter the changes that it has to show: {(group, value): {clauses}}."""
    boxes = {}

    def add(group, value, change):
        boxes.setdefault((group, value), set()).add(key(change))

    for change in filter(happened, truth["changes"]):
        if change["action"] != "unchanged":
            add("facet", change["action"], change)
        if moved_alone(change, truth):
            add("facet", "moved", change)
        if change["renumbered"]:
            add("facet", "renumbered", change)
        if change["class"]:
            add("class", change["class"], change)
        for finding in change["findings"]:
            if finding["kind"] != "renumbered":
                add("finding", finding["kind"], change)
    return boxes


def boxes_of(browser):
    """The boxes with what they are called and the number beside them."""
    return browser.run("""
      return [...document.querySelectorAll(".filters input")].map((box) => [
        box.dataset.group, box.value,
        box.parentElement.firstChild.nextSibling.textContent.trim(),
        Number(box.parentElement.querySelector("small").textContent)]);
    """)


def open_filters(browser):
    browser.click(".filters > summary")


def every_filter(browser, pages):
    """each filter shows what it says, hides the rest, and says how many"""
    for name in pages.names():
        if name == "long":
            continue
        browser.open(pages.address(name))
        expected = expected_of(pages.truths[name])
        boxes = boxes_of(browser)
        same(sorted((group, value) for group, value, _, _ in boxes), sorted(expected), f"boxes of {name}")
        all_shown, all_listed = browser.run(SHOWN), browser.run(LISTED)
        told = len({each for group in expected.values() for each in group})
        found = browser.run("""
          const [boxes, shown, listed] = [arguments[0], new Function(arguments[1]), new Function(arguments[2])];
          return boxes.map(([group, value]) => {
            const box = document.querySelector(`.filters input[data-group="${group}"][value="${value}"]`);
            box.click();
            const empty = [...document.querySelectorAll("details.fold")].filter((fold) => fold.checkVisibility()
              && ![...fold.querySelectorAll("article")].some((each) => each.checkVisibility()));
            const seen = [shown(), listed(), document.querySelector("#page-status").textContent, empty.length];
            box.click();
            return seen;
          });
        """, boxes, SHOWN, LISTED)
        for (group, value, _, count), (shown, listed, status, empty) in zip(boxes, found):
            what, truth = f"{name}: {value}", expected[group, value]
            same(sorted(shown), sorted(truth), what)
            same(listed, [each for each in all_listed if each in truth], f"{what} in the list")
            assert not empty, f"{what}: {empty} folds with nothing in them"
            assert count == len(truth), f"{what}: the number is {count}, not {len(truth)}"
            assert status == f"{len(truth)} of {told} shown", f"{what}: {status}"
        same(browser.run(SHOWN), all_shown, f"{name} without a filter")
    # By mouse.
    browser.open(pages.address("revised"))
    open_filters(browser)
    for box in (("facet", "added"), ("class", "editorial"), ("finding", "date")):
        browser.click(BOX.format(*box))
        same(sorted(browser.run(SHOWN)), sorted(expected_of(pages.truths["revised"])[box]), box[1])
        browser.click(BOX.format(*box))


def filters_combine(browser, pages):
    """filters of one group widen, those of two groups narrow, and one button shows all again"""
    browser.open(pages.address("revised"))
    expected = expected_of(pages.truths["revised"])
    before = browser.run(SHOWN)
    open_filters(browser)
    pairs = [(one, other) for one in expected for other in expected if one < other]
    found = browser.run("""
      const [pairs, shown] = [arguments[0], new Function(arguments[1])];
      const click = (box) => document
        .querySelector(`.filters input[data-group="${box[0]}"][value="${box[1]}"]`).click();
      return pairs.map((pair) => {
        pair.forEach(click);
        const both = shown();
        pair.forEach(click);
        return both;
      });
    """, pairs, SHOWN)
    for (one, other), shown in zip(pairs, found):
        both = expected[one] | expected[other] if one[0] == other[0] else expected[one] & expected[other]
        same(sorted(shown), sorted(both), f"{one} and {other}")
    browser.click(BOX.format("class", "editorial"))
    browser.click("[data-do=clear]")
    same(browser.run(SHOWN), before, "after all is shown again")
    assert not browser.run("return document.querySelectorAll('.filters input:checked').length")


def views(browser, pages):
    """both views hold the words of both drafts, and switch by mouse and by key"""
    texts = """
      const visible = (element) => element && element.checkVisibility();
      const words = (element) => {
        if (!visible(element)) return null;
        const walk = (node) => {
          if (node.nodeType === Node.TEXT_NODE) return node.data;
          if (getComputedStyle(node).display === "none" || node.classList.contains("end")) return "\\n";
          return [...node.childNodes].map(walk).join("");
        };
        return walk(element).replace(/\\s+/g, " ").trim();
      };
      return [...document.querySelectorAll("article.change")].map((each) => [
        each.dataset.old + "|" + each.dataset.new,
        words(each.querySelector(".old")), words(each.querySelector(".both"))]);
    """
    squeeze = lambda text: "".join(text.split())  # noqa: E731
    for name in ["revised", "again", "requirements", "contract", "arabic", "chinese", "hostile"]:
        browser.open(pages.address(name))
        truth = {key(change): change for change in pages.truths[name]["changes"]}
        edits = lambda change, *ops: squeeze("".join(  # noqa: E731
            edit["text"] if edit["op"] != "equal" or "equal" not in ops or ops[0] != "old"
            else edit.get("old_text") or edit["text"] for edit in change["edits"] if edit["op"] in ops))
        for which, old, both in browser.run(texts):
            assert old is None, f"{name} {which}: the old words stand beside the text of both"
            wanted = edits(truth[which], "equal", "delete", "insert")
            assert squeeze(both) == wanted, f"{name} {which}: {both!r}"
        browser.click("#page-columns" if name == "revised" else "label[for=page-columns]")
        for which, old, both in browser.run(texts):
            change = truth[which]
            if change["old"] and change["new"] and change["action"] != "unchanged":
                assert squeeze(old) == edits(change, "old", "equal", "delete"), f"{name} {which}: {old!r}"
                assert squeeze(both) == edits(change, "equal", "insert"), f"{name} {which}: {both!r}"
            else:
                assert old is None and both, f"{name} {which}"
    browser.press("s")
    assert browser.run("return document.querySelector('#page-inline').checked"), "s goes back to one text"


def keys(browser, pages):
    """n and p, j and k walk through all changes in their order, and mark and list each"""
    browser.open(pages.address("revised"))
    ids = browser.run("return [...document.querySelectorAll('article.change')].map((each) => each.id)")
    for forth, back in (("n", "p"), ("j", "k")):
        browser.open(pages.address("revised"))
        for which in [*ids, ids[-1]]:
            browser.press(forth)
            found = browser.run(CURRENT)
            ok = found["marked"] == found["listed"] == [which] and found["focus"] == found["hash"] == which
            assert ok and found["seen"] and not found["covered"], f"{forth} to {which}: {found}"
        for which in [*ids[-2::-1], ids[0]]:
            browser.press(back)
            found = browser.run(CURRENT)
            assert found["marked"] == found["listed"] == [which] and found["seen"], f"{back} to {which}: {found}"
    # Under a filter only what is shown is walked through.
    open_filters(browser)
    browser.click(BOX.format("facet", "added"))
    shown = browser.run("return [...document.querySelectorAll('article.change')].filter((e) => !e.hidden).map((e) => e.id)")
    browser.run("document.activeElement.blur(); scrollTo(0, 0)")
    walked = []
    for _ in range(len(shown) + 1):
        browser.press("n")
        walked.append(browser.run(CURRENT)["focus"])
    same(walked, [*shown, shown[-1]], "under a filter")


def keys_elsewhere(browser, pages):
    """keys typed in a field, or with Ctrl, Alt or Meta, do nothing, and keys can be turned off"""
    browser.open(pages.address("revised"))
    state = "return [scrollY, location.hash, document.querySelector('#page-inline').checked, document.documentElement.dataset.theme ?? '', document.querySelectorAll('details[open]').length]"
    for markup in ("<input id=field>", "<textarea id=field></textarea>", "<select id=field><option>a<option>n</select>",
                   "<div id=field contenteditable tabindex=0></div>"):
        browser.run("document.querySelector('#field')?.remove();"
                    "document.querySelector('h1').insertAdjacentHTML('afterend', arguments[0]);"
                    "document.querySelector('#field').focus({ preventScroll: true });", markup)
        before = browser.run(state)
        browser.press(*"njpkutsf")
        assert browser.run(state) == before, f"a key in {markup} acts"
    browser.run("document.querySelector('#field').remove()")
    for held in ("\ue009", "\ue00a", "\ue03d"):
        before = browser.run(state)
        actions = [{"type": kind, "value": value} for kind, value in
                   (("keyDown", held), ("keyDown", "u"), ("keyUp", "u"), ("keyUp", held))]
        browser.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})
        assert browser.run(state) == before, "a key held with another acts"
    browser.run("document.querySelector('#page-keys input').click()")
    before = browser.run(state)
    browser.press(*"nut")
    assert browser.run(state) == before, "keys act though they are turned off"


def the_list(browser, pages):
    """the list of changes jumps to each of them, and marks it"""
    for name in ["revised", "arabic", "chinese", "hostile", "requirements"]:
        browser.open(pages.address(name))
        links = browser.run("return [...document.querySelectorAll('.margin li a')].map((each) => each.getAttribute('href'))")
        changes = [change for change in pages.truths[name]["changes"] if happened(change)]
        assert 0 < len(links) <= len(changes), name
        for at, link in enumerate(links):
            browser.click(f".margin li:nth-child({at + 1}) a")
            found = browser.run(CURRENT)
            ok = f"#{found['hash']}" == link and found["marked"] == found["listed"] == [found["hash"]]
            assert ok and found["seen"] and not found["covered"], f"{name} {link}: {found}"


def sentences_jump(browser, pages):
    """each sentence of what matters most leads to its change"""
    for name in ["revised", "again", "contract", "brackets", "french"]:
        browser.open(pages.address(name))
        items = browser.run("""
          return [...document.querySelectorAll("ol.matters li")].map((each) =>
            [each.textContent, each.querySelector("a")?.getAttribute("href") ?? ""]);
        """)
        assert [text for text, _ in items] == pages.truths[name]["headline"], f"{name}: other sentences"
        for at, (text, link) in enumerate(items):
            if not link:
                # A sentence about several paragraphs, or about the drafts as a whole.
                continue
            browser.run("scrollTo(0, 0)")
            browser.click(f"ol.matters li:nth-child({at + 1}) a")
            found = browser.run(CURRENT)
            assert found["seen"] and found["marked"], f"{name}: {text}: {found}"
        linked = sum(1 for _, link in items if link)
        assert linked >= len(items) / 2, f"{name}: {linked} of {len(items)} sentences lead anywhere"


def addresses(browser, pages):
    """#OP4 opened cold shows and marks that change, whichever of its places is named"""
    for name in ["revised", "again", "contract", "chinese", "requirements", "hostile"]:
        truth = pages.truths[name]
        browser.open(pages.address(name))
        for at, change in enumerate(filter(happened, truth["changes"])):
            places = [(prefix, truth[side]["clauses"][clause]["place"])
                      for side, prefix in (("new", ""), ("old", "was-")) for clause in change[side]]
            addresses = browser.run("""
              return arguments[0].map(([prefix, place]) =>
                prefix + place.split(/[^\\p{L}\\p{N}().-]+/u).filter(Boolean).join("_"));
            """, places)
            for address in addresses:
                there = browser.run("""
                  const target = document.getElementById(arguments[0]);
                  const article = target?.closest("article");
                  return article ? article.dataset.old + "|" + article.dataset.new : target?.className;
                """, address)
                assert there in (key(change), "stood"), f"{name}#{address}: {there}"
            # The last is the one that is least likely to be thought of.
            cold = addresses[:1] if at % 4 == 0 else addresses[-1:] if len(addresses) > 2 else []
            for address in cold if name != "revised" else addresses[:1]:
                browser.open(f"{pages.address(name)}#{address}")
                browser.frame()
                visible, top, height, marked = browser.run("""
                  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
                  const box = target.getBoundingClientRect();
                  return [target.checkVisibility(), box.top, innerHeight,
                    target.closest("article")?.matches(".current, .same") ?? target.matches(".stood")];
                """)
                what = f"{name}#{address}"
                assert visible and -1 <= top < height, f"{what}: not seen ({visible}, {top})"
                assert marked, f"{what}: not marked"


def addresses_under_a_filter(browser, pages):
    """an address of what a filter hides shows it, and the way back leads back"""
    browser.open(pages.address("revised"))
    open_filters(browser)
    browser.click(BOX.format("facet", "added"))
    browser.run("location.hash = '#OP2'")
    found = browser.run(CURRENT)
    assert found["marked"] == ["OP2"] and found["seen"], f"hidden by the filter: {found}"
    checked = browser.run("return document.querySelectorAll('.filters input:checked').length")
    status = browser.run("return document.querySelector('#page-status').textContent")
    assert not checked and not status, "what is shown is no longer what the filter says"
    # A link in the text to where a clause stood, under a filter.
    browser.click(BOX.format("facet", "moved"))
    browser.run("document.querySelector('article.moved .jump, article[data-facet~=moved] .jump').click()")
    seen = browser.run("""
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const box = target.getBoundingClientRect();
      return target.checkVisibility() && box.top >= -1 && box.top < innerHeight;
    """)
    assert seen, "where a clause stood is not shown"
    browser.open(pages.address("revised"))
    browser.click(".margin a[href='#OP2']")
    browser.click(".margin a[href='#OP3']")
    browser.back()
    found = browser.run(CURRENT)
    assert found["hash"] == "OP2" and found["marked"] == ["OP2"] and found["seen"], f"back: {found}"


def themes(browser, pages):
    """light and dark follow the system until the button is pressed, which then says the other"""
    shown = "return [getComputedStyle(document.body).backgroundColor, document.querySelector('[data-do=theme]').textContent]"
    browser.open(pages.address("revised"))
    light = browser.run(shown)
    browser.media(theme="dark")
    for _ in range(30):
        browser.frame()
        dark = browser.run(shown)
        if dark[1] != light[1]:
            break
    assert light[0] != dark[0] and light[1] == "Dark" and dark[1] == "Light", f"{light} {dark}"
    browser.press("t")
    assert browser.run(shown) == light, "the key does not make it light"
    browser.open(pages.address("again"))
    assert browser.run(shown)[0] == light[0], "the choice is not remembered"
    browser.run("try { localStorage.clear() } catch {}")


def folds(browser, pages):
    """clauses with the same words are folded, unfold one by one, all at once, and by key"""
    browser.open(pages.address("revised"))
    count = "return [document.querySelectorAll('details.fold').length, document.querySelectorAll('details.fold[open]').length]"
    total, opened = browser.run(count)
    assert total > 3 and opened == 0
    browser.click("details.fold > summary")
    assert browser.run(count)[1] == 1
    browser.press("u")
    assert browser.run(count)[1] == total, "not all unfold"
    clauses = [key(change) for change in pages.truths["revised"]["changes"]]
    same(sorted(browser.run(SHOWN)), sorted(clauses), "every clause of both drafts")
    browser.press("u")
    assert browser.run(count)[1] == 0, "not all fold"


def by_tabulator(browser, pages):
    """everything that can be used is reached by the tabulator in order, and is seen when it is"""
    browser.open(pages.address("contract"))
    seen = []
    for _ in range(80):
        browser.press(TAB)
        found = browser.run("""
          const at = document.activeElement;
          if (at === document.body) return null;
          const box = at.getBoundingClientRect();
          const style = getComputedStyle(at);
          return [at.tagName + (at.id || at.getAttribute("href") || at.dataset.do || ""),
            box.bottom > 0 && box.top < innerHeight && box.width > 1, style.outlineStyle !== "none"];
        """)
        if found is None:
            break
        seen.append(found)
    hidden = [what for what, visible, outlined in seen if not visible or not outlined]
    assert not hidden, f"not seen when reached: {hidden}"
    names = [what for what, _, _ in seen]
    assert names[0] == "A#page-text", f"first comes the way past the list: {names[0]}"
    for wanted in ("BUTTONnext", "BUTTONprevious", "BUTTONfold", "BUTTONtheme"):
        assert wanted in names, f"{wanted} is not reached: {names}"


CHECKS = [every_filter, filters_combine, views, keys, keys_elsewhere, the_list, sentences_jump, addresses,
          addresses_under_a_filter, themes, folds, by_tabulator]

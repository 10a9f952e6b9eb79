// The page is whole without this. It adds filters, keys, a list that follows
// the reader, and a choice between light and dark.
(() => {
  "use strict";

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const root = document.documentElement;
  const changes = all("article.change");
  const told = all("article[data-facet]");
  const folds = all("details.fold");
  const list = one(".margin details");
  const boxes = all(".filters input");
  const links = new Map(all(".margin li a").map((link) => [link.hash.slice(1), link]));
  const linkOf = (change) => links.get(encodeURI(change.id)) ?? links.get(change.id);
  const status = one("#page-status");
  const only = one("#page-only");
  const keysOn = one("#page-keys input");
  const tools = one(".tools");
  let current = null;
  // Where the page stood after a jump: until the reader goes on, what was jumped to stays marked.
  let jumped = null;
  let unfolded = folds.length > 0 && folds.every((fold) => fold.open);

  // Jumping.

  function mark(change) {
    if (change === current) return;
    if (current) {
      current.classList.remove("current");
      linkOf(current)?.removeAttribute("aria-current");
    }
    current = change;
    change.classList.add("current");
    const link = linkOf(change);
    link?.setAttribute("aria-current", "true");
    if (link && list.scrollHeight > list.parentElement.clientHeight) {
      link.scrollIntoView({ block: "nearest" });
    }
  }

  // Shows a place. What is near is laid out only when it is seen, and that moves
  // the place, so it is shown again as often as it takes.
  function show(target) {
    const turn = {};
    let left = 4;
    const again = () => {
      if (jumped?.turn !== turn) return;
      target.scrollIntoView({ block: "start" });
      jumped.at = scrollY;
      left -= 1;
      if (left > 0) requestAnimationFrame(again);
      else jumped.turn = null;
    };
    jumped = { turn, at: scrollY };
    again();
  }

  // Who takes the page in hand while it still goes somewhere is not held back.
  for (const hand of ["wheel", "touchstart", "pointerdown"]) {
    addEventListener(hand, () => jumped && (jumped.turn = null), { passive: true });
  }

  function isSeen(change) {
    const { top, bottom } = change.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  function go(step) {
    const shown = changes.filter((change) => !change.hidden);
    let next;
    if (current && !current.hidden && isSeen(current)) {
      next = shown[shown.indexOf(current) + step];
    } else if (step > 0) {
      next = shown.find((change) => change.getBoundingClientRect().top > 0);
    } else {
      next = shown.findLast((change) => change.getBoundingClientRect().top < 0);
    }
    if (!next) return;
    const place = next.querySelector("h3 a[href]");
    place.focus({ preventScroll: true });
    show(next);
    mark(next);
    try {
      history.replaceState(null, "", place.hash);
    } catch {
      // Some viewers do not let a page change its address.
    }
  }

  function follow() {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (jumped && (jumped.turn || Math.abs(scrollY - jumped.at) < 2)) return;
        jumped = null;
        const entered = entries.filter((entry) => entry.isIntersecting);
        if (entered.length > 0) mark(entered[0].target);
      },
      { rootMargin: "-15% 0px -75% 0px" },
    );
    changes.forEach((change) => watcher.observe(change));
  }

  // Goes where the address says, past filters and folds.
  function openTarget() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray % in an address that was typed.
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    const hidden = target.getClientRects().length === 0;
    if (hidden && document.body.classList.contains("filtered")) clear();
    const fold = target.closest("details");
    if (fold) fold.open = true;
    const change = target.closest("article.change");
    if (change) mark(change);
    if (target.closest("main")) show(change ?? target);
  }

  // Folding and filtering.

  function fold(open) {
    unfolded = open;
    folds.forEach((each) => (each.open = open));
    one("[data-do=fold]").textContent = open ? "Fold all" : "Unfold all";
  }

  function filter() {
    const asked = new Map();
    for (const box of boxes.filter((each) => each.checked)) {
      asked.set(box.dataset.group, [...(asked.get(box.dataset.group) ?? []), box.value]);
    }
    const matches = (article) =>
      [...asked].every(([group, values]) => {
        const own = (article.dataset[group] ?? "").split(" ");
        return values.some((value) => own.includes(value));
      });
    const filtered = asked.size > 0;
    document.body.classList.toggle("filtered", filtered);
    told.forEach((article) => (article.hidden = filtered && !matches(article)));
    for (const each of folds) {
      const some = all("article[data-facet]", each).some((article) => !article.hidden);
      each.hidden = filtered && !some;
      each.open = filtered ? some : unfolded;
    }
    for (const change of changes) {
      const item = linkOf(change)?.parentElement;
      if (item) item.hidden = change.hidden;
    }
    const shown = told.filter((article) => !article.hidden).length;
    status.textContent = filtered ? `${shown} of ${told.length} shown` : "";
    only.hidden = !filtered;
    const said = all(".filters fieldset").map((group) => {
      const names = all("label", group).filter((label) => label.control.checked);
      const title = group.querySelector("legend").textContent;
      return names.length > 0 && `${title}: ${names.map((label) => label.querySelector("span").textContent).join(" or ")}`;
    });
    only.textContent = `Only a part is shown, ${shown} of ${told.length} changes. ${said.filter(Boolean).join("; ")}.`;
  }

  function clear() {
    boxes.forEach((box) => (box.checked = false));
    filter();
  }

  // Light and dark.

  const dark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;

  function theme(name) {
    if (name) root.dataset.theme = name;
    one("[data-do=theme]").textContent = dark() ? "Light" : "Dark";
  }

  function remember(name) {
    theme(name);
    store("clausediff-theme", name);
  }

  // What is remembered from page to page.

  function store(name, value) {
    try {
      localStorage.setItem(name, value);
    } catch {
      // Nothing is remembered where a page may store nothing.
    }
  }

  function remembered(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  // What buttons and keys do.

  const actions = {
    next: () => go(1),
    previous: () => go(-1),
    fold: () => fold(!unfolded),
    theme: () => remember(dark() ? "light" : "dark"),
    clear,
    view: () => one("input[name=view]:not(:checked)").click(),
    filter: () => {
      const filters = one(".filters");
      filters.open = !filters.open;
      if (filters.open) boxes[0]?.focus();
    },
  };
  const keys = {
    n: "next",
    j: "next",
    p: "previous",
    k: "previous",
    u: "fold",
    t: "theme",
    s: "view",
    f: "filter",
  };

  // Where letters are typed.
  const fields =
    "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false])";

  document.addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!keysOn.checked || event.target.closest(fields)) return;
    event.preventDefault();
    actions[action]();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  boxes.forEach((box) => box.addEventListener("change", filter));
  keysOn.addEventListener("change", () => store("clausediff-keys", keysOn.checked ? "on" : "off"));
  addEventListener("hashchange", openTarget);
  // A link to where the page already is changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) openTarget();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => theme());
  // What the bar of tools covers is not where a jump ends.
  new ResizeObserver(() =>
    root.style.setProperty("--bar", `${tools.offsetHeight}px`),
  ).observe(tools);
  // Paper has the list, and not only its title.
  let listed = true;
  addEventListener("beforeprint", () => {
    listed = list.open;
    list.open = true;
  });
  addEventListener("afterprint", () => (list.open = listed));

  all(".buttons, .filters, .keys").forEach((part) => (part.hidden = false));
  if (matchMedia("(max-width: 60rem)").matches) list.open = false;
  fold(unfolded);
  theme(["light", "dark"].includes(remembered("clausediff-theme")) ? remembered("clausediff-theme") : "");
  keysOn.checked = remembered("clausediff-keys") !== "off";
  // Boxes that the browser kept checked when the page was loaded again.
  filter();
  follow();
  openTarget();
})();

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
  let current = null;
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
    const place = next.querySelector("h3 a");
    place.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
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
        const entered = entries.filter((entry) => entry.isIntersecting);
        if (entered.length > 0) mark(entered[0].target);
      },
      { rootMargin: "-15% 0px -75% 0px" },
    );
    changes.forEach((change) => watcher.observe(change));
  }

  function openTarget() {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A stray % in an address that was typed.
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    const fold = target.closest("details");
    if (fold && !fold.open) {
      fold.open = true;
      target.scrollIntoView({ block: "start" });
    }
    if (changes.includes(target)) mark(target);
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
    one("#page-status").textContent = filtered ? `${shown} of ${told.length} shown` : "";
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
    try {
      localStorage.setItem("clausediff-theme", name);
    } catch {
      // Nothing is remembered where a page may store nothing.
    }
  }

  function remembered() {
    try {
      return localStorage.getItem("clausediff-theme");
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

  document.addEventListener("keydown", (event) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    actions[action]();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) actions[button.dataset.do]();
  });
  boxes.forEach((box) => box.addEventListener("change", filter));
  addEventListener("hashchange", openTarget);

  all(".buttons, .filters, .keys").forEach((part) => (part.hidden = false));
  if (matchMedia("(max-width: 60rem)").matches) list.open = false;
  fold(unfolded);
  theme(["light", "dark"].includes(remembered()) ? remembered() : "");
  follow();
  openTarget();
})();

// @ts-check
/**
 * Filters and groups what a page already lists. Without it every list is complete.
 * State lives in the address: ?stage=interest,research&channel=x&text=kiln&group=week
 * (The theme itself takes q for a search of the whole site, and opens it.)
 */
(() => {
  /** What one can filter by, in the order of the address: its name there, and the data attribute that holds it. */
  const KEYS = /** @type {const} */ ([
    ["stage", "s"], ["channel", "c"], ["type", "t"], ["status", ""], ["campaign", "g"], ["audience", "a"], ["only", "l"],
    ["who", "o"], ["severity", "v"], ["family", "f"], ["week", "w"],
  ]);
  /** @type {Record<string, string>} */
  const ATTRIBUTES = Object.fromEntries(KEYS);
  /** What a form filters, by its unit. @type {Record<string, string>} */
  const ITEMS = { post: ":is(.j-entry, .j-mark)", finding: ".j-finding" };
  /** Keys that mean nothing to a list: an address may carry them from another page. @type {Record<string, string[]>} */
  const FOREIGN = { post: ["severity", "family", "week"], finding: ["status", "campaign", "only"] };

  /** @param {Element} el @param {string} key @returns {string[]} */
  const values = (el, key) => {
    if (key === "status") return [...el.classList].filter((c) => c.startsWith("j-s-")).map((c) => c.slice(4));
    if (key === "only") return /** @type {HTMLElement} */ (el).dataset.l ? [] : ["live"];
    const text = /** @type {HTMLElement} */ (el).dataset[ATTRIBUTES[key] ?? ""];
    return text ? text.split("|") : [];
  };

  /** Whether an item has one of the wanted values; weeks are a span, its first and last.
   * @param {Element} el @param {string} key @param {Set<string>} want */
  const has = (el, key, want) => {
    const [value, ...more] = values(el, key);
    if (value === undefined) return false;
    if (key !== "week") return want.has(value) || more.some((v) => want.has(v));
    const [first = "", last = first] = value.split(" ");
    return [...want].some((week) => first <= week && week <= last);
  };

  /** @typedef {Map<string, Set<string>>} Choice The wanted values of each key. */
  /** @typedef {ReturnType<typeof controls>} Controls */

  /** Without a control that has better words. @param {string} value */
  const words = (value) => value.replaceAll("-", " ");

  /** @param {string} text */
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** The parts of a form, and what its labels call things. @param {HTMLFormElement} form */
  function controls(form) {
    const boxes = [...form.querySelectorAll("input[type=checkbox]")].map((el) => /** @type {HTMLInputElement} */ (el));
    /** @param {string} key @param {string} value */
    const find = (key, value) => boxes.findIndex((b) => b.name === key && b.value === value);
    return {
      form, boxes,
      want: /** @type {Choice} */ (new Map()),
      /** Which post or finding each item is. */
      ids: /** @type {Map<Element, string>} */ (new Map()),
      unit: form.dataset.unit ?? "post",
      items: ITEMS[form.dataset.unit ?? "post"] ?? "",
      views: [...form.querySelectorAll("a[data-j-view]")].map((el) => /** @type {HTMLAnchorElement} */ (el)),
      text: /** @type {HTMLInputElement} */ (form.elements.namedItem("text")),
      group: /** @type {HTMLSelectElement | null} */ (form.elements.namedItem("group")),
      status: /** @type {HTMLElement} */ (form.querySelector("[role=status]")),
      clear: /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]")),
      chips: /** @type {HTMLElement} */ (form.querySelector("[data-j-chips]")),
      /** The place of a value among the controls; behind them all without one. @param {string} key @param {string} value */
      order: (key, value) => { const at = find(key, value); return at < 0 ? boxes.length : at; },
      /** What its label calls a value; nothing without one. @param {string} key @param {string} value */
      label: (key, value) => boxes[find(key, value)]?.parentElement?.querySelector("span:not([data-j-count])")?.textContent ?? "",
    };
  }

  // -- Posts that only the page of their week shows: busy days name them by codes ----------------------------------

  /** What the parts of a code are; the last one only where the post has several. */
  const CODED = ["stage", "channel", "type", "status", "campaign", "audience", "who", "only", "post"];

  /** @typedef {Map<string, string[]>} Coded The values of a post, by key. */
  /** @typedef {{ link: HTMLAnchorElement, posts: Coded[], left: number }} Rest */

  /** The posts behind the links that busy days have. @param {HTMLElement} root @returns {Rest[]} */
  function restsOf(root) {
    const known = (root.dataset.jValues ?? "").split(";").map((part) => part.split("|"));
    /** @param {string} code @returns {Coded} */
    const decode = (code) => new Map(code.split(".").map((part, n) =>
      [CODED[n] ?? "", part ? part.split("-").map((digits) => known[n]?.[Number.parseInt(digits, 36)] ?? "") : []]));
    return [...root.querySelectorAll("a[data-j-codes]")].map((el) => {
      const link = /** @type {HTMLAnchorElement} */ (el);
      const posts = (link.dataset.jCodes ?? "").split(" ").map(decode);
      return { link, posts, left: posts.length };
    });
  }

  /** The keys that a post fails, of which one may be its own. @param {Coded} post @param {Choice} want */
  const failed = (post, want) => [...want].filter(([k, v]) => k !== "week" && !post.get(k)?.some((value) => v.has(value))).map(([k]) => k);

  /** Says how many of the posts behind a link match; words are not looked for there. @param {Rest} rest @param {boolean} typed */
  function sayRest(rest, typed) {
    const { link, posts: all, left } = rest;
    const words = /** @type {HTMLElement} */ (link.querySelector("[data-j-rest]"));
    words.textContent = typed ? `Look through ${all.length} more` : left === all.length ? `${left} more` : `${left} of ${all.length} more`;
    link.hidden = !left && !typed;
    link.search = location.search;
  }

  // -- The state: what is chosen in the form, and in the address ---------------------------------------------------

  /** Fills in the form from the address; returns what it has no control for. @param {Controls} c @returns {Choice} */
  function read(c) {
    const params = new URLSearchParams(location.search);
    /** @type {Choice} */
    const others = new Map();
    for (const b of c.boxes) b.checked = (params.get(b.name) ?? "").split(",").includes(b.value);
    for (const [key] of KEYS) {
      if (FOREIGN[c.unit]?.includes(key)) continue;
      const wanted = (params.get(key) ?? "").split(",").filter((v) => v && !c.label(key, v));
      if (wanted.length) others.set(key, new Set(wanted));
    }
    c.text.value = params.get("text") ?? "";
    if (c.group) c.group.value = params.get("group") ?? "";
    if (c.group?.selectedIndex === -1) c.group.value = "";
    return others;
  }

  /** @param {Controls} c @param {Choice} others @returns {Choice} */
  function chosen(c, others) {
    const map = new Map([...others].map(([k, v]) => [k, new Set(v)]));
    for (const b of c.boxes) if (b.checked) map.set(b.name, (map.get(b.name) ?? new Set()).add(b.value));
    return map;
  }

  /** Writes the state into the address. @param {Controls} c @param {Choice} want */
  function remember(c, want) {
    const url = new URLSearchParams();
    for (const [k] of KEYS) if (want.get(k)?.size) url.set(k, [...(want.get(k) ?? [])].join(","));
    if (c.text.value.trim()) url.set("text", c.text.value.trim());
    if (c.group?.value) url.set("group", c.group.value);
    const query = url.toString().replaceAll("%2C", ",");
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(history.state, "", address);
  }

  /** Whoever goes on to another month keeps the filter. */
  function takeAlong() {
    for (const el of document.querySelectorAll("[data-j-keep] a")) /** @type {HTMLAnchorElement} */ (el).search = location.search;
  }

  /** A button for each value without a control of its own, that takes it away.
   * @param {Controls} c @param {Choice} others @param {() => void} changed */
  function showChips(c, others, changed) {
    c.chips.replaceChildren();
    for (const [key, wanted] of others) for (const value of wanted) {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "j-button j-chip";
      const name = key === "week" ? value : words(value);
      button.textContent = `${key}: ${name}`;
      button.setAttribute("aria-label", `Stop filtering by ${key} ${name}`);
      button.addEventListener("click", () => {
        wanted.delete(value);
        if (!wanted.size) others.delete(key);
        changed();
        (/** @type {HTMLElement | null} */ (c.chips.querySelector("button")) ?? c.text).focus();
      });
      item.append(button);
      c.chips.append(item);
    }
    c.chips.hidden = !others.size;
  }

  // -- Matching: what is left, and what says so --------------------------------------------------------------------

  /** Which post or finding an item is. @param {Element} el */
  const idOf = (el) => el.id || decodeURIComponent(el.querySelector("a")?.pathname.replace(/(\/|\.html)$/, "").split("/").pop() ?? "");

  /** How many posts some cards are of: one that goes out at two times has two.
   * @param {Controls} c @param {Element[]} list @param {Coded[]} coded */
  const posts = (c, list, coded = []) =>
    new Set([...list.map((el) => c.ids.get(el)), ...coded.map((post) => post.get("post")?.[0] ?? post)]).size;

  /** Hides what does not match, and counts what each choice would give under the others.
   * @param {Controls} c @param {Choice} want @param {Map<HTMLElement, string>} texts Each item, and its text.
   * @param {Rest[]} rests What is only counted. */
  function match(c, want, texts, rests) {
    const typed = c.text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    /** The keys that each item fails; one miss still counts for that key's own choices. */
    const misses = [...texts].map(([el, text]) => (typed.every((w) => text.includes(w))
      ? [...want].filter(([k, v]) => !has(el, k, v)).map(([k]) => k) : null));
    const items = [...texts.keys()];
    items.forEach((el, i) => { el.hidden = misses[i]?.length !== 0; });
    const coded = typed.length ? [] : rests.flatMap((rest) => rest.posts).map((post) => ({ post, misses: failed(post, want) }));
    for (const rest of rests) rest.left = typed.length ? 0 : rest.posts.filter((post) => !failed(post, want).length).length;
    for (const b of c.boxes) {
      const one = new Set([b.value]);
      const out = b.parentElement?.querySelector("[data-j-count]");
      if (!out) continue;
      const here = items.filter((el, i) => misses[i]?.every((k) => k === b.name) && has(el, b.name, one));
      const there = coded.filter((p) => p.misses.every((k) => k === b.name) && p.post.get(b.name)?.includes(b.value));
      out.textContent = String(posts(c, here, there.map((p) => p.post)));
    }
    for (const out of c.form.querySelectorAll("[data-j-chosen]")) {
      const key = out.getAttribute("data-j-chosen") ?? "";
      const [first = "", ...more] = want.get(key) ?? [];
      out.toggleAttribute("data-j-many", more.length > 0);
      out.textContent = more.length ? `${more.length + 1}` : c.label(key, first) || words(first);
    }
    c.clear.disabled = !want.size && !typed.length;
    for (const rest of rests) sayRest(rest, typed.length > 0);
  }

  /** Says how many of the items are left.
   * @param {Controls} c @param {HTMLElement[]} items @param {Rest[]} rests @param {boolean} placed */
  function say(c, items, rests, placed) {
    const shown = items.filter((el) => !el.hidden);
    const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);
    const elsewhere = rests.flatMap((rest) => rest.posts.filter((post) => rest.left && !failed(post, c.want).length));
    const n = posts(c, shown, elsewhere);
    const all = posts(c, items, rests.flatMap((rest) => rest.posts));
    const b = document.createElement("b");
    b.textContent = `${n === all ? "" : `${n} of `}${all} ${c.unit}${all === 1 ? "" : "s"}`;
    c.status.replaceChildren(b);
    if (c.unit !== "post" || !placed) return;
    const placements = sum(shown.map((el) => values(el, "channel").length)) + sum(elsewhere.map((post) => post.get("channel")?.length ?? 0));
    c.status.append(`, ${placements} placement${placements === 1 ? "" : "s"}`);
  }

  /** What an address filters by, whatever the order. @param {string} search */
  function wanted(search) {
    const params = new URLSearchParams(search);
    const keys = [...KEYS.map(([key]) => key), "text"].filter((key) => params.get(key));
    return keys.map((key) => `${key}=${params.get(key)?.split(",").sort().join()}`).join("&");
  }

  /** Marks the view that is the filter. @param {Controls} c */
  function mark(c) {
    const now = wanted(location.search);
    for (const view of c.views) {
      if (wanted(view.search) === now) view.setAttribute("aria-current", "true"); else view.removeAttribute("aria-current");
    }
  }

  /** Days, folds and groups follow what is left in them. @param {HTMLElement} root @param {Controls} c @param {HTMLElement[]} items */
  function follow(root, c, items) {
    const left = `${c.items}:not([hidden])`;
    const counted = "a[data-j-codes]:not([hidden])";
    const all = items.every((el) => !el.hidden);
    for (const day of root.querySelectorAll(".j-day")) {
      const none = day.querySelector(".j-entry") !== null && !day.querySelector(left) && !day.querySelector(counted);
      day.classList.toggle("is-filtered", none);
      const note = /** @type {HTMLElement | null} */ (day.querySelector(".j-day__none"));
      if (note) note.hidden = !none;
    }
    for (const fold of root.querySelectorAll("details.j-day__more, details.j-fold, details.j-past")) {
      const some = fold.querySelector(left) !== null;
      if (!all && some && !fold.matches(".j-past")) fold.setAttribute("open", "");
      /** @type {HTMLElement} */ (fold).hidden = !all && !some;
    }
    for (const part of root.querySelectorAll("[data-j-part]")) {
      /** @type {HTMLElement} */ (part).hidden = !all && !part.querySelector(left) && !part.querySelector(counted);
    }
    for (const section of root.querySelectorAll(".j-group")) {
      const n = section.querySelectorAll(left).length;
      /** @type {HTMLElement} */ (section).hidden = !n;
      const num = section.querySelector(".j-group__title .j-num");
      if (num) num.textContent = String(n);
    }
    for (const num of root.querySelectorAll(".j-board__title .j-num")) {
      const column = num.closest(".j-board__column");
      const of = /** @type {HTMLElement} */ (num);
      of.dataset.jAll ??= of.textContent ?? "";
      const cards = [...(column?.querySelectorAll(left) ?? [])].map((el) => /** @type {HTMLElement} */ (el));
      of.textContent = all ? of.dataset.jAll : String(posts(c, cards));
    }
    root.classList.toggle("is-filtering", !all);
    const none = /** @type {HTMLElement | null} */ (root.querySelector(":scope > .j-none"));
    if (none) none.hidden = items.some((el) => !el.hidden) || root.querySelector(counted) !== null;
  }

  // -- Grouping: the same findings below other headings ------------------------------------------------------------

  /** The heading that an item belongs under, and what sorts it: as the form lists them, weeks in order, none last.
   * @param {Controls} c @param {HTMLElement} el @param {string} key @returns {[title: string, order: string | number]} */
  function heading(c, el, key) {
    const value = values(el, key)[0];
    if (!value) return [`No ${key === "who" ? "person" : key}`, key === "week" ? "~" : Infinity];
    if (key === "week") return [`Week ${value.slice(6, 8)}, ${value.slice(0, 4)}`, value];
    const label = c.label(key, value);
    return [label && key !== "severity" ? label : capital(label || words(value)), c.order(key, value)];
  }

  /** @typedef {{ section: HTMLElement, items: HTMLElement[] }} Group */

  /** @param {Controls} c @param {HTMLElement} root @param {Group[]} first The groups as the page has them. */
  function regroup(c, root, first) {
    const key = c.group?.value ?? "";
    if (key) root.dataset.by = key; else delete root.dataset.by;
    for (const g of root.querySelectorAll(".j-group")) if (!g.closest(".j-past")) g.remove();
    const before = root.querySelector("details.j-past, .j-none");
    if (!key) {
      for (const g of first) { g.section.querySelector(".j-findings")?.append(...g.items); before?.before(g.section); }
      return;
    }
    /** @type {Map<string, { order: string | number, items: HTMLElement[] }>} */
    const groups = new Map();
    for (const el of first.flatMap((g) => g.items)) {
      const [title, order] = heading(c, el, key);
      groups.set(title, { order, items: [...(groups.get(title)?.items ?? []), el] });
    }
    for (const [title, found] of [...groups].sort(([, a], [, b]) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))) {
      const section = document.createElement("section");
      section.className = "j-group";
      section.innerHTML = '<h2 class="j-group__title"><span></span> <span class="j-num"></span></h2><ul class="j-findings"></ul>';
      /** @type {HTMLElement} */ (section.querySelector("span")).textContent = title;
      section.querySelector("ul")?.append(...found.items);
      before?.before(section);
    }
  }

  /** Joins a form to the list that it filters. @param {HTMLFormElement} form */
  function filter(form) {
    const root = /** @type {HTMLElement | null} */ (document.querySelector(form.dataset.jFilter ?? ""));
    if (!root || form.dataset.jReady) return;
    form.dataset.jReady = "yes";
    const c = controls(form);
    /** @param {Element} el */
    const itemsOf = (el) => [...el.querySelectorAll(c.items)].map((item) => /** @type {HTMLElement} */ (item));
    const items = itemsOf(root);
    /** What is searched, read when it is first needed. @type {Map<HTMLElement, string>} */
    const texts = new Map();
    const groups = [...root.querySelectorAll(".j-group")].filter((g) => !g.closest(".j-past"))
      .map((g) => ({ section: /** @type {HTMLElement} */ (g), items: itemsOf(g) }));
    const others = read(c);
    const rests = restsOf(root);

    function apply() {
      if (!texts.size) {
        for (const el of items) {
          c.ids.set(el, idOf(el));
          texts.set(el, (el.textContent ?? "").toLowerCase());
        }
      }
      const want = chosen(c, others);
      c.want = want;
      remember(c, want);
      takeAlong();
      mark(c);
      match(c, want, texts, rests);
      say(c, items, rests, root?.classList.contains("j-cal") ?? false);
      for (const slot of root?.querySelectorAll(".j-day__slot") ?? []) {
        // What is missing on a channel, or of a stage, goes with it; what is said of all stays.
        const gone = [...want].some(([k, v]) => ["channel", "stage"].includes(k) && values(slot, k).length && !has(slot, k, v));
        /** @type {HTMLElement} */ (slot).hidden = gone;
      }
      if (root) follow(root, c, items);
    }
    function change() {
      showChips(c, others, change);
      apply();
    }
    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("input", (e) => { if (e.target === c.group) regroup(c, root, groups); apply(); });
    form.addEventListener("reset", (e) => {
      e.preventDefault();
      others.clear();
      for (const b of c.boxes) b.checked = false;
      c.text.value = "";
      change();
      c.text.focus();
    });
    const copy = /** @type {HTMLButtonElement} */ (form.querySelector("[data-j-copy]"));
    copy.addEventListener("click", () => toClipboard(copy, location.href));
    if (c.group?.value) regroup(c, root, groups);
    if (location.search) change(); else c.clear.disabled = true;   // the page is already what no filter leaves
  }

  /** Copies a text, and says on the button whether that worked. @param {HTMLButtonElement} button @param {string} text */
  async function toClipboard(button, text) {
    const label = button.dataset.jLabel ?? button.textContent ?? "";
    button.dataset.jLabel = label;
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; } catch { button.textContent = "Copy failed"; }
    setTimeout(() => { button.textContent = label; }, 2000);
  }

  /** Opens the folds around what the address points at, and brings it into view. */
  function reveal() {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* a bare % stands for itself */ }
    const target = document.getElementById(id);
    if (!target?.closest(".j")) return;
    let closed = false;
    for (let fold = target.closest("details:not([open])"); fold; fold = fold.parentElement?.closest("details:not([open])") ?? null) {
      fold.setAttribute("open", "");
      closed = true;
    }
    if (closed) target.scrollIntoView();
  }

  const MENUS = ".j-facet[open], .j-week__gaps[open], .j-nav__menu[open]";

  /** Menus close with Escape (focus returns), and where a click or the focus is elsewhere. */
  function menus() {
    /** @param {Event} e */
    const close = (e) => {
      for (const menu of document.querySelectorAll(MENUS)) if (!(e.target instanceof Node && menu.contains(e.target))) menu.removeAttribute("open");
    };
    document.addEventListener("focusin", close);
    document.addEventListener("click", (e) => {
      close(e);
      const button = e.target instanceof Element ? e.target.closest("[data-j-copy-text], [data-j-copy-link]") : null;
      if (!button) return;
      const beside = button.parentElement;
      const text = button.matches("[data-j-copy-link]") ? beside?.querySelector("a")?.href : beside?.querySelector("pre")?.textContent;
      toClipboard(/** @type {HTMLButtonElement} */ (button), text ?? "");
    });
    document.addEventListener("keydown", (e) => {
      const open = e.key === "Escape" ? document.querySelector(MENUS) : null;
      if (!open) return;
      open.removeAttribute("open");
      open.querySelector("summary")?.focus();
    });
    addEventListener("hashchange", reveal);
  }

  function start() {
    for (const form of document.querySelectorAll("form[data-j-filter]")) filter(/** @type {HTMLFormElement} */ (form));
    reveal();
  }

  menus();
  // The theme may exchange the page without loading a new one; then it says so.
  const pages = /** @type {{ document$?: { subscribe(next: () => void): void } }} */ (window).document$;
  if (pages) pages.subscribe(start); else start();
})();

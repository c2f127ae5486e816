// @ts-check
/**
 * Filters and groups what a page already lists. Without it every list is complete.
 * State lives in the address: ?stage=interest,research&channel=x&text=kiln&group=week
 * (The theme itself takes q for a search of the whole site, and opens it.)
 */
(() => {
  /** What one can filter by, in the order of the address: its name there, and the data attribute that holds it. */
  const KEYS = /** @type {const} */ ([
    ["stage", "s"], ["channel", "c"], ["type", "t"], ["status", ""], ["campaign", "g"], ["audience", "a"],
    ["severity", "v"], ["family", "f"], ["week", "w"],
  ]);
  /** @type {Record<string, string>} */
  const ATTRIBUTES = { ...Object.fromEntries(KEYS), who: "o" };
  const ITEMS = ".j-entry, .j-finding";
  /** Keys that mean nothing to a list: an address may carry them from another page. @type {Record<string, string[]>} */
  const FOREIGN = { post: ["severity", "family", "week"], finding: ["status", "campaign"] };

  /** @param {Element} el @param {string} key @returns {string[]} */
  const values = (el, key) => {
    if (key === "status") return [...el.classList].filter((c) => c.startsWith("j-s-")).map((c) => c.slice(4));
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

  /** @param {string} value */
  const words = (value) => value.replaceAll("-", " ");

  /** @param {HTMLFormElement} form */
  function filter(form) {
    const root = /** @type {HTMLElement | null} */ (document.querySelector(form.dataset.jFilter ?? ""));
    if (!root || form.dataset.jReady) return;
    form.dataset.jReady = "yes";
    const unit = form.dataset.unit ?? "item";
    const items = [...root.querySelectorAll(ITEMS)].map((el) => /** @type {HTMLElement} */ (el));
    const texts = new Map(items.map((el) => [el, (el.textContent ?? "").toLowerCase()]));
    const boxes = [...form.querySelectorAll("input[type=checkbox]")].map((el) => /** @type {HTMLInputElement} */ (el));
    const text = /** @type {HTMLInputElement} */ (form.elements.namedItem("text"));
    const group = /** @type {HTMLSelectElement | null} */ (form.elements.namedItem("group"));
    const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"));
    const chips = /** @type {HTMLElement} */ (form.querySelector("[data-j-chips]"));
    /** Keys and values in the address that this form has no control for. @type {Map<string, Set<string>>} */
    const others = new Map();
    const firstGroups = [...root.querySelectorAll(".j-group")].map((section) => ({
      section: /** @type {HTMLElement} */ (section), items: [...section.querySelectorAll(ITEMS)],
    }));
    const past = root.querySelector("details.j-past");

    /** The chosen values of each key. */
    const chosen = () => {
      /** @type {Map<string, Set<string>>} */
      const map = new Map([...others].map(([k, v]) => [k, new Set(v)]));
      for (const b of boxes) if (b.checked) map.set(b.name, (map.get(b.name) ?? new Set()).add(b.value));
      return map;
    };

    /** A button for each value without a control of its own, that takes it away. */
    function showChips() {
      chips.replaceChildren();
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
          showChips();
          apply();
          (/** @type {HTMLElement | null} */ (chips.querySelector("button")) ?? text).focus();
        });
        item.append(button);
        chips.append(item);
      }
      chips.hidden = !others.size;
    }

    /** @param {Map<string, Set<string>>} want @param {string[]} typed */
    function remember(want, typed) {
      const url = new URLSearchParams();
      for (const [k] of KEYS) if (want.get(k)?.size) url.set(k, [...(want.get(k) ?? [])].join(","));
      if (typed.length) url.set("text", text.value.trim());
      if (group?.value) url.set("group", group.value);
      const query = url.toString().replaceAll("%2C", ",");
      const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
      if (address !== `${location.pathname}${location.search}${location.hash}`) history.replaceState(history.state, "", address);
    }

    /** Says how many of the items are left. @param {HTMLElement[]} shown */
    function say(shown) {
      /** @param {HTMLElement[]} list */
      const posts = (list) => new Set(list.map((el) => el.querySelector(".j-entry__title a")?.getAttribute("href") ?? el.id)).size;
      const [n, all] = [posts(shown), posts(items)];
      const b = document.createElement("b");
      b.textContent = `${n === all ? "" : `${n} of `}${all} ${unit}${all === 1 ? "" : "s"}`;
      status.replaceChildren(b);
      if (unit !== "post" || !root?.classList.contains("j-cal")) return;
      const placements = shown.reduce((sum, el) => sum + values(el, "channel").length, 0);
      status.append(`, ${placements} placement${placements === 1 ? "" : "s"}`);
    }

    /** Days, folds and groups follow what is left in them. @param {boolean} all */
    function follow(all) {
      for (const day of root?.querySelectorAll(".j-day") ?? []) {
        const list = [...day.querySelectorAll(".j-entry")];
        const none = list.length > 0 && list.every((el) => /** @type {HTMLElement} */ (el).hidden);
        day.classList.toggle("is-filtered", none);
        const note = /** @type {HTMLElement | null} */ (day.querySelector(".j-day__none"));
        if (note) note.hidden = !none;
      }
      for (const fold of root?.querySelectorAll("details.j-day__more, details.j-past") ?? []) {
        const left = fold.querySelectorAll(":is(.j-entry, .j-finding):not([hidden])").length;
        if (!all && left && fold !== past) fold.setAttribute("open", "");
        /** @type {HTMLElement} */ (fold).hidden = !left;
      }
      for (const section of root?.querySelectorAll(".j-group") ?? []) {
        const left = section.querySelectorAll(":is(.j-entry, .j-finding):not([hidden])").length;
        /** @type {HTMLElement} */ (section).hidden = !left;
        const num = section.querySelector(".j-group__title .j-num");
        if (num) num.textContent = String(left);
      }
      root?.classList.toggle("is-filtering", !all);
    }

    function apply() {
      const want = chosen();
      const typed = text.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
      /** Keys that an item fails; one miss still counts for that key's own choices. */
      const misses = items.map((el) => {
        if (!typed.every((w) => texts.get(el)?.includes(w))) return null;
        return [...want].filter(([k, v]) => !has(el, k, v)).map(([k]) => k);
      });
      items.forEach((el, i) => { el.hidden = misses[i]?.length !== 0; });
      for (const b of boxes) {
        const one = new Set([b.value]);
        const out = b.parentElement?.querySelector("[data-j-count]");
        if (out) out.textContent = String(items.filter((el, i) => misses[i]?.every((k) => k === b.name) && has(el, b.name, one)).length);
      }
      for (const out of form.querySelectorAll("[data-j-chosen]")) {
        const picked = [...(want.get(out.getAttribute("data-j-chosen") ?? "") ?? [])];
        out.textContent = picked.length > 1 ? `${picked.length}` : words(picked[0] ?? "");
      }
      const shown = items.filter((el) => !el.hidden);
      say(shown);
      clear.disabled = !want.size && !typed.length;
      follow(shown.length === items.length);
      const none = /** @type {HTMLElement | null} */ (root?.querySelector(".j-none"));
      if (none) none.hidden = shown.length > 0;
      remember(want, typed);
    }

    /** The heading that an item belongs under. @param {HTMLElement} el @param {string} key */
    function heading(el, key) {
      const value = values(el, key)[0];
      if (!value) return `No ${key === "who" ? "person" : key}`;
      return key === "week" ? `Week ${value.slice(6, 8)}, ${value.slice(0, 4)}` : words(value);
    }

    function regroup() {
      if (!group || !root) return;
      if (group.value) root.dataset.by = group.value; else delete root.dataset.by;
      for (const g of root.querySelectorAll(".j-group")) if (!g.closest(".j-past")) g.remove();
      const before = past ?? root.querySelector(".j-none");
      const present = firstGroups.filter((g) => !g.section.closest(".j-past"));
      if (!group.value) {
        for (const g of present) { g.section.querySelector(".j-findings")?.append(...g.items); before?.before(g.section); }
        return;
      }
      /** @type {Map<string, { order: string, items: Element[] }>} */
      const groups = new Map();
      for (const el of present.flatMap((g) => g.items)) {
        const name = heading(/** @type {HTMLElement} */ (el), group.value);
        const order = name.startsWith("No ") ? "~" : group.value === "week" ? values(el, "week")[0] ?? "" : "";
        groups.set(name, { order, items: [...(groups.get(name)?.items ?? []), el] });
      }
      for (const [name, found] of [...groups].sort(([, a], [, b]) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))) {
        const section = document.createElement("section");
        section.className = "j-group";
        section.innerHTML = '<h2 class="j-group__title"><span></span> <span class="j-num"></span></h2><ul class="j-findings"></ul>';
        /** @type {HTMLElement} */ (section.querySelector("span")).textContent = name.charAt(0).toUpperCase() + name.slice(1);
        section.querySelector("ul")?.append(...found.items);
        before?.before(section);
      }
    }

    function read() {
      const params = new URLSearchParams(location.search);
      for (const b of boxes) b.checked = (params.get(b.name) ?? "").split(",").includes(b.value);
      for (const [k] of KEYS) {
        if (FOREIGN[unit]?.includes(k)) continue;
        const wanted = (params.get(k) ?? "").split(",").filter((v) => v && !boxes.some((b) => b.name === k && b.value === v));
        if (wanted.length) others.set(k, new Set(wanted));
      }
      text.value = params.get("text") ?? "";
      if (group) group.value = params.get("group") ?? "";
      if (group?.selectedIndex === -1) group.value = "";
    }

    form.addEventListener("submit", (e) => e.preventDefault());
    form.addEventListener("input", (e) => { if (e.target === group) regroup(); apply(); });
    form.addEventListener("reset", (e) => {
      e.preventDefault();
      others.clear();
      for (const b of boxes) b.checked = false;
      text.value = "";
      showChips();
      apply();
      text.focus();
    });
    const copy = /** @type {HTMLButtonElement} */ (form.querySelector("[data-j-copy]"));
    copy.addEventListener("click", () => toClipboard(copy, location.href));
    read();
    showChips();
    regroup();
    apply();
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
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest(".j")) return;
    let closed = false;
    for (let fold = target.closest("details:not([open])"); fold; fold = fold.parentElement?.closest("details:not([open])") ?? null) {
      fold.setAttribute("open", "");
      closed = true;
    }
    if (closed) target.scrollIntoView();
  }

  const MENUS = ".j-facet[open], .j-week__gaps[open]";

  /** Menus close with Escape (focus returns) and with a click elsewhere. */
  function menus() {
    document.addEventListener("click", (e) => {
      for (const menu of document.querySelectorAll(MENUS)) if (!(e.target instanceof Node && menu.contains(e.target))) menu.removeAttribute("open");
      const button = e.target instanceof Element ? e.target.closest("[data-j-copy-text]") : null;
      if (button) toClipboard(/** @type {HTMLButtonElement} */ (button), button.parentElement?.querySelector("pre")?.textContent ?? "");
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

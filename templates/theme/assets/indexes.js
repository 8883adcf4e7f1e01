// Filters and sorts an index. Without this script the index is read as it stands; the script adds its own controls.
"use strict";

(() => {
  const AT_ONCE = 200; // lines shown before « show more »
  const field = document.querySelector(".finder");
  if (!field) return;
  const words = JSON.parse(field.dataset.words);
  const body = document.querySelector(".rows") || document.querySelector("main");
  const numbers = new Intl.NumberFormat(words.language);
  const plural = new Intl.PluralRules(words.language);
  const data = document.querySelector("a.index-data");
  // How addresses of pages end here, as any link shows: x/, x/index.html where the site is read from files, or x.html.
  const example = document.querySelector(".rows section li a, .rows h2 a, .sayings a.title")?.getAttribute("href") ?? "";
  const ending = example.match(/\/index\.html|\.html|\/$/)?.[0] ?? "/";
  const state = { query: "", sort: -1, shown: AT_ONCE };
  let rows = null; // of the whole index once it is read, else of this page
  let whole = !data;
  let asked = 0;

  const folded = (text) =>
    " " + text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const digits = (text) => Number(text.replace(/[^0-9]/g, "")) || 0;

  const element = (name, attributes = {}, ...content) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const link = (text, address, kind) => element("a", kind ? { href: address, class: kind } : { href: address }, text);

  // ---- what there is to find ----

  const ofPage = () => {
    const lines = document.querySelectorAll(".rows section > ul > li, .rows h2:has(> .n), .sayings > ul > li");
    return [...lines].map((line) => {
      const heading = line.closest("section")?.querySelector(".rows.spoken h3")?.textContent ?? "";
      return {
        text: folded(line.textContent + " " + heading),
        counts: [...line.querySelectorAll(":scope > .n")].map((cell) => digits(cell.textContent)),
        make: () => element("li", { class: line.className }, ...[...line.cloneNode(true).childNodes]),
      };
    });
  };

  const nameRow = ([name, note, stem, ...counts], base) => ({
    text: folded(name + " " + note),
    counts,
    make: () => {
      const line = element("li", {}, link(name, new URL("../../" + stem + ending, base), kindOfNames()));
      if (note) line.append(" ", element("span", { class: "note" }, note));
      for (const count of counts) line.append(" ", element("span", { class: "n" }, count ? numbers.format(count) : ""));
      return line;
    },
  });
  const kindOfNames = () => document.querySelector(".names-index a.per, .names-index a.loc, .names-index a.org")?.className ?? "";

  const quotationRow = ([article, anchor, speakers, described, verb, said], file, base) => {
    const [title, path, day] = file.articles[article];
    const who = speakers.map((place) => file.speakers[place]);
    return {
      text: folded([said, described, verb, title, day, ...who.map(([name]) => name)].join(" ")),
      counts: [],
      make: () => {
        const from = element("span", { class: "from" });
        who.forEach(([name, page], place) => from.append(place ? ", " : "", link(name, new URL("../../" + page + ending, base))));
        if (!who.length) from.append(element("span", { class: "described" }, described));
        const where = element("span", { class: "where" }, link(title, new URL("../../" + path + ending + "#" + anchor, base)), day && ", " + day);
        return element("li", {}, from, " ", element("span", { class: "words" }, said), " ", where);
      },
    };
  };

  const ofData = async () => {
    const found = [];
    let next = data.href;
    while (next) {
      const answer = await fetch(next);
      if (!answer.ok) throw new Error(answer.statusText);
      const file = await answer.json();
      const base = next;
      for (const row of file.rows) found.push(file.articles ? quotationRow(row, file, base) : nameRow(row, base));
      next = file.next ? new URL(file.next, base).href : null;
    }
    return found;
  };

  const read = async () => {
    if (rows) return;
    if (!data) {
      rows = ofPage();
      return;
    }
    status.textContent = words.reading;
    try {
      rows = await ofData();
      whole = true;
    } catch {
      rows ??= ofPage(); // a file: the browser reads no other
    }
  };

  // ---- what is shown ----

  const status = element("p", { class: "found-count", role: "status" });
  const list = element("ul", { class: "found " + (body.className || "rows spoken") });
  const more = element("button", { type: "button", class: "more" }, words.more);
  const input = element("input", { type: "search", id: "filter", placeholder: words.hint, autocomplete: "off", spellcheck: "false" });
  const clear = element("button", { type: "button", class: "clear" }, words.clear);
  const resting = [...document.querySelectorAll(".rows section, .rows > h2, .map, .jumps, .folio, .often, main > h2, main > h3, main > .sayings")];
  const columns = [...document.querySelectorAll(".columns > span")];

  const matching = () => {
    const asked = folded(state.query).trim().split(" ").filter(Boolean).map((word) => " " + word);
    const found = rows.filter((row) => asked.every((word) => row.text.includes(word)));
    return state.sort < 0 ? found : found.sort((a, b) => (b.counts[state.sort] ?? 0) - (a.counts[state.sort] ?? 0));
  };

  const show = async () => {
    const active = state.query.trim() !== "" || state.sort >= 0;
    for (const part of resting) part.hidden = active;
    list.hidden = status.hidden = clear.hidden = !active;
    more.hidden = true;
    mark();
    if (!active) return;
    const own = ++asked;
    await read();
    if (own !== asked) return; // more was typed meanwhile
    const found = matching();
    const told = words.found[plural.select(found.length) === "one" ? "one" : "other"].replace("{n}", numbers.format(found.length));
    status.textContent = (found.length ? told : words.none) + (whole ? "" : " (" + words.here + ")");
    list.replaceChildren(...found.slice(0, state.shown).map((row) => row.make()));
    more.hidden = found.length <= state.shown;
  };

  const mark = () => {
    columns.forEach((column, place) => column.firstElementChild?.setAttribute("aria-pressed", String(place - 1 === state.sort)));
    const address = new URL(location.href);
    state.query.trim() ? address.searchParams.set("filter", state.query.trim()) : address.searchParams.delete("filter");
    state.sort < 0 ? address.searchParams.delete("sort") : address.searchParams.set("sort", state.sort);
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch {
      // a file has no such address
    }
  };

  const ask = (change) => {
    Object.assign(state, { shown: AT_ONCE }, change);
    show();
  };

  field.append(element("label", { for: "filter" }, words.filter), input, clear, status);
  const header = document.querySelector(".columns");
  if (header) {
    header.removeAttribute("aria-hidden");
    header.setAttribute("role", "group");
    header.setAttribute("aria-label", words.sort_by);
    columns.forEach((column, place) => {
      const button = element("button", { type: "button", "aria-pressed": String(!place) }, column.textContent);
      button.addEventListener("click", () => ask({ sort: place - 1 }));
      column.replaceChildren(button);
    });
    header.after(list, more);
  } else {
    (document.querySelector(".often, .jumps") ?? field).after(list, more);
  }
  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask({ query: input.value }), 120);
  });
  clear.addEventListener("click", () => {
    input.value = "";
    ask({ query: "", sort: -1 });
    input.focus();
  });
  more.addEventListener("click", () => {
    const before = list.children.length;
    ask({ shown: state.shown + AT_ONCE });
    list.children[before]?.querySelector("a")?.focus();
  });

  const given = new URL(location.href).searchParams;
  const sort = Number(given.get("sort") ?? -1);
  input.value = given.get("filter") ?? "";
  ask({ query: input.value, sort: columns.length && sort < columns.length - 1 ? sort : -1 });
})();

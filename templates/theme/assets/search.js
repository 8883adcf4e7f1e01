// The search: what is asked stands in the address, Pagefind finds it, and results are written below the form.
// Pagefind is fetched from the site's own pagefind/ when somebody searches; other sites of the host that the settings
// name are then searched too. Words in all languages come with the page.
"use strict";
(() => {
  const place = document.getElementById("search");
  const form = document.querySelector(".search-form");
  const field = document.getElementById("search-q");
  const root = new URL("..", document.currentScript.src);
  const told = JSON.parse(place.dataset.told);
  const { words } = told;

  const KINDS = ["article", "quotation", "person", "place", "organization"];
  const FACETS = ["person", "place", "organization", "speaker", "outlet", "year"];
  const TOGETHER = ["person", "place", "organization"]; // of which a result has to have all that are chosen; else any
  const ORDERS = ["relevance", "newest", "oldest"];
  const PAGE = 20; // results at a time
  const AHEAD = 10; // results of a site that are loaded together to be put in the order of time with those of others
  const PATIENCE = 10_000; // milliseconds that another site has to answer
  const SHORT_LIST = 8; // values of a facet before somebody types
  const LONG_LIST = 50;
  const SENTENCES = 3; // of an article, the others folded
  const LONGEST = 70; // words of a passage
  const RANKING = { metaWeights: { title: 5, name: 7 } }; // of words in a title, in a name
  const MARK = "\u00ad"; // a word's end: no space behind it; its head: a no-break space before it, two a narrow one
  const LIGATURES = { oe: "œ", OE: "Œ", Oe: "Œ", ae: "æ", AE: "Æ", Ae: "Æ", ij: "ĳ", IJ: "Ĳ", Ij: "Ĳ" };

  let asked = 0; // the number of the latest search: an earlier one that ends later is forgotten
  let state = null;

  // ---- words

  const numbers = new Intl.NumberFormat(told.language);
  const plurals = new Intl.PluralRules(told.language);
  const count = (noun, n) => {
    const forms = told.counts[noun];
    return (forms[plurals.select(n)] ?? forms.other).replace("{n}", numbers.format(n));
  };
  const say = (key, pieces = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name) => pieces[name] ?? whole);
  const quoted = (text) => told.quoted.replace("{}", () => text);
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");

  // ---- from what is typed to what Pagefind looks for: the same words as when the index was made

  const elided = new RegExp(`(?<![\\p{L}\\p{N}])(${[...told.elided].sort((a, b) => b.length - a.length).join("|") || "(?!)"})'(?=[\\p{L}\\p{N}])`, "giu");
  const small = new Set(told.small.map(plain));

  function searched(typed) {
    const text = typed
      .normalize("NFC")
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[’ʼ‘\u0060´]/g, "'")
      .replace(/[‐‑]/g, "-")
      .replace(/[œŒ]/g, "oe")
      .replace(/[æÆ]/g, "ae")
      .replace(elided, "$1 ")
      .replace(/[^\p{L}\p{N}\p{M}!-~]+/gu, " ");
    const exact = typed.trim().match(/^["«“„](.+)["»”“]$/u);
    const found = text.split(/[\s"]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    if (exact) return { terms: found, query: found.length ? `"${found.join(" ")}"` : "" };
    const telling = found.filter((word) => !small.has(plain(word)));
    const terms = telling.length ? telling : found;
    return { terms, query: terms.join(" ") };
  }

  // ---- the state of the search and its address

  function read() {
    const given = new URLSearchParams(location.search);
    const chosen = Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet)]));
    const kind = KINDS.includes(given.get("kind")) ? given.get("kind") : "";
    const order = ORDERS.includes(given.get("sort")) ? given.get("sort") : "";
    return { q: (given.get("q") ?? "").slice(0, 300), kind, order, chosen, shown: history.state?.shown ?? PAGE };
  }

  function address(of) {
    const given = new URLSearchParams();
    if (of.q.trim()) given.set("q", of.q.trim());
    if (of.kind) given.set("kind", of.kind);
    for (const facet of FACETS) for (const value of of.chosen[facet]) given.append(facet, value);
    if (of.order) given.set("sort", of.order);
    const query = given.toString();
    return location.pathname + (query ? `?${query}` : "");
  }

  const narrowed = () => FACETS.some((facet) => state.chosen[facet].length) || Boolean(state.kind);
  const isEmpty = () => !state.q.trim() && !narrowed();

  function change(changes, keep = false) {
    state = { ...state, shown: PAGE, ...changes };
    history[keep ? "replaceState" : "pushState"]({ shown: state.shown }, "", address(state));
    search();
  }

  // ---- elements

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value === true) made.setAttribute(key, "");
      else if (value !== false && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.flat());
    return made;
  }

  // The frame is made once, and its parts are filled again at each search, so that the focus stays where it is.
  const status = element("p", { class: "status-line", role: "status", "aria-live": "polite" });
  const kinds = element("div", { class: "kinds", role: "group", "aria-label": words.kinds });
  const order = element("select", { id: "search-sort", onchange: (event) => change({ order: event.target.value }) });
  const ordering = element("p", { class: "order" }, element("label", { for: "search-sort" }, words.sort), order);
  const chips = element("ul", { class: "chips" });
  const missing = element("p", { class: "missing", role: "status", hidden: true });
  const list = element("ol", { class: "results" });
  const more = element("button", { type: "button", class: "more", hidden: true, onclick: showMore }, words.more);
  const help = element("div", { class: "help", hidden: true });
  const facets = element("div", { class: "facets" });
  const narrow = element("details", { class: "narrow" }, element("summary", {}, words.narrow), facets);
  const browse = document.querySelector(".browse");
  const hint = document.querySelector(".hint");

  // ---- the sites that are searched, this one first, each by a Pagefind of its own
  // Pagefind can join indexes itself. It then puts them in the order of scores, also where the order of time is asked,
  // does not tell whose a result is before that is loaded, and gives no results at all where one index is damaged.

  const own = { root, name: told.name ?? "" };
  const others = (told.sites ?? [])
    .map((site) => ({ root: new URL(site.url, root), name: site.name }))
    .filter((site) => {
      if (site.root.href === root.href) own.name = site.name || own.name;
      return site.root.href !== root.href;
    });
  const sites = [own, ...others];
  for (const site of sites) {
    site.name ||= readable(site.root.pathname);
    site.labels = new Map(FACETS.map((facet) => [facet, new Map()])); // id -> what Pagefind knows the value by there
    site.trouble = ""; // the key of the words that say why it gives no results
  }
  const answering = () => sites.filter((site) => site.pagefind && !site.trouble);
  let program = null;
  let joined = null;

  async function load() {
    if (!own.pagefind) {
      program = await import(new URL("pagefind/pagefind.js", root).href);
      await program.options({ ranking: RANKING });
      await program.init();
      own.pagefind = program;
    }
  }

  function readable(path) {
    try {
      return decodeURI(path);
    } catch {
      return path; // its bytes are no UTF-8
    }
  }

  function join() {
    joined ??= reach().catch((error) => {
      joined = null; // the next search tries again
      throw error;
    });
    return joined;
  }

  async function reach() {
    if (!others.length) return;
    const version = (await entry(own)).version;
    // Only then is WebAssembly there: of two that load it at once, one would take it from the other.
    await own.pagefind.search(null, { filters: { kind: ["none"] } });
    await Promise.all(
      others.map(async (site) => {
        const held = await entry(site).catch(() => null);
        if (held?.version !== version) site.trouble = held ? "other_version" : "absent";
        else site.pagefind = program.createInstance({ basePath: new URL("pagefind/", site.root).href, ranking: RANKING });
      }),
    );
  }

  async function entry(site) {
    const answer = await fetch(new URL("pagefind/pagefind-entry.json", site.root), { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return answer.json();
  }

  // What one site does not give is left out, and said; without this site's own index there is no search.
  async function attempt(site, what) {
    try {
      return await what();
    } catch (error) {
      if (site === own) throw error;
      console.warn("search:", site.root.href, error);
      site.trouble = "absent";
      return null;
    }
  }

  // The answers of all sites as one: counts added up, and the results in one order.
  async function ask(query, filtersOf, sort = {}) {
    const answers = await Promise.all(
      answering().map((site) =>
        attempt(site, async () => {
          const found = await site.pagefind.search(query || null, { filters: filtersOf(site), sort });
          return { ...found, site };
        }),
      ),
    );
    const given = answers.filter(Boolean);
    return {
      total: given.reduce((sum, { results }) => sum + results.length, 0),
      unfiltered: given.reduce((sum, { unfilteredResultCount }) => sum + unfilteredResultCount, 0),
      filters: added(given.map(({ filters }) => filters)),
      given,
      take: sort.date && given.length > 1 ? inTime(given, sort.date) : byScore(given),
    };
  }

  // Values are the same where their ids are: a name may be written otherwise in another site.
  function added(counts) {
    const sums = {};
    for (const [facet, values] of counts.flatMap(Object.entries)) {
      const into = (sums[facet] ??= {});
      for (const [value, n] of Object.entries(values)) {
        const label = boxes.get(facet)?.values.get(idOf(facet, value)) ?? value;
        into[label] = (into[label] ?? 0) + n;
      }
    }
    return sums;
  }

  async function loaded(site, found) {
    return attempt(site, async () => {
      const data = await found.data();
      return { data, site, shown: JSON.parse(decodeURIComponent(data.anchors[0].id)) };
    });
  }

  // Both give a function for the results from one place up to another.
  function byScore(given) {
    const all = given.flatMap(({ results, site }) => results.map((found) => ({ found, site })));
    if (given.length > 1) all.sort((a, b) => b.found.score - a.found.score);
    return async (from, until) => {
      const taken = await Promise.all(all.slice(from, until).map(({ found, site }) => loaded(site, found)));
      return taken.filter(Boolean);
    };
  }

  // Each site has its results in the order of time: the next of all is the first of one of them.
  function inTime(given, direction) {
    const queues = given.map(({ results, site }) => ({ results, site, at: 0, ready: [] }));
    const fill = async (queue) => {
      while (!queue.ready.length && queue.at < queue.results.length) {
        const next = queue.results.slice(queue.at, queue.at + AHEAD);
        queue.at += AHEAD;
        queue.ready = (await Promise.all(next.map((found) => loaded(queue.site, found)))).filter(Boolean);
      }
    };
    const day = ({ ready: [{ shown }] }) => shown.t ?? "";
    const before = (a, b) => (direction === "asc" ? day(a) < day(b) : day(a) > day(b));
    const merged = [];
    const merge = async (until) => {
      while (merged.length < until) {
        await Promise.all(queues.map(fill));
        const waiting = queues.filter((queue) => queue.ready.length);
        if (!waiting.length) break;
        merged.push(waiting.reduce((first, queue) => (before(queue, first) ? queue : first)).ready.shift());
      }
    };
    let turn = Promise.resolve();
    return async (from, until) => {
      turn = turn.then(() => merge(until));
      await turn;
      return merged.slice(from, until);
    };
  }

  // A facet that is named, if only with nothing chosen, is loaded and counted.
  function filters(site, without = "") {
    const made = { kind: without !== "kind" && state.kind ? [state.kind] : { any: [] } };
    for (const [facet, box] of boxes) {
      const values = without === facet ? [] : state.chosen[facet].map((id) => site.labels.get(facet).get(id) ?? id);
      const open = box.open || state.chosen[facet].length;
      if (values.length) made[facet] = { [TOGETHER.includes(facet) ? "all" : "any"]: values };
      else if (open) made[facet] = { any: [] };
    }
    return made;
  }

  async function search() {
    const now = ++asked;
    const { query, terms } = searched(state.q);
    show();
    if (isEmpty() || (!query && !narrowed())) return finish(now, null, {}, terms);
    waiting(now);
    try {
      await load();
      await join();
      await learn(query);
      const order = state.order || (query ? "relevance" : "newest");
      const sort = { newest: { date: "desc" }, oldest: { date: "asc" } }[order] ?? {};
      const found = await ask(query, (site) => filters(site), sort);
      const apart = [state.kind && "kind", ...FACETS.filter((f) => !TOGETHER.includes(f) && state.chosen[f].length)];
      const counts = { ...found.filters };
      for (const facet of apart.filter(Boolean)) {
        // What could be chosen beside or instead of what is chosen.
        counts[facet] = (await ask(query, (site) => filters(site, facet))).filters[facet];
      }
      await finish(now, found, counts, terms);
    } catch (error) {
      if (now === asked) fail(words.failed);
      console.warn("search:", error);
    }
  }

  // The values of the facets in the address are ids; Pagefind knows them with their names.
  async function learn(query) {
    const unknown = [...boxes].filter(([facet, box]) => !box.values.size && (box.open || state.chosen[facet].length));
    if (!unknown.length) return;
    const named = Object.fromEntries(unknown.map(([facet]) => [facet, { any: [] }]));
    // Nothing is of no kind: so all values come back, and no result.
    const { given } = await ask(query, () => ({ ...named, kind: ["none"] }));
    for (const [facet, box] of unknown) {
      for (const { site, filters } of given) {
        for (const value of Object.keys(filters[facet] ?? {})) {
          const id = idOf(facet, value);
          site.labels.get(facet).set(id, value);
          if (!box.values.has(id)) box.values.set(id, value);
        }
      }
    }
  }

  const hasIds = (facet) => facet !== "outlet" && facet !== "year";
  const idOf = (facet, value) => (hasIds(facet) ? value.slice(0, value.indexOf(" ")) : value);
  const nameOf = (facet, value) => (hasIds(facet) ? value.slice(value.indexOf(" ") + 1) : value);

  // ---- facets

  const boxes = new Map(FACETS.map((facet) => [facet, box(facet)]));

  function box(facet) {
    const values = element("ul", {});
    const typed = element("input", {
      type: "search",
      "aria-label": say("narrow_by", { name: words[facet] }),
      placeholder: words.find,
      autocomplete: "off",
      oninput: () => fillBox(facet),
      hidden: true,
    });
    const details = element("details", { class: facet }, element("summary", {}, words[facet]), typed, values);
    const made = { details, typed, list: values, values: new Map(), counts: {}, open: false };
    details.addEventListener("toggle", () => {
      made.open = details.open;
      if (details.open && !Object.keys(made.counts).length && !isEmpty()) search();
    });
    facets.append(details);
    return made;
  }

  function fillBox(facet) {
    const { details, typed, list: filled, counts } = boxes.get(facet);
    const chosen = new Set(state.chosen[facet]);
    const wanted = plain(typed.value.trim());
    const all = Object.entries(counts)
      .map(([value, n]) => ({ id: idOf(facet, value), name: nameOf(facet, value), n }))
      .filter((one) => one.n || chosen.has(one.id));
    details.hidden = details.open && !all.length && !wanted;
    const fitting = wanted ? all.filter((one) => ` ${plain(one.name)}`.replace(/[-'’]/g, " ").includes(` ${wanted}`)) : all;
    const first = (one) => (chosen.has(one.id) ? 0 : 1);
    const inTime = facet === "year";
    fitting.sort((a, b) => first(a) - first(b) || (inTime ? b.name.localeCompare(a.name) : b.n - a.n) || a.name.localeCompare(b.name, told.language));
    typed.hidden = all.length <= SHORT_LIST && !wanted;
    const held = document.activeElement?.closest?.("label")?.dataset.id ?? document.activeElement?.dataset?.id;
    filled.replaceChildren(...fitting.slice(0, wanted ? LONG_LIST : SHORT_LIST).map((one) => choice(facet, one, chosen.has(one.id))));
    if (held && filled.contains(document.activeElement) === false) {
      filled.querySelector(`input[data-id="${CSS.escape(held)}"]`)?.focus();
    }
  }

  function choice(facet, one, checked) {
    const tick = element("input", { type: "checkbox", "data-id": one.id, onchange: () => toggle(facet, one.id) });
    tick.checked = checked;
    return element("li", {}, element("label", {}, tick, element("span", {}, one.name), element("span", { class: "n" }, numbers.format(one.n))));
  }

  function toggle(facet, id) {
    const held = state.chosen[facet];
    const values = held.includes(id) ? held.filter((other) => other !== id) : [...held, id];
    change({ chosen: { ...state.chosen, [facet]: values } });
  }

  // ---- what is shown

  function show() {
    if (field.value.trim() !== state.q.trim()) field.value = state.q;
    for (const [facet, { details }] of boxes) if (state.chosen[facet].length && !details.open) details.open = true;
    for (const [facet, made] of boxes) made.open = made.details.open || state.chosen[facet].length > 0;
    const start = state.q.trim() ? "relevance" : "newest";
    const offered = state.q.trim() ? ORDERS : ORDERS.slice(1);
    order.replaceChildren(...offered.map((key) => element("option", { value: key === start ? "" : key }, words[key])));
    order.value = state.order === start ? "" : state.order;
  }

  function waiting(now) {
    setTimeout(() => {
      if (now === asked && place.dataset.done !== String(now)) status.textContent = words.waiting;
    }, 300);
  }

  function fail(message) {
    for (const part of [kinds, ordering, narrow, more]) part.hidden = true;
    list.replaceChildren();
    status.textContent = message;
    browse.hidden = false;
  }

  async function finish(now, found, counts, terms) {
    const first = found ? await found.take(0, state.shown) : [];
    if (now !== asked) return;
    const made = items(first, terms);
    if (found?.given.some(({ site }) => site.trouble)) return search(); // again, without a site that failed meanwhile
    const nothing = !first.length || (terms.length > 0 && !first.slice(0, 5).some(({ data }) => isFound(data, terms)));
    const total = nothing ? 0 : found.total;
    current = { found, terms };
    status.textContent = found ? (total ? count("results", total) : "") : "";
    list.replaceChildren(...(nothing ? [] : made));
    more.hidden = total <= state.shown;
    fillMissing();
    for (const [facet, made] of boxes) {
      made.counts = (nothing ? undefined : counts[facet]) ?? {};
      fillBox(facet);
    }
    fillKinds(nothing && !state.kind ? {} : counts.kind ?? {});
    fillChips();
    fillHelp(found, total);
    kinds.hidden = ordering.hidden = !found || (nothing && !narrowed());
    ordering.hidden ||= nothing;
    narrow.hidden = !found || (nothing && !narrowed());
    hint.hidden = Boolean(found);
    browse.hidden = Boolean(total);
    place.dataset.done = now;
    document.title = document.title.replace(/^.*?(?= – )/, () => (state.q.trim() ? `${quoted(state.q.trim())}` : heading));
  }

  let current = { found: null, terms: [] };
  const heading = document.querySelector("h1").textContent;

  function fillKinds(counts) {
    const all = KINDS.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    const one = (kind, name, n) =>
      element("button", { type: "button", "aria-pressed": String(state.kind === kind), "data-kind": kind, onclick: () => change({ kind }), disabled: !n && state.kind !== kind }, name, " ", element("span", { class: "n" }, numbers.format(n)));
    const focused = kinds.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
    kinds.replaceChildren(one("", words.everything, all), ...KINDS.map((kind) => one(kind, words[kind], counts[kind] ?? 0)));
    if (focused !== null) kinds.querySelector(`[data-kind="${focused ?? ""}"], [aria-pressed="true"]`)?.focus();
  }

  function fillChips() {
    const chosen = FACETS.flatMap((facet) => state.chosen[facet].map((id) => [facet, id]));
    const items = chosen.map(([facet, id]) => {
      const name = nameOf(facet, boxes.get(facet).values.get(id) ?? ` ${id}`.slice(hasIds(facet) ? 0 : 1));
      return element("li", {}, element("button", { type: "button", "aria-label": say("remove", { name: `${words[facet]} ${name}` }), onclick: () => toggle(facet, id) }, element("span", { class: "facet" }, words[facet]), " ", name));
    });
    if (chosen.length > 1) items.push(element("li", {}, element("button", { type: "button", class: "clear", onclick: clear }, words.clear)));
    chips.replaceChildren(...items);
    chips.hidden = !items.length;
  }

  function clear() {
    change({ kind: "", chosen: Object.fromEntries(FACETS.map((facet) => [facet, []])) });
    field.focus();
  }

  function fillHelp(found, total) {
    help.hidden = !found || total > 0;
    if (help.hidden) return;
    const nothing = state.q.trim() ? say("nothing", { query: quoted(state.q.trim()) }) : words.nothing_chosen;
    status.textContent = nothing;
    const without = narrowed() && state.q.trim() ? found.unfiltered : 0;
    help.replaceChildren(
      element("p", {}, words.advice),
      ...(without ? [element("button", { type: "button", onclick: clear }, say("unfiltered", { results: count("results", without) }))] : []),
    );
  }

  function fillMissing() {
    const lines = ["absent", "other_version"].flatMap((trouble) => {
      const names = sites.filter((site) => site.trouble === trouble).map(({ name }) => name);
      return names.length ? [say(trouble, { sites: series.format(names) })] : [];
    });
    const text = lines.join(" ");
    if (missing.textContent !== text) missing.textContent = text;
    missing.hidden = !text;
  }

  const series = new Intl.ListFormat(told.language);

  // Below the form, where the other sites are searched.
  function beside() {
    const [before, after] = words.beside.split("{sites}");
    const links = new Map(others.map((site) => [String(site.root), element("a", { href: site.root.href }, site.name)]));
    const parts = series.formatToParts(links.keys()).map(({ value }) => links.get(value) ?? value);
    hint.after(element("p", { class: "beside" }, before, ...parts, after));
  }

  async function showMore() {
    const from = state.shown;
    state.shown += PAGE;
    history.replaceState({ shown: state.shown }, "", address(state));
    const { found, terms } = current;
    const added = items(await found.take(from, state.shown), terms);
    list.append(...added);
    more.hidden = found.total <= state.shown;
    fillMissing();
    added[0]?.querySelector("a")?.focus();
  }

  // ---- a result

  const titleOf = (data) => (data.meta.name ?? data.meta.title ?? "").split(" ");
  const tokensOf = (data) => (data.tokens ??= data.content ? data.content.split(" ") : []);
  const markOf = (anchor) => ({ at: anchor.location, id: anchor.id });

  const items = (loaded, terms) =>
    loaded.flatMap((one) => {
      try {
        return [result(one, terms)];
      } catch (error) {
        if (one.site === own) throw error;
        one.site.trouble = "other_version"; // which tells its results in another form
        return [];
      }
    });

  function result({ data, site, shown }, terms) {
    const kind = data.filters.kind[0];
    const marks = data.anchors.slice(1).map(markOf);
    const made = { article, quotation }[kind] ?? identity;
    const of = { ...shown, u: new URL(shown.u, site.root).href, site: others.length ? ["site", site.name] : null };
    return element("li", { class: `result ${kind}` }, ...made(data, of, marks, terms, kind));
  }

  function article(data, shown, marks, terms) {
    const sentences = passages(data, marks);
    const link = (one) => element("a", { href: to(shown.u, one), lang: shown.l }, ...one.nodes);
    const item = (one) => element("li", {}, link(one));
    const head = [
      imprint(shown.site, shown.o && ["outlet", shown.o], shown.d && ["", shown.d]),
      element("h2", {}, element("a", { href: to(shown.u), lang: shown.l }, ...titled(data, terms))),
    ];
    if (!sentences.length) return [...head, lead(data, shown, marks)];
    const others = sentences.slice(SENTENCES);
    const folded = element("details", {}, element("summary", {}, count("passages", others.length)), element("ul", { class: "passages" }, others.map(item)));
    return [...head, element("ul", { class: "passages" }, sentences.slice(0, SENTENCES).map(item)), ...(others.length ? [folded] : [])];
  }

  // The sentences that are hit, those with most different words first, then as the article runs.
  function passages(data, marks) {
    const tokens = tokensOf(data);
    const hits = new Set(data.locations);
    const spans = marks.map((mark, n) => ({ ...mark, end: marks[n + 1]?.at ?? tokens.length }));
    const held = spans
      .map((span, n) => {
        const at = [...hits].filter((place) => place >= span.at && place < span.end).sort((a, b) => a - b);
        return { ...span, n, at: span.at, hits: at, weight: new Set(at.map((place) => plain(tokens[place]))).size };
      })
      .filter((span) => span.hits.length);
    held.sort((a, b) => b.weight - a.weight || a.n - b.n);
    return held.map((span) => passage(tokens, span.at, span.end, span.hits, span.id));
  }

  // A sentence, or what stands around its hits if it is very long.
  function passage(tokens, start, end, hits, id) {
    const from = end - start > LONGEST ? Math.max(start, hits[0] - Math.floor(LONGEST / 3)) : start;
    const until = Math.min(end, from + LONGEST);
    const nodes = written(tokens, from, until, new Set(hits));
    if (from > start) nodes.unshift("… ");
    if (until < end) nodes.push(" …");
    return { id, nodes, from, until, tokens };
  }

  function lead(data, shown, marks) {
    const tokens = tokensOf(data);
    const end = Math.min(tokens.length, Math.max(marks[1]?.at ?? 0, 20), 40);
    const nodes = written(tokens, 0, end, new Set());
    return element("p", { class: "lead", lang: shown.l }, ...nodes, end < tokens.length ? " …" : "");
  }

  function quotation(data, shown, marks) {
    const tokens = tokensOf(data);
    const hits = [...data.locations].sort((a, b) => a - b);
    const long = tokens.length > 2 * LONGEST;
    const from = long && hits.length ? Math.max(0, hits[0] - Math.floor(LONGEST / 3)) : 0;
    const until = long ? Math.min(tokens.length, from + 2 * LONGEST) : tokens.length;
    let nodes = written(tokens, from, until, new Set(hits), marks);
    if (from) nodes.unshift("… ");
    if (until < tokens.length) nodes.push(" …");
    if (!marks.length) {
      const [before, after] = told.quoted.split("{}");
      nodes = [before, ...nodes, after];
    }
    return [
      imprint(shown.site, shown.o && ["outlet", shown.o], shown.d && ["", shown.d]),
      element("blockquote", { lang: shown.l, class: marks.length ? "reported" : "direct" }, element("p", {}, element("a", { href: to(shown.u) }, ...nodes))),
      element("p", { class: "from" }, ...(shown.s ? [element("span", { class: "speaker" }, shown.s), " "] : []), element("cite", { lang: shown.l }, shown.a)),
    ];
  }

  function identity(data, shown, marks, _terms, kind) {
    const tokens = tokensOf(data);
    const hits = new Set(data.locations);
    const parts = marks.map((mark, n) => ({ ...mark, end: marks[n + 1]?.at ?? tokens.length }));
    const isHit = (part) => [...hits].some((place) => place >= part.at && place < part.end);
    const text = (part) => element("span", {}, ...written(tokens, part.at, part.end, hits));
    const name = parts.find((part) => part.id === "t");
    const roles = parts.filter((part) => part.id === "r");
    const told = [...new Set([...roles.slice(0, 1), ...roles.filter(isHit)])].slice(0, 3);
    const names = parts.filter((part) => part.id === "n" && isHit(part)).slice(0, 5);
    return [
      imprint(shown.site, [`kind ${{ person: "per", place: "loc", organization: "org" }[kind]}`, words[`one_${kind}`]], ["", shown.c]),
      element("h2", {}, element("a", { href: to(shown.u) }, ...written(tokens, name.at, name.end, hits))),
      ...(told.length ? [element("p", { class: "standing-as" }, ...told.map(text))] : []),
      ...(names.length ? [element("p", { class: "also-named" }, words.also, " ", ...names.map(text))] : []),
    ];
  }

  function imprint(...parts) {
    const spans = parts.filter(Boolean).map(([name, text]) => element("span", name ? { class: name } : {}, text));
    return element("p", { class: "imprint" }, spans.flatMap((span) => [span, " "]));
  }

  // The address of a result; where the browser can, it goes to the sentence itself and not only to a name in it.
  function to(page, one) {
    const url = new URL(page);
    if (!one) return url.href;
    const { tokens, from, until } = one;
    const text = (start, end) => encodeURIComponent(plainText(tokens, start, end)).replace(/-/g, "%2D");
    const words = until - from > 8 ? `${text(from, from + 4)},${text(until - 4, until)}` : text(from, until);
    return `${url.href}#${one.id}:~:text=${words}`;
  }

  // ---- the text as it was written

  function decoded(token) {
    const space = token.startsWith(MARK + MARK) ? "\u202f" : token.startsWith(MARK) ? "\u00a0" : " ";
    const joined = token.length > 1 && token.endsWith(MARK);
    const text = token
      .replaceAll(MARK, "")
      .replace(/([OoAaIi])\u2060([EeJj])/g, (whole, a, b) => LIGATURES[a + b] ?? whole)
      .replaceAll("\u2060", "")
      .replaceAll("'", "’")
      .replaceAll("\u0060", "'");
    return { space, text, joined };
  }

  function plainText(tokens, from, until) {
    return written(tokens, from, until, new Set()).join("");
  }

  // The words as nodes: what is hit in <mark>, what is quoted in a span, texts between them.
  function written(tokens, from, until, hits, marks = []) {
    const made = [];
    let into = made;
    let joined = true;
    const append = (text) => {
      if (typeof into[into.length - 1] === "string") into[into.length - 1] += text;
      else into.push(text);
    };
    const close = () => {
      if (into === made) return;
      made.push(element("span", { class: "said" }, ...into));
      into = made;
    };
    let next = 0;
    for (let at = 0; at < until; at += 1) {
      const { space, text, joined: glued } = decoded(tokens[at]);
      const begins = [];
      while (next < marks.length && marks[next].at <= at) begins.push(marks[next++].id);
      if (begins.includes("-")) close();
      if (at >= from && !joined) append(space);
      if (begins.includes("+") && into === made) into = [];
      if (at < from) continue;
      if (hits.has(at)) {
        const [, before, word, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
        if (before) append(before);
        into.push(element("mark", {}, word));
        if (after) append(after);
      } else append(text);
      joined = glued;
    }
    close();
    return made;
  }

  // A title with the words that begin as the searched ones do: Pagefind does not tell where it found them there.
  function titled(data, terms) {
    const tokens = titleOf(data);
    const stems = terms.map((term) => plain(term).replace(/[^\p{L}\p{N}]/gu, "")).filter((term) => term.length > 1);
    const hit = (token) => {
      const word = plain(decoded(token).text).replace(/[^\p{L}\p{N}]/gu, "");
      return stems.some((stem) => word.startsWith(stem) || (word.length > 3 && isNear(word, stem)));
    };
    return written(tokens, 0, tokens.length, new Set(tokens.flatMap((token, at) => (hit(token) ? [at] : []))));
  }

  // Pagefind gives, for a word that it does not know, results for the longest word with which it begins.
  function isFound(data, terms) {
    const held = data.locations.map((at) => tokensOf(data)[at]).concat(titleOf(data));
    const found = held.filter(Boolean).flatMap((token) => plain(decoded(token).text).split(/[^\p{L}\p{N}]+/u));
    const whole = held.filter(Boolean).map((token) => plain(decoded(token).text).replace(/[^\p{L}\p{N}]/gu, ""));
    return terms.every((term) => {
      const wanted = plain(term).replace(/[^\p{L}\p{N}]/gu, "");
      return [...found, ...whole].some((word) => word.startsWith(wanted) || isNear(word, wanted));
    });
  }

  function isNear(word, wanted) {
    let same = 0;
    while (same < word.length && same < wanted.length && word[same] === wanted[same]) same += 1;
    return same >= 3 && same >= 0.6 * wanted.length && same >= 0.6 * word.length;
  }

  // ---- beginning

  function start() {
    const main = element("div", { class: "found" }, kinds, element("div", { class: "above" }, status, ordering), missing, chips, list, more, help);
    place.append(main, narrow);
    if (others.length) beside();
    place.hidden = false;
    if (matchMedia("(min-width: 62rem)").matches) {
      narrow.open = true;
      for (const facet of ["person", "year"]) boxes.get(facet).details.open = true;
    }
    let timer = 0;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      change({ q: field.value });
    });
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const letters = searched(field.value).query.length;
        if (letters !== 1) change({ q: field.value }, true);
      }, 250);
    });
    field.addEventListener("focus", () => load().catch(() => {}), { once: true });
    window.addEventListener("popstate", () => {
      state = read();
      search();
    });
    state = read();
    if (state.q || narrowed()) search();
    else {
      show();
      finish(++asked, null, {}, []);
      field.focus();
    }
  }

  if (location.protocol === "file:") {
    const note = element("p", { class: "needs", role: "status" }, words.needs_server);
    form.after(note);
    form.hidden = hint.hidden = true;
  } else start();
})();

// A name tells who or what it is before one follows it: pointed at with a mouse, or reached by the keyboard. What a
// card says lies in a small script beside the page that the name leads to, which is asked for once. A finger follows
// the link as any other.
"use strict";
(() => {
  const WAIT = 300; // ms before a card opens, so that none does while the pointer passes
  const LINGER = 250; // ms until it closes, so that the pointer can go to it

  const told = new Map(); // address -> promise of what the card says
  const own = document.currentScript.src;
  let style = null; // promise of how cards look
  let latest = null;
  globalThis.exergueCard = (card) => (latest = card);

  function load(link) {
    const address = new URL("card.js", link.href.split(/[?#]/)[0].replace(/(\/index)?\.html$|\/$/, "/")).href;
    if (!told.has(address)) {
      told.set(
        address,
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = () => done(latest); // it has run just before
          script.onerror = failed;
          document.head.append(script);
        }),
      );
    }
    return told.get(address);
  }

  function dressed() {
    style ??= new Promise((done) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = own.replace(/\.js\b/, ".css");
      sheet.onload = sheet.onerror = done;
      document.head.append(sheet);
    });
    return style;
  }

  const titles = new WeakMap();
  let wanted = null; // the name whose card is to be seen
  let link = null; // the name whose card is seen
  let hushed = null; // the name whose card was closed with Escape: it stays so until one leaves the name
  let timer = 0;

  const card = document.createElement("span");
  card.className = "card";
  card.popover = "manual";
  card.dataset.added = "";

  function part(name, words, language) {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = words;
    if (language) Object.assign(made, { lang: language, dir: "auto" });
    return made;
  }

  // Who says that a name in the text is this one's; most often a rule, which the name does not repeat.
  function standing(name) {
    const said = (titles.get(link) ?? "").split(" · ").pop();
    return said && said !== name ? said : document.getElementById("tools").dataset.found;
  }

  function fill(data) {
    const body = part("told", "", data.lang);
    body.id = "card";
    body.append(part("name", data.name), ...(data.role ? [" ", part("role", data.role)] : []));
    if (data.line) body.append(" ", part("line", data.line, data.of));
    body.append(" ", part("counts", data.counts));
    if (link.id) body.append(" ", part("standing", standing(data.name)));
    card.replaceChildren(body);
    const copy = document.getElementById("tools")?.content.querySelector(".copy");
    if (copy && link.id) {
      const made = copy.cloneNode(true);
      made.dataset.anchor = link.id;
      card.append(made);
    }
  }

  function place(at) {
    const lines = [...link.getClientRects()];
    const line = lines.find((one) => at !== undefined && one.top <= at && at <= one.bottom) ?? lines[0];
    const { width, height } = card.getBoundingClientRect();
    const below = line.bottom + 7;
    const fits = below + height < innerHeight || line.top < height + 14;
    const left = Math.max(8, Math.min(line.left - 14, document.documentElement.clientWidth - width - 8));
    card.style.top = `${(fits ? below : line.top - height - 7) + scrollY}px`;
    card.style.left = `${left + scrollX}px`;
  }

  async function open(name, at) {
    const [data] = await Promise.all([load(name).catch(() => null), dressed()]);
    if (!data || wanted !== name || !name.isConnected) return;
    close();
    wanted = link = name;
    fill(data);
    name.after(card);
    card.showPopover();
    place(at);
    name.setAttribute("aria-describedby", "card");
  }

  function close() {
    clearTimeout(timer);
    wanted = null;
    if (!link) return;
    link.removeAttribute("aria-describedby");
    card.remove();
    link = null;
  }

  function want(name, at) {
    clearTimeout(timer);
    if (name === link || name === hushed) return;
    wanted = name;
    load(name).catch(() => null);
    dressed();
    timer = setTimeout(() => open(name, at), WAIT);
  }

  function leave() {
    clearTimeout(timer);
    hushed = null;
    wanted = link;
    timer = setTimeout(close, LINGER);
  }

  const named = (target) => target.closest?.("a.known[href]");

  if ("popover" in HTMLElement.prototype) {
    for (const name of document.querySelectorAll("a.known[title]")) {
      titles.set(name, name.title);
      name.removeAttribute("title"); // or the browser would show it over the card
    }
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const name = named(event.target);
      if (name) want(name, event.clientY);
      else if (card.contains(event.target)) clearTimeout(timer);
    });
    document.addEventListener("pointerout", (event) => {
      if (named(event.target) || card.contains(event.target)) leave();
    });
    document.addEventListener("focusin", (event) => {
      const name = named(event.target);
      if (name?.matches(":focus-visible")) want(name);
      else if (link && !card.contains(event.target)) close();
    });
    document.addEventListener("focusout", (event) => {
      if (event.target === hushed && !card.contains(event.relatedTarget)) hushed = null;
      if (!event.relatedTarget && link) leave();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      hushed = link ?? wanted;
      const back = card.contains(document.activeElement) ? link : null;
      back?.focus();
      close();
    });
  }
})();

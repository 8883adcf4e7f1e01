/* Filters the page of a person, place or organisation by article. Without it, the list of articles leads to their place. */
{
  const list = document.querySelector(".shares");
  const groups = [...document.querySelectorAll(".sayings > ul > li, .passages > ul > li")];
  const articleOf = (group) => group.querySelector("a.title")?.pathname;

  const folder = (path) => path.replace(/index\.html$/, "");

  /* What of the page is of the article whose sentences have this id; nothing when they stand on another page. */
  function target(link) {
    const place = link.hash && folder(link.pathname) === folder(location.pathname) && document.getElementById(link.hash.slice(1));
    return place ? articleOf(place.closest("li")) : undefined;
  }

  function show(article) {
    for (const group of groups) group.hidden = article !== undefined && articleOf(group) !== article;
    for (const section of document.querySelectorAll(".said-by, .said-of, .named"))
      section.hidden = ![...section.querySelectorAll(":is(.sayings, .passages) > ul > li")].some((group) => !group.hidden);
    for (const link of list.querySelectorAll("a.share"))
      link.ariaCurrent = article !== undefined && target(link) === article ? "true" : null;
    all.hidden = article === undefined;
  }

  const all = document.createElement("button");
  if (list && groups.length > 1) {
    all.type = "button";
    all.className = "all";
    all.hidden = true;
    all.textContent = list.dataset.all;
    all.addEventListener("click", () => show());
    list.after(all);
    list.addEventListener("click", (event) => {
      const link = event.target.closest("a.share");
      const article = link && target(link);
      if (article === undefined || article === null) return;
      event.preventDefault(); // what is left begins with it
      show(article);
      groups.find((group) => !group.hidden).closest("section").scrollIntoView({ block: "nearest" });
    });
  }
}

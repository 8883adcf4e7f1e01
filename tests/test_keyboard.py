"""Whoever has no mouse: the keyboard reaches all that can be used, shows where it is, and leaves again."""

import pytest
from kinds import page_of_each_kind
from serving import served

# Everything that can be used, as its place among all elements: what is shown, not taken out of the order, not off.
USABLE = """() => {
  const all = [...document.querySelectorAll("*")];
  const found = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]");
  return [...found].filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})
    && !one.closest("[inert]")).map(one => all.indexOf(one));
}"""
# What has the focus: its place, whether it is within the window, and whether one sees that it has it.
FOCUSED = """() => {
  const one = document.activeElement, all = [...document.querySelectorAll("*")];
  if (!one || one === document.body) return null;
  const own = getComputedStyle(one), after = getComputedStyle(one, "::after"), drawn = after.content !== "none";
  const inside = [...one.getClientRects()].some(box => box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth && box.width && (box.height || drawn));
  const seen = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  const outlined = (seen(own) && one.getBoundingClientRect().height > 0) || (drawn && seen(after));
  return {at: all.indexOf(one), inside, outlined, html: one.outerHTML.slice(0, 120)};
}"""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_the_keyboard_reaches_all_that_can_be_used(chromium, sample, width):
    """Each once, in the order of the page, in sight and outlined; after the last it leaves the page."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    with served(sample / "site", "/repo/") as address:
        for path in page_of_each_kind(sample / "site"):
            page.goto(address + path)
            usable, reached = page.evaluate(USABLE), []
            assert usable, path
            for _ in range(len(usable) + 5):
                page.keyboard.press("Tab")
                now = page.evaluate(FOCUSED)
                if now is None or now["at"] in reached[:1]:
                    break
                reached.append(now["at"])
                assert now["inside"] and now["outlined"], f"{path}: {now['html']}"
            assert reached == usable, path
    context.close()

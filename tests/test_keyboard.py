"""Whoever has no mouse: the keyboard reaches all that can be used, shows where it is, and leaves again."""

import pytest
from kinds import page_of_each_kind
from serving import served

# A number for each element, which it keeps: scripts may put others before it meanwhile.
NUMBERS = """(() => {
  const numbers = new WeakMap();
  let last = 0;
  window.numberOf = one => numbers.get(one) ?? (numbers.set(one, ++last), last);
})()"""
# All that can be used, in the order of the page: what is shown, not taken out of it, and of choices the one made.
USABLE = """() => {
  const found = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]");
  return [...found].filter(one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})
    && !one.closest("[inert]") && (one.type !== "radio" || one.checked)).map(numberOf);
}"""
# The next Tab begins at the top, also where a page has put the focus into its field.
START = "() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }"
# What has the focus: its number, whether it is within the window, and whether one sees that it has it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const own = getComputedStyle(one), after = getComputedStyle(one, "::after"), drawn = after.content !== "none";
  const inside = [...one.getClientRects()].some(box => box.bottom > 0 && box.top < innerHeight
    && box.right > 0 && box.left < innerWidth && box.width && (box.height || drawn));
  const seen = style =>
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  const field = one.closest("label:has(:focus-visible), form:has(input:focus-visible)");  // drawn around what they hold
  const outlined = (seen(own) && one.getBoundingClientRect().height > 0) || (drawn && seen(after))
    || (one.matches("input") && field && seen(getComputedStyle(field)));
  return {number: numberOf(one), inside, outlined, html: one.outerHTML.slice(0, 120)};
}"""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("width", "step"), [(1400, 1), (390, 4)])
def test_the_keyboard_reaches_all_that_can_be_used(chromium, sample, width, step):
    """Each once, in the order of the page, in sight and outlined; after the last it leaves the page.

    In a narrow window on every fourth kind of page: it takes its time.
    """
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    context.add_init_script(NUMBERS)
    page = context.new_page()
    with served(sample / "site", "/repo/") as address:
        for path in page_of_each_kind(sample / "site")[::step]:
            page.goto(address + path)
            page.evaluate(START)
            missed, reached = set(page.evaluate(USABLE)), []
            assert missed, path
            while now := _next(page):
                assert now["inside"] and now["outlined"], f"{path}: {now['html']}"
                if now["number"] in reached:
                    break
                reached.append(now["number"])
            order = [number for number in page.evaluate(USABLE) if number in reached]
            assert (missed - set(reached), reached) == (set(), order), path
    context.close()


def _next(page):
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)

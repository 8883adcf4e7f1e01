"""How text, names, quotations, links, images and structure of an article become Markdown."""

import re
import time
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_pages import TOLD, Site, html, outline, page, shown, visible
from places import numbered

from exergue.markup import article_body, attribute, escape, sentence
from exergue.markup.explanations import Doubt, Explanation, surest
from exergue.markup.nesting import Mark, nest
from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, Role, TextSpan

ESCAPED = [
    # readable where nothing can be misread
    ("L'homme d'État : « Oui ! » (1894), 50 % + 2 - 1.", "L'homme d'État : « Oui ! » (1894), 50 % + 2 - 1."),
    # markup anywhere
    ("*a* _b_ `c` \\d", "&#42;a&#42; &#95;b&#95; &#96;c&#96; &#92;d"),
    ("[x](y) ![z]", "&#91;x&#93;(y) &#33;&#91;z&#93;"),
    ("<b> & &lt; {{ x }}", "&lt;b&gt; &amp; &amp;lt; &#123;&#123; x &#125;&#125;"),
    ("#MeToo a|b ~~~", "&#35;MeToo a&#124;b &#126;&#126;&#126;"),
    ("!!! note", "&#33;&#33;! note"),
    # markup where a line starts
    ("1986. Tchernobyl", "1986&#46; Tchernobyl"),
    ("12) douze", "12&#41; douze"),
    ("- Bonjour", "&#45; Bonjour"),
    ("+ un", "&#43; un"),
    (": deux", "&#58; deux"),
    ("— Bonjour", "— Bonjour"),
    ("    code\n\n  suite\t", "code suite"),
    # what Python would strip, and what HTML does not allow
    ("\xa0a\u202f", "&#160;a&#8239;"),
    ("a\x00b\x02c\x1fd\x7fe\x85f", "abcdef"),
    ("a\ud800b", "a\ufffdb"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "markdown"), ESCAPED)
def test_text_is_escaped_where_it_could_be_read_as_markup(text, markdown):
    assert escape(text) == markdown
    assert visible(html(f'<div id="texte" markdown="1">\n\n{escape(text)}\n\n</div>')) == shown(text)


def test_an_attribute_holds_any_text():
    source = f'a <span title="{attribute(chr(34) + "é <b> & `*_[x](y)" + chr(92))}">b</span>'
    assert html(source) == '<p>a <span title="&quot;é &lt;b&gt; &amp; &#96;&#42;&#95;&#91;x&#93;(y)&#92;">b</span></p>'


CROSSINGS = [
    ("one inside another", [(0, 5, 0), (1, 3, 1)], "(0 a(1 bc)1 de)0"),
    ("the same characters: the firmer is the inner", [(0, 2, 1), (0, 2, 0)], "(0 (1 ab)1 )0 cde"),
    ("crossing: the softer is cut", [(0, 3, 0), (1, 5, 1)], "(0 a)0 (1 (0 bc)0 de)1"),
    ("crossing: the firmer stays whole", [(0, 3, 1), (1, 5, 0)], "(1 a(0 bc)0 )1 (0 de)0"),
    ("side by side", [(0, 2, 0), (2, 5, 0)], "(0 ab)0 (0 cde)0"),
    ("around nothing", [(2, 2, 0)], "abcde"),
]


@pytest.mark.parametrize(("marks", "nested"), [case[1:] for case in CROSSINGS], ids=[case[0] for case in CROSSINGS])
def test_marks_nest(marks, nested):
    text, at, pieces = "abcde", 0, []
    for step in nest(Mark(TextSpan(start, end), rank, rank) for start, end, rank in marks):
        pieces.append(text[at : step.at])
        pieces.append(f"({step.mark.thing} " if step.move == "open" else f"){step.mark.thing} ")
        at = step.at
    assert "".join([*pieces, text[at:]]).replace(" ", "") == nested.replace(" ", "")


ends = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(lambda pair: TextSpan(*pair))


@given(st.lists(st.tuples(ends, st.integers(0, 3)), max_size=8))
def test_every_character_stands_in_the_marks_that_cover_it(given_marks):
    marks = [Mark(span, rank, number) for number, (span, rank) in enumerate(given_marks)]
    stack, at, covered = [], 0, {}
    for step in nest(marks):
        covered.update({place: set(stack) for place in range(at, step.at)})
        at = step.at
        if step.move == "open":
            stack.append(step.mark.thing)
        else:
            assert stack.pop() == step.mark.thing
    assert not stack
    for place in range(12):
        expected = {mark.thing for mark in marks if mark.span.start <= place < mark.span.end}
        assert covered.get(place, set()) == expected


def article(text: str, *, blocks=None, inlines=(), headline=None) -> Article:
    blocks = (Block("paragraph", TextSpan(0, len(text))),) if blocks is None else blocks
    return Article("a", Path("a.md"), text, "fr", "A", "a", tuple(blocks), tuple(inlines), headline)


def span(text: str, words: str, after: str = "") -> TextSpan:
    start = text.index(words, text.index(after) + len(after))
    return TextSpan(start, start + len(words))


def body(whole: AnnotatedArticle, links=None) -> str:
    """The Markdown of the blocks, without the element around them."""
    lines = article_body(whole, links or Site()).split("\n\n")
    assert lines[0] == '<div id="texte" lang="fr" markdown="1">'
    assert lines[-1] == "</div>"
    return numbered(whole, "\n\n".join(lines[1:-1]))


def mention(text: str, words: str, entity: str = "p1", label: str = "PER") -> Mention:
    return Mention(span(text, words), label, entity, "x", 1.0)


def test_a_name_across_formats_is_one_link():
    text = "Mark Milley parle"
    strong = Inline("strong", span(text, "Mark"))
    whole = AnnotatedArticle(article(text, inlines=[strong]), (mention(text, "Mark Milley"),))
    assert body(whole) == '[<strong>Mark</strong> Milley](../personnes/p1.md){#m1 .per title="p1"} parle'


def test_a_format_that_crosses_a_name_is_cut_and_the_name_stays_whole():
    text = "le général Mark Milley parle"
    strong = Inline("strong", span(text, "général Mark"))
    whole = AnnotatedArticle(article(text, inlines=[strong]), (mention(text, "Mark Milley"),))
    assert body(whole) == (
        'le <strong>général </strong>[<strong>Mark</strong> Milley](../personnes/p1.md){#m1 .per title="p1"} parle'
    )


def test_a_name_without_page_and_a_work_are_marked_only():
    text = "Zola écrit J’accuse"
    names = (mention(text, "Zola", "?"), mention(text, "J’accuse", "", "MISC"))
    assert body(AnnotatedArticle(article(text), names)) == (
        '<span class="per" id="m1" title="?">Zola</span> écrit <span class="misc" id="m2">J’accuse</span>'
    )


def test_a_name_in_a_link_of_the_seed_is_marked_only():
    text = "voir le procès Zola ici"
    link = Inline("link", span(text, "procès Zola"), "https://x.fr/a")
    whole = AnnotatedArticle(article(text, inlines=[link]), (mention(text, "Zola"),))
    assert body(whole) == (
        'voir le <a href="https://x.fr/a" rel="noopener noreferrer">procès '
        '<span class="per" id="m1" title="p1">Zola</span></a> ici'
    )


def test_a_name_that_crosses_blocks_has_its_anchor_once():
    text = "Mark\n\nMilley"
    blocks = (Block("paragraph", TextSpan(0, 4)), Block("paragraph", TextSpan(6, 12)))
    whole = AnnotatedArticle(article(text, blocks=blocks), (Mention(TextSpan(0, 12), "PER", "p1", "x", 1.0),))
    assert body(whole) == ('[Mark](../personnes/p1.md){#m1 .per title="p1"}\n\n[Milley](../personnes/p1.md){.per}')


def test_a_quotation_in_the_line_tells_who_speaks():
    text = "Zola dénonce une « erreur »."
    said = Quotation((span(text, "erreur"),), "mixed", speakers=("p1",))
    role = Role(span(text, "dénonce"), "p1")
    assert body(AnnotatedArticle(article(text), (), (said,), (role,)), Site(names={"p1": "Émile *Zola*"})) == (
        'Zola dénonce une « <span class="q mixed" id="q1" tabindex="0" aria-describedby="q1-who">erreur'
        '<span class="who" id="q1-who" hidden data-added><b>[Émile &#42;Zola&#42;](../personnes/p1.md), '
        "<i>dénonce</i></b></span></span> »."
    )


def test_a_pronoun_alone_is_an_unknown_speaker_and_kinship_no_role():
    text = "On dit que « tout va »."
    said = Quotation((span(text, "tout va"),), "mixed", speaker_text="On")
    made = body(AnnotatedArticle(article(text), (), (said,)))
    assert 'class="q mixed unknown"' in made and ">non attribuée<" in made
    text = "Sa sœur parle d’une « erreur »."
    said = Quotation((span(text, "erreur"),), "mixed", speakers=("p1",))
    assert "role" not in body(AnnotatedArticle(article(text), (), (said,), (Role(span(text, "sœur"), "p1"),)))


def test_each_part_of_a_cut_quotation_has_a_label_and_the_first_the_anchor():
    text = "il parle d’« un mot », puis d’« un autre »"
    said = Quotation((span(text, "un mot"), span(text, "un autre")), "mixed")
    made = body(AnnotatedArticle(article(text), (), (said,)))
    assert re.findall(r' id="([^"]*)"', made) == ["q1", "q1-who", "q1_2-who"]
    assert re.findall(r'describedby="([^"]*)"', made) == ["q1-who", "q1_2-who"]
    assert made.count('class="q mixed unknown"') == 2
    assert made.count(">non attribuée<") == 2


def test_a_quotation_in_the_line_has_a_mark_that_opens_the_reason():
    text = "Zola dénonce une « erreur »."
    said = Quotation((span(text, "erreur"),), "mixed", speakers=("p1",))
    whole = AnnotatedArticle(article(text), (), (said,))
    assert numbered(whole, article_body(whole, Site(), {0: TOLD}).split("\n\n")[1]) == (
        'Zola dénonce une « <span class="q mixed" id="q1">erreur'
        '<span class="why" data-added>&#8288;<button popovertarget="q1-card" aria-label="why p1"></button></span>'
        '<span class="who" id="q1-card" popover hidden data-added><b>[p1](../personnes/p1.md)</b> '
        "<span>« dit » suit les guillemets.</span> <small>Confiance : sûre · Relevée par règle</small></span></span> »."
    )


def test_a_callout_gives_its_reasons_behind_the_speaker_each_once():
    text = f"« {LONG} », dit Anna. « {LONG} », dit-elle."
    first, last = (m.start() + 2 for m in re.finditer("« ", text))
    quotations = tuple(
        Quotation((TextSpan(at, at + len(LONG)),), "direct", speakers=("p1",), speaker_text="") for at in (first, last)
    )
    ends = text.index(". «") + 2
    whole = AnnotatedArticle(article(text), (), quotations, (), (TextSpan(0, ends), TextSpan(ends, len(text))))
    other = Explanation("« dit-elle » suit les guillemets.", TOLD.standing)
    for explained, told in (({0: TOLD, 1: other}, 2), ({0: TOLD, 1: TOLD}, 1)):
        made = article_body(whole, Site(), explained)
        assert made.count("<figure") == made.count("<button") == 1
        assert made.count("<small>") == told
        assert visible(html(made)) == shown(text)


def test_a_doubtful_speaker_is_told_without_opening_the_reason():
    doubted = replace(TOLD, doubt=Doubt("uncertain", "attribution incertaine"), confidence=0.3)
    text = f"Anna évoque une « erreur ». « {LONG} », dit-elle."
    inserted = Quotation((span(text, "erreur"),), "mixed", speakers=("p1",))
    alone = Quotation((span(text, LONG),), "direct", speakers=("p1",))
    cut = text.index(" « " + LONG[:5]) + 1
    whole = AnnotatedArticle(article(text), (), (inserted, alone), (), (TextSpan(0, cut), TextSpan(cut, len(text))))
    made = article_body(whole, Site(), {0: doubted, 1: doubted})
    assert 'class="q mixed uncertain"' in made and 'class="quotation direct uncertain"' in made
    assert made.count('aria-label="why p1 (attribution incertaine)"') == 2
    assert made.count('<span class="doubt">attribution incertaine</span>') == 1


def test_a_callout_is_as_sure_as_its_surest_quotation():
    probable = replace(TOLD, doubt=Doubt("probable", "attribution probable"), confidence=0.7)
    uncertain = replace(TOLD, doubt=Doubt("uncertain", "attribution incertaine"), confidence=0.3)
    assert surest([uncertain, replace(TOLD, confidence=0.95)]) is None
    assert surest([uncertain, probable]) is probable
    assert surest([]) is None


def test_within_a_link_of_the_article_nothing_else_can_be_opened():
    text = "Voir « un mot »."
    said = Quotation((span(text, "un mot"),), "mixed")
    linked = article(text, inlines=[Inline("link", TextSpan(0, len(text)), "https://x.fr")])
    made = article_body(AnnotatedArticle(linked, (), (said,)), Site(), {0: TOLD})
    assert "<button" not in made and ">non attribuée<" in made


NAMED = 'J. "Zola" {: #x } </a>'
MENTIONS = [
    ("first name", "automatic", NAMED, NAMED),
    ("guess", "automatic", NAMED, f"{NAMED} · mention_guessed"),
    ("guess", "confirmed", NAMED, f"{NAMED} · mention_confirmed"),
    ("first name", "automatic", "Zola", ""),
    ("guess", "automatic", "Zola", "mention_guessed"),
]


@pytest.mark.parametrize(("generator", "status", "name", "title"), MENTIONS)
def test_a_name_says_whose_it_is_if_worded_otherwise_and_who_says_so_if_no_rule(generator, status, name, title):
    named = Mention(TextSpan(0, 4), "PER", "p1", generator, 1.0, status)
    made = html(article_body(AnnotatedArticle(article("Zola parle."), (named,)), Site(names={"p1": name})))
    assert (f' title="{title}"' if title else ' class="per"') in unescape(made)
    assert ("title=" in made) is bool(title)


def test_words_at_a_distance_have_no_mark():
    text = "le « pont »"
    whole = AnnotatedArticle(article(text), (), (Quotation((span(text, "pont"),), "none"),))
    assert body(whole) == text


LONG = "Nous reconstruirons ce pont, pierre à pierre, avant la fin de l’année prochaine"

CALLOUTS = [
    ("a whole paragraph", f"« {LONG} », dit Anna.", True),
    ("introduced by a colon", f"Anna a promis : « {LONG}. »", True),
    ("after a dialogue dash", f"— {LONG}, dit Anna.", True),
    ("followed by its cue without a comma", f"« {LONG} » promet Anna", True),
    ("a sentence of the writer's", f"Anna a promis que « {LONG} ».", False),
    ("inside the writer's sentence", f"Anna, qui répète « {LONG} », a souri.", False),
    ("going on in the writer's sentence", f"« {LONG} » est la promesse d’Anna.", False),
    ("lost in a long attribution", f"« {LONG[:60]} », a dit lundi soir Anna, {'venue en train de loin, ' * 5}.", False),
    ("short", "« Nous le ferons », dit Anna.", False),
]


@pytest.mark.parametrize(("text", "called_out"), [case[1:] for case in CALLOUTS], ids=[case[0] for case in CALLOUTS])
def test_a_direct_quotation_that_fills_its_sentence_is_a_callout(text, called_out):
    words = text[text.index("«") + 2 : text.index(" »")].rstrip(".") if "«" in text else LONG
    cue = re.search("dit|promet", text)
    said = Quotation((span(text, words),), "direct", (TextSpan(*cue.span()),) if cue else (), None, ("p1",))
    whole = AnnotatedArticle(article(text), (), (said,), (), (TextSpan(0, len(text)),))
    assert ("<figure" in body(whole)) is called_out


def test_a_quotation_in_a_list_stays_in_the_line():
    text = f"« {LONG} »"
    whole_span = TextSpan(0, len(text))
    item = Block("item", whole_span, (Block("paragraph", whole_span),))
    listed = article(text, blocks=(Block("list", whole_span, (item,), tight=True),))
    made = body(AnnotatedArticle(listed, (), (Quotation((span(text, LONG),), "direct"),)))
    assert made.startswith('<ul class="tight" markdown="1">\n<li markdown="span">« <span class="q direct unknown"')


def test_a_callout_leaves_the_rest_of_its_paragraph_in_order():
    before, quoted, behind = "Le maire a reçu la presse hier soir.", f"« {LONG} », dit-il.", "Puis il est parti à pied."
    text = f"{before} {quoted} {behind}"
    said = Quotation((span(text, LONG),), "direct")
    sentences = tuple(span(text, part) for part in (before, quoted, behind))
    assert outline(page(AnnotatedArticle(article(text), (), (said,), (), sentences))) == [
        *("<div>", "<p>", before, "</p>"),
        *("<figure>", "<blockquote>", "<p>", quoted, "</p>", "</blockquote>"),
        *("<figcaption>", "non attribuée", "</figcaption>", "</figure>"),
        *("<p>", behind, "</p>", "</div>"),
    ]


def test_a_word_or_two_are_not_left_alone_by_a_callout():
    text = f"« {LONG} », dit-il. Mercredi."
    said = Quotation((span(text, LONG),), "direct")
    sentences = (TextSpan(0, text.index(" Mercredi")), span(text, "Mercredi."))
    made = outline(page(AnnotatedArticle(article(text), (), (said,), (), sentences)))
    assert made[1:5] == ["<figure>", "<blockquote>", "<p>", text]


def test_a_callout_takes_the_role_of_this_article_before_any_other():
    text = f"« {LONG} », dit Anna, maire."
    said = Quotation((span(text, LONG),), "direct", speakers=("p1",))
    site = Site(names={"p1": "Anna"}, roles={"p1": "députée"})
    with_role = AnnotatedArticle(article(text), (), (said,), (Role(span(text, "maire"), "p1"),))
    assert '<span class="role">maire</span>' in body(with_role, site)
    assert '<span class="role">députée</span>' in body(replace(with_role, roles=()), site)


def test_headings_go_under_the_one_title_and_take_no_id_of_another():
    text = "Titre\n\nq1\n\ntexte\n\nm1"
    spans = [TextSpan(*line.span()) for line in re.finditer(r"\w+", text)]
    blocks = [Block("heading", at, (), level) for at, level in zip(spans, (1, 1, 2, 6), strict=True)]
    made = page(AnnotatedArticle(article(text, blocks=blocks, headline=spans[0])))
    assert re.findall(r'<(h\d) id="([^"]*)">', made) == [
        ("h1", "titre"), ("h2", "section-1"), ("h3", "section-2"), ("h6", "section-3"),
    ]  # fmt: skip


def test_a_headline_of_a_plain_text_is_the_title():
    text = "Un titre\n\nLe texte."
    blocks = (Block("paragraph", TextSpan(0, 8)), Block("paragraph", TextSpan(10, 19)))
    whole = AnnotatedArticle(article(text, blocks=blocks, headline=TextSpan(0, 8)))
    assert body(whole) == '<h1 id="titre" markdown="1">Un titre</h1>\n\nLe texte.'


def test_a_link_to_another_seed_leads_to_its_page_and_one_into_the_dark_is_text():
    text = "ici et là"
    inlines = [Inline("link", span(text, "ici"), "../a%20b.md#c"), Inline("link", span(text, "là"), "perdu.md")]
    whole = AnnotatedArticle(article(text, inlines=inlines))
    assert body(whole, Site(articles={"../a b.md": "b.md"})) == '[ici](b.md) et <span title="perdu.md">là</span>'


URLS = [
    ("https://x.fr/a", "https://x.fr/a"),
    ("HTTP://X.fr", "HTTP://X.fr"),
    ("www.x.fr/a", "https://www.x.fr/a"),
    ("a.b@x.fr", "mailto:a.b@x.fr"),
    ("mailto:a@x.fr", "mailto:a@x.fr"),
    ("ftp://x.fr/a", ""),
    ("javascript://x.fr/%0aalert(1)", ""),
]


@pytest.mark.parametrize(("url", "address"), URLS)
def test_an_address_in_the_text_is_a_link_if_it_is_harmless(url, address):
    made = page(AnnotatedArticle(article(url, inlines=[Inline("url", TextSpan(0, len(url)), url)])))
    link = re.search('<a href="([^"]*)"', made)
    assert (unescape(link[1]) if link else "") == address
    assert "title=" not in made


def test_the_title_of_a_link_is_kept():
    link = Inline("link", TextSpan(0, 3), "https://x.fr", 'Le "titre" [1]\n*')
    made = page(AnnotatedArticle(article("ici", inlines=[link])))
    assert 'title="Le &quot;titre&quot; &#91;1&#93; &#42;"' in made


def test_a_local_image_is_shown_and_a_remote_one_is_a_link():
    text = "avant après"
    local = Inline("image", TextSpan(5, 5), "photo.png", 'Une "photo"\n[1]')
    remote = Inline("image", span(text, "après"), "https://x.fr/a.png", "après")
    site = Site(images={"photo.png": "../images/photo.png"})
    made = page(AnnotatedArticle(article(text, inlines=[local, remote])), site)
    assert '<img alt="Une &quot;photo&quot; &#91;1&#93;" loading="lazy" src="../images/photo.png" />' in made
    assert '<a href="https://x.fr/a.png" rel="noopener noreferrer">après</a>' in made


def test_a_hard_line_break_breaks_the_line():
    text = "un\ndeux"
    assert body(AnnotatedArticle(article(text, inlines=[Inline("break", TextSpan(2, 3))]))) == "un<br> deux"


def test_code_keeps_its_lines_and_takes_no_annotation():
    text = "a = [1]\n\n\tb  # <Zola>"
    code = article(text, blocks=(Block("code", TextSpan(0, len(text))),))
    made = page(AnnotatedArticle(code, (mention(text, "Zola"),)))
    assert "<pre><code>a &#61; &#91;1&#93;\n\n&#9;b  &#35; &lt;Zola&gt;</code></pre>" in made


def test_text_that_no_block_holds_is_not_lost():
    text = "un deux trois"
    assert body(AnnotatedArticle(article(text, blocks=(Block("paragraph", span(text, "deux")),)))) == (
        "un\n\ndeux\n\ntrois"
    )


def test_a_sentence_marks_what_it_is_shown_for_and_links_the_other_names():
    text = "Avant. *Zola* défend Dreyfus. Après."
    names = (mention(text, "Zola", "p1"), mention(text, "Dreyfus", "p2"))
    whole = AnnotatedArticle(article(text), names)
    shown_for = [names[0].span]
    assert sentence(whole, span(text, "*Zola* défend Dreyfus."), Site(), focus=shown_for) == (
        "&#42;<mark>Zola</mark>&#42; défend [Dreyfus](../personnes/p2.md){.per}."
    )


def grown(times: int) -> AnnotatedArticle:
    """An article with as many mentions and quotations as paragraphs, or all of them in one."""
    piece = f"Anna a dit : « {LONG}. » Puis elle s’est tue."
    text = "\n\n".join([piece] * times)
    starts = [number * (len(piece) + 2) for number in range(times)]
    moved = [
        (TextSpan(at, at + len(piece)), TextSpan(at, at + 4), TextSpan(at + 15, at + 15 + len(LONG))) for at in starts
    ]
    return AnnotatedArticle(
        article(text, blocks=[Block("paragraph", paragraph) for paragraph, *_ in moved]),
        tuple(Mention(name, "PER", "p1", "x", 1.0) for _, name, _ in moved),
        tuple(Quotation((words,), "direct", speakers=("p1",)) for *_, words in moved),
        (),
        tuple(TextSpan(p.start, p.end - len(" Puis elle s’est tue.")) for p, *_ in moved),
    )


@pytest.mark.slow
@pytest.mark.parametrize("in_one_paragraph", [False, True], ids=["many paragraphs", "one paragraph"])
def test_the_time_grows_with_the_text_not_with_its_square(in_one_paragraph):
    def seconds(times: int) -> float:
        whole = grown(times)
        if in_one_paragraph:
            text = whole.article.text.replace("\n\n", " \n")
            whole = replace(whole, article=article(text), sentences=())
        start = time.process_time()
        page(whole)
        return time.process_time() - start

    seconds(10)
    assert seconds(4000) < 8 * 3 * max(seconds(500), 0.05)

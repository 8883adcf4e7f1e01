"""The rules take time in proportion to the words that they read, whatever the text: long, endless, or broken."""

import gc
import time

import pytest
from read_speech import line_article

from exergue.annotate.nlp import load
from exergue.annotate.offsets import see

FIRST = ["Paul", "Zoé", "Jean", "Anne", "Marc", "Lise", "Hugo", "Emma", "Léo", "Inès", "Karim", "Nadia", "Yves", "Rose"]
LAST = ["Dutour", "Bertin", "Lahaye", "Morvan", "Ferrand", "Cazal", "Pujol", "Rochet", "Vidal", "Sabatier", "Ollier"]
ARTICLE = """{place} : le maire veut « aller plus loin »
Le maire de {place}, {first} {last}, a annoncé mardi qu'il quitterait son poste. « C'est une page qui se tourne, \
a-t-il dit à la presse. Je pars sans regret. »
Selon {other} {second}, présidente du Conseil régional, la ville se trompe. Elle dénonce une « erreur grave » et \
demande « un nouveau vote », a indiqué l'AFP.
« Il faut aller plus loin », répond {last}. {second} n'a pas caché qu'elle était inquiète : "Le projet "Rives 2030" \
coûtera 12 millions."
"""
PLACES = ["Lens", "Béziers", "Metz", "Nantes", "Rouen", "Dijon", "Brest"]
LIMIT = 1.7  # how much longer a word may take in a text four times as long; a quadratic rule takes four times


def articles(words):
    """A text of about so many words: articles of which each has names of its own, as far as the lists go."""
    parts, count = [], 0
    while count < words:
        n = len(parts)
        first, last = FIRST[n % len(FIRST)], LAST[n % len(LAST)] + "aeiou"[n // 7 % 5]
        other, second = FIRST[(n * 3 + 1) % len(FIRST)], LAST[(n * 5 + 2) % len(LAST)] + "nrst"[n // 11 % 4]
        place = PLACES[n % len(PLACES)]
        parts.append(ARTICLE.format(place=place, first=first, last=last, other=other, second=second))
        count += len(parts[-1].split())
    return "".join(parts)


def one_sentence(words):
    return "Paul Dutour dit que la ville dort et que rien ne bouge, selon lui, mais " * (words // 15)


def unclosed(marks):
    return 'Il a dit « nous partons et " elle ‘ répond “ oui. ' * (marks // 4)


def seconds(text):
    """Processor time that all rules take for a text, without reading it as a model does."""
    nlp = load("fr")
    seen = see(line_article(text))
    doc = nlp.make_doc(seen.text)
    doc._.blocks, doc._.protected, doc._.emphasis = seen.blocks, seen.protected, seen.emphasis
    gc.disable()  # what other tests left in memory is not looked through meanwhile
    try:
        start = time.process_time()
        for name, component in nlp.pipeline:
            doc = doc if name == "exergue_trained" else component(doc)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "size"),
    [(articles, 200_000), (one_sentence, 50_000), (unclosed, 5_000)],
    ids=["long", "endless", "broken"],
)
def test_time_grows_with_the_words(make, size):
    seconds(make(2_000))  # tables are made on first use
    assert seconds(make(size)) <= 4 * LIMIT * seconds(make(size // 4))

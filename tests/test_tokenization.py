"""Words and sentences as the press writes them."""

import pytest
from read_names import read

from exergue.annotate.nlp import load


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l'Ukraine qu'Emmanuel", "l' Ukraine qu' Emmanuel"),
        ("N'Djamena M'Bappé O'Connor", "N'Djamena M'Bappé O'Connor"),
        ("n'est pas d'accord", "n' est pas d' accord"),
        ("a-t-il dit-on est-ce", "a -t- il dit - on est - ce"),
        ("Jean-Pierre à Saint-Ouen-l'Aumône", "Jean-Pierre à Saint-Ouen-l'Aumône"),
        ('«mot», "mot".', '« mot » , " mot " .'),
        ("l'«honneur»", "l' « honneur »"),
        ("M. Dupont et J.-C. Lagarde", "M. Dupont et J.-C. Lagarde"),
        ("J.K. Rowling, U.S.A.", "J.K. Rowling , U.S.A."),
        ("la fin.Puis", "la fin . Puis"),
        ("mot–mot (Haute-Garonne)", "mot – mot ( Haute-Garonne )"),
        ("ex-Yougoslavie pro-Trump", "ex- Yougoslavie pro- Trump"),
        ("16.000 euros, 3,5%", "16.000 euros , 3,5 %"),
        ("aujourd'hui quelqu'un rendez-vous", "aujourd'hui quelqu'un rendez-vous"),
        ("AFP/Reuters Canal+", "AFP / Reuters Canal+"),
        ("fin... Suite…", "fin ... Suite …"),
    ],
)
def test_french_words(text, tokens):
    assert " ".join(token.text for token in load("fr").make_doc(text)) == tokens


def test_english_words():
    tokens = [token.text for token in load("en").make_doc("Trump's aides didn't meet Mr. Smith in the U.S. today.")]
    assert tokens == ["Trump", "'s", "aides", "did", "n't", "meet", "Mr.", "Smith", "in", "the", "U.S.", "today", "."]


@pytest.mark.parametrize(
    ("title", "text", "sentences"),
    [
        ("full stop", "Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("civility", "Selon M. Dupont, c'est faux. Fin.", ["Selon M. Dupont, c'est faux.", "Fin."]),
        ("marks after the stop", "« Il part. » Elle reste.", ["« Il part. »", "Elle reste."]),
        ("cue after the marks", "« Ah ! », dit-il. Fin.", ["« Ah ! », dit-il.", "Fin."]),
        ("straight marks", '"Oui. Non." Fin.', ['"Oui.', 'Non."', "Fin."]),
        ("straight marks open a sentence", 'Il part. "Oui", dit-il.', ["Il part.", '"Oui", dit-il.']),
        ("left out", "Il part. (...) Elle reste.", ["Il part.", "(...)", "Elle reste."]),
        ("points in a sentence", "Il part... et revient.", ["Il part... et revient."]),
        ("heading without stop", "Un titre\n\nUn texte.", ["Un titre", "Un texte."]),
        ("number", "Il y en a 3.500 ici. Fin.", ["Il y en a 3.500 ici.", "Fin."]),
        ("dialogue", "– Bonjour. – Salut !", ["– Bonjour.", "– Salut !"]),
    ],
)
def test_french_sentences(title, text, sentences):
    assert [sentence.text.strip() for sentence in read(text).sents] == sentences

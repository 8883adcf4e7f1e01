"""Which names of an article name one thing, and the roles of people."""

import pytest
from read_names import clusters, roles


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "surname to full name",
            "Mark Milley a parlé. Milley est parti. Antony Blinken aussi.",
            [("Mark Milley", "p1"), ("Milley", "p1"), ("Antony Blinken", "p2")],
        ),
        (
            "surname before the full name",
            "Le général Milley se tait.\n\nMark Milley est parti.",
            [("Milley", "p1"), ("Mark Milley", "p1")],
        ),
        (
            "two of one surname: the one first named",
            "Alfred Dreyfus est condamné. Mathieu Dreyfus le défend. Pour Dreyfus, tout reste à faire.",
            [("Alfred Dreyfus", "p1"), ("Mathieu Dreyfus", "p2"), ("Dreyfus", "p1")],
        ),
        (
            "two of one surname: not the one who is called by first name",
            "Mathieu Dreyfus arrive. Mathieu espère. Alfred Dreyfus hésite. La grâce laisse à Dreyfus son droit.",
            [("Mathieu Dreyfus", "p1"), ("Mathieu", "p1"), ("Alfred Dreyfus", "p2"), ("Dreyfus", "p2")],
        ),
        (
            "two of one surname: the title decides",
            "Marguerite Labori accourt. Me Fernand Labori est blessé. Me Labori se relève. Labori sourit.",
            [("Marguerite Labori", "p1"), ("Fernand Labori", "p2"), ("Labori", "p2"), ("Labori", "p2")],
        ),
        (
            "a surname is not of the brother whom the article calls by first name",
            "Mathieu Dreyfus cherche. Mathieu prévient Mathieu. « Dreyfus est innocent », dit le médecin.",
            [("Mathieu Dreyfus", "p1"), ("Mathieu", "p1"), ("Mathieu", "p1"), ("Dreyfus", "p2")],
        ),
        (
            "name at birth",
            "Née Lucie Hadamard, elle a vingt-sept ans. Lucie Dreyfus attend.",
            [("Lucie Hadamard", "p1"), ("Lucie Dreyfus", "p1")],
        ),
        (
            "a first name after a noun of kin is of the family named before",
            "Georges Picquart dépose. Albert Clemenceau plaide avec son frère Georges.",
            [("Georges Picquart", "p1"), ("Albert Clemenceau", "p2"), ("Georges", "p3")],
        ),
        (
            "particles and long surnames",
            "Le commandant Armand du Paty de Clam écrit. Du Paty se tait. Le général de Pellieux lit. Pellieux sort.",
            [("Armand du Paty de Clam", "p1"), ("Du Paty", "p1"), ("de Pellieux", "p2"), ("Pellieux", "p2")],
        ),
        (
            "two of one surname: the civility decides",
            "Lucie Dreyfus écrit. Alfred Dreyfus répond. Mme Dreyfus attend.",
            [("Lucie Dreyfus", "p1"), ("Alfred Dreyfus", "p2"), ("Dreyfus", "p1")],
        ),
        (
            "initials",
            "Jean-Paul Delevoye démissionne. J.-P. Delevoye se défend.",
            [("Jean-Paul Delevoye", "p1"), ("J.-P. Delevoye", "p1")],
        ),
        (
            "father and son",
            "Claude François est mort. Claude François Junior raconte.",
            [("Claude François", "p1"), ("Claude François Junior", "p2")],
        ),
        (
            "a surname alone that means another of the family",
            "Mathieu Dreyfus se bat. Dreyfus, lui, est en prison. Alfred écrit.",
            [("Mathieu Dreyfus", "p1"), ("Dreyfus", "p2"), ("Alfred", "p2")],
        ),
        (
            "a surname alone, and a title that speaks for the relative",
            "Emmanuel Macron reçoit. Brigitte Macron aussi. Mme Macron sourit, Macron parle.",
            [("Emmanuel Macron", "p1"), ("Brigitte Macron", "p2"), ("Macron", "p2"), ("Macron", "p1")],
        ),
        (
            "first name of somebody else, before the full name",
            "Il pleut.\n\nIl vente.\n\nElle parle de Pierre, huit ans. Pierre Waldeck-Rousseau hésite.",
            [("Pierre", "p1"), ("Pierre Waldeck-Rousseau", "p2")],
        ),
        (
            "first name in the headline",
            "Les adieux à Johnny\n\nJohnny Hallyday est mort.",
            [("Johnny", "p1"), ("Johnny Hallyday", "p1")],
        ),
        (
            "article before the title",
            "Jean Buzyn et Agnès Buzyn sont venus. La ministre Buzyn a parlé.",
            [("Jean Buzyn", "p1"), ("Agnès Buzyn", "p2"), ("Buzyn", "p2")],
        ),
        (
            "nickname",
            "Odette Marchadier, dite Suzette, rit. Suzette s'en va.",
            [("Odette Marchadier", "p1"), ("Suzette", "p1"), ("Suzette", "p1")],
        ),
        (
            "real name",
            "Tino Martin, de son vrai nom Jean Rilos, chante.",
            [("Tino Martin", "p1"), ("Jean Rilos", "p1")],
        ),
        (
            "somebody says a name",
            "« Je lis Lu Xun », dit Anne Petit.",
            [("Lu Xun", "p1"), ("Anne Petit", "p2")],
        ),
        (
            "initials of an interview",
            "Vanessa Martin répond. Me V. M. ajoute.",
            [("Vanessa Martin", "p1"), ("V. M.", "p1")],
        ),
        (
            "first of two surnames",
            "Irène Boulet-Sauvage est venue. Mme Boulet se tait.",
            [("Irène Boulet-Sauvage", "p1"), ("Boulet", "p1")],
        ),
        (
            "with and without the second surname",
            "Irena Kowalczyk-Dumas est venue. Irena Dumas se tait.",
            [("Irena Kowalczyk-Dumas", "p1"), ("Irena Dumas", "p1")],
        ),
        (
            "misprint",
            "Nicolas Martin écrit. Hier, Nicloas Martin a ri.",
            [("Nicolas Martin", "p1"), ("Nicloas Martin", "p1")],
        ),
        (
            "somebody new",
            "Ezekiel Banda est médecin. Un certain Banda a téléphoné.",
            [("Ezekiel Banda", "p1"), ("Banda", "p2")],
        ),
        (
            "a family is not its member",
            "Robert Kennedy est mort. Les Kennedy sont venus.",
            [("Robert Kennedy", "p1"), ("Kennedy", "p2")],
        ),
        (
            "names of one place",
            "Les États-Unis accusent. Les Etats-Unis attendent. Kiev répond, Kyiv aussi.",
            [("États-Unis", "l1"), ("Etats-Unis", "l1"), ("Kiev", "l2"), ("Kyiv", "l2")],
        ),
        (
            "acronym and expansion",
            "L'OMS alerte. L'Organisation mondiale de la santé (OMS) insiste.",
            [("OMS", "o1"), ("Organisation mondiale de la santé", "o1"), ("OMS", "o1")],
        ),
        (
            "a party in brackets is not the assembly",
            "L'Assemblée (LREM et alliés) vote. LREM se réjouit.",
            [("Assemblée", "o1"), ("LREM", "o2"), ("LREM", "o2")],
        ),
        (
            "paper with and without article",
            "Le Monde l'écrit. Il l'a dit au Monde.",
            [("Le Monde", "o1"), ("Monde", "o1")],
        ),
        (
            "first noun of the name",
            "La Fédération française de rugby conteste. Selon la Fédération, rien ne presse.",
            [("Fédération française de rugby", "o1"), ("Fédération", "o1")],
        ),
    ],
)
def test_clusters(title, text, expected):
    assert clusters(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("rank", "Le général Mark Milley a parlé.", [("général", "p1")]),
        (
            "role, comma, rank",
            "Le président de l'état-major interarmées, le général Mark Milley, a parlé.",
            [("président de l'état-major interarmées", "p1"), ("général", "p1")],
        ),
        (
            "nationality and portfolio",
            "Il a vu le ministre ukrainien des Affaires étrangères Dmytro Kuleba.",
            [("ministre ukrainien des Affaires étrangères", "p1")],
        ),
        (
            "organisation inside",
            "« Non », dit le porte-parole du Pentagone, John Kirby.",
            [("porte-parole du Pentagone", "p1")],
        ),
        ("after the name", "Anne Hidalgo, maire de Paris, a répondu.", [("maire de Paris", "p1")]),
        ("former", "Alain Marsaud, ancien député de Paris, est venu.", [("ancien député de Paris", "p1")]),
        (
            "two roles",
            "Lucette Joseph, conseillère régionale et vice-présidente du syndicat, est venue.",
            [("conseillère régionale", "p1"), ("vice-présidente du syndicat", "p1")],
        ),
        ("the nearest noun", "L'avocat du président Macron est venu.", [("président", "p1")]),
        ("trade that is not listed", "Théo Muller, géomécanicien, y travaille.", [("géomécanicien", "p1")]),
        ("noun before the name", "La soigneuse Morgane Quintard le dit.", [("soigneuse", "p1")]),
        ("with age", "Louis, un jeune homme de 25 ans, confie.", [("jeune homme de 25 ans", "p1")]),
        ("after an age", "Nino, 23 ans, étudiante en géologie, rigole.", [("étudiante en géologie", "p1")]),
        ("title with article", "Le Dr Habib Senoussi le reconnaît.", [("Dr", "p1")]),
        ("verb, no role", "« On la répare », philosophe Étienne Lecacheux.", []),
        ("adverb, no role", "« Non », répond de son côté Anne Hidalgo.", []),
        (
            "a title before another name",
            "Le capitaine Louis Cuignet croit Alfred Dreyfus coupable.",
            [("capitaine", "p1")],
        ),
        ("role of another", "Anne Hidalgo est présidente du jury, Paul Martin ministre de la Ville.", []),
        ("people, no trade", "Jean Sandherr, alsacien et mulhousien, se tait.", []),
        ("no role", "Hier, Anne Hidalgo a répondu.", []),
    ],
)
def test_roles(title, text, expected):
    assert roles(text) == expected

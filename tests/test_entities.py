"""Names of people, places, organisations and works in sentences of the press."""

import pytest
from read_names import tagged, untagged

PEOPLE = [
    ("rank", "Le général <PER>Milley</PER> s'est tu."),
    ("civility and particle", "Selon M. <PER>de Villepin</PER>, c'est faux."),
    ("two after one civility", "MM. <PER>Dupont</PER> et <PER>Durand</PER> ont signé."),
    ("first name", "Hier, <PER>Valery Gerasimov</PER> a parlé."),
    ("particles", "<PER>Ursula von der Leyen</PER> et <PER>Charles de Gaulle</PER> sont cités."),
    ("elided particle before a small town", "Hier, <PER>Aubin Gavard d'Estaing</PER> a parlé."),
    ("elided preposition before a large one", "Hier, <PER>Aubin Gavard</PER> d'<LOC>Angers</LOC> a parlé."),
    ("capital particle", "Il soutient <PER>Marine Le Pen</PER>."),
    ("initials", "Le livre de <PER>J. K. Rowling</PER> est sorti."),
    ("surname in capitals", "Notre envoyé, <PER>Jean-Marc MARTIN</PER>, raconte."),
    ("apostrophe", "Le joueur <PER>N'Golo Kanté</PER> est absent."),
    ("regnal number", "Le pape <PER>Jean-Paul II</PER> est mort."),
    ("age", "<PER>Xoxhi</PER>, 45 ans, habite ici."),
    ("role in apposition", "<PER>Baldur Tvedt</PER>, maire de la ville, proteste."),
    ("unknown name that speaks", "« Nous partons », explique <PER>Ilinca Vrâncean</PER>."),
    ("family", "La famille <PER>Kennedy</PER> est venue."),
    ("surname again", "<PER>Antony Blinken</PER> est parti. <PER>Blinken</PER> reviendra."),
    ("name before the town", "Le préfet de police de <LOC>Paris</LOC> <PER>Didier Lallement</PER> a répondu."),
    ("before a party", "Le député <ORG>LREM</ORG> <PER>Laurent Pietraszewski</PER> a voté."),
    ("rank and particle", "Le général <PER>de Luxer</PER> rejette leur requête."),
    ("title and particle", "Le marquis <PER>de Solages</PER> l'a battu."),
    ("rank and a surname of several words", "J'accuse le lieutenant-colonel <PER>du Paty de Clam</PER>."),
    ("rank of two", "Les généraux <PER>de Boisdeffre</PER> et <PER>Gonse</PER> sont là."),
    ("captain of a club", "Le capitaine de <LOC>Toulouse</LOC> est blessé, celui du <ORG>PSG</ORG> aussi."),
    ("to somebody by first name", "Il écrit à <PER>Lucie</PER> le 23."),
    (
        "what only a person has",
        "Il efface les fautes de <PER>Ravary</PER>, de <PER>Gonse</PER> et de <PER>Lauth</PER>.",
    ),
    ("contracted particle of a surname", "Un pli reçu des mains de <PER>du Paty de Clam</PER>."),
    ("first name, then a word that is no name", "L'avocat de <PER>Tariq Ramadan</PER> est venu."),
]
PLACES = [
    ("slum with a first name", "Le bidonville de <LOC>Sanjay Nivar</LOC> est évacué."),
    ("country and region", "La <LOC>Russie</LOC> a annexé la <LOC>Crimée</LOC>."),
    ("without accent on the capital", "Les <LOC>Etats-Unis</LOC> et l'<LOC>Egypte</LOC> signent."),
    ("French name of a city", "Il vit à <LOC>Anvers</LOC>, elle à <LOC>Pékin</LOC>."),
    ("only the name", "Dans l'est de l'<LOC>Ukraine</LOC>, le calme revient."),
    ("compass in the name", "L'<LOC>Europe de l'Est</LOC> s'inquiète."),
    ("small town in its department", "Il est né à <LOC>Bapaume</LOC> (<LOC>Pas-de-Calais</LOC>)."),
    ("unknown place in its department", "Un feu a pris à <LOC>Trifouilly</LOC> (<LOC>Aveyron</LOC>)."),
    ("article in the preposition", "Elle arrive du <LOC>Caire</LOC> et va au <LOC>Havre</LOC>."),
    ("street", "Les riverains de la <LOC>rue de Rivoli</LOC> se plaignent."),
    ("lake", "Près du <LOC>lac Léman</LOC>, il neige."),
    ("station of a town", "La gare de <LOC>Béziers</LOC> est fermée."),
    ("capital A for À", "A <LOC>Toulouse</LOC>, il pleut."),
    ("form of communes", "Le maire de <LOC>Villers-en-Gâtines</LOC> est là."),
    ("article with a small letter", "Il revoit la scène de la <LOC>Rochelle</LOC>."),
    ("compass point, no department", "Le vent du nord souffle."),
    ("department with its article", "Le <LOC>Nord</LOC> et le <LOC>Pas-de-Calais</LOC> sont en alerte."),
    ("capital by chance", "La réunion du panier est finie."),
    ("road and its number", "La <LOC>RD 1032</LOC> est coupée."),
    ("dateline in capitals", "<LOC>NOUMÉA</LOC> (correspondance)."),
    ("place before somebody's role", "À <LOC>Carhaix</LOC>, le maire proteste."),
    ("state of a city", "Un institut de <LOC>Washington</LOC>, <LOC>DC</LOC>, le dit."),
]
ORGANIZATIONS = [
    ("station of a region with a joint", "Selon <ORG>France 3 Provence-Alpes-Côte d'Azur</ORG>, il pleut."),
    ("head of a party, no name", "La Direction du <ORG>PS</ORG> a tranché."),
    ("radio before somebody with a role", "Sur <ORG>Franceinfo</ORG> <PER>Jean Vallin</PER>, maire, se tait."),
    ("a capital and where", "Le vote sur le <MISC>Brexit</MISC> au <LOC>Royaume-Uni</LOC> a eu lieu."),
    ("faculty with a first name", "Il enseigne à la <ORG>faculté René Descartes</ORG>."),
    ("shop with a first name", "Le magasin <ORG>Bob Music</ORG> a fermé."),
    ("ministry", "Le <ORG>ministère de l'Intérieur</ORG> a répondu."),
    ("prosecutor", "Le <ORG>parquet de Paris</ORG> enquête."),
    ("institution", "La <ORG>Banque centrale européenne</ORG> agit."),
    ("federation", "La <ORG>Fédération française de rugby</ORG> conteste."),
    ("acronym with what it stands for", "L'<ORG>Organisation mondiale de la santé</ORG> (<ORG>OMS</ORG>) alerte."),
    ("unknown with acronym", "L'<ORG>Office central des carpes</ORG> (<ORG>OCC</ORG>) existe."),
    ("no acronym of everyday", "Le PDG a parlé du PIB et du SMIC."),
    ("media", "Selon <ORG>Le Monde</ORG> et le <ORG>Figaro</ORG>, c'est vrai."),
    ("article in the preposition", "Il l'a confié au <ORG>Monde</ORG>."),
    ("elided article of a paper", "Il se confie à l'<ORG>Express</ORG>."),
    ("the world, not the paper", "Le monde entier regarde."),
    ("beside its noun", "La société <ORG>Gomtrans</ORG> a fermé."),
    ("school", "Le <ORG>lycée Victor-Hugo</ORG> est bloqué."),
    ("school of a town", "Le <ORG>lycée Paul-Langevin</ORG> de <LOC>Suresnes</LOC> est bloqué."),
    ("club", "L'<ORG>Olympique de Marseille</ORG> a gagné contre le <ORG>FC Metz</ORG>."),
    ("colour, not company", "Une robe de couleur orange est en vitrine."),
    ("bodies without proper name", "Le gouvernement, la police et la mairie se taisent."),
    ("capital with complement", "La <ORG>Cour des comptes</ORG> publie un rapport."),
    ("role before a longer name", "Le président du <ORG>Conseil constitutionnel</ORG> hésite."),
    ("the chamber, where one goes", "À la <ORG>Chambre</ORG>, on proteste."),
    ("no article joins a complement", "Il joue à la <ORG>Bourse</ORG> l'argent de sa femme."),
    ("one's turn", "C'est au tour du <ORG>Sénat</ORG>."),
    ("court martial", "Le <ORG>conseil de guerre de Paris</ORG> l'acquitte."),
    ("list of complements", "L'<ORG>Observatoire des prix, des marges et des revenus</ORG> le dit."),
    ("branch", "L'<ORG>Urssaf des Pays de la Loire</ORG> réclame la somme."),
    ("government building that acts", "Le <ORG>Kremlin</ORG> dément."),
    ("not a verb", "La <ORG>chambre d'agriculture du Gers</ORG> rappelle la règle."),
    ("branch of a television", "Interrogé par <ORG>France 3 Lorraine</ORG>, il se tait."),
    ("foreign joints", "L'organisation <ORG>Defence for Children</ORG> proteste."),
    ("two, joined by and", "La <ORG>Fondation Vasarely</ORG> et le <ORG>musée Granet</ORG> ouvrent."),
    ("site of the web, no place", "Le texte est sur <ORG>Wikisource</ORG>."),
    ("network that needs its preposition", "Il a écrit sur <ORG>X</ORG> que non."),
]
WORKS = [
    (
        "a law without its complement",
        "Il veut l'inscription dans la <MISC>Constitution</MISC> de la protection des haies.",
    ),
    ("ship with a first name", "Le bateau <MISC>Marta Azura</MISC> a accosté."),
    ("competition", "Les <MISC>Jeux olympiques</MISC> approchent."),
    ("law", "La <MISC>loi Veil</MISC> a changé les choses."),
    ("affair", "L'<MISC>affaire Dreyfus</MISC> divise."),
    ("title after its noun", "Le film « <MISC>Le Grand Bleu</MISC> » repasse."),
]
NONE = [
    ("portfolio before a comma", "Le ministre de la Santé, <PER>Olivier Véran</PER>, est venu."),
    ("portfolio", "Le ministre de l'Intérieur et la secrétaire d'État aux Transports sont venus."),
    ("capital inside a role", "Le garde des Sceaux et le président du Conseil hésitent."),
    (
        "abstract noun with a capital",
        "Il est mort sous l'Occupation, après l'Affaire. L'or de l'Exposition brille.",
    ),
    ("letter that ends a sentence", "La carte est signée de la lettre C. Elle est adressée au commandant."),
    ("not a person in a list", "Tout est mauvais : dettes, Bourse, maîtresse."),
    ("palace of all towns", "Il se rend au Palais de justice."),
    ("long portfolio", "La ministre de la Transition écologique et de la Cohésion des territoires a cédé."),
    ("peoples and languages", "Les Français parlent anglais, les Toulousaines aussi."),
    ("days and months", "Mardi, en Janvier, il neigeait."),
    ("shouted line", "LES DIRIGEANTS DOIVENT RÉPONDRE"),
    ("opening word", "Inondations : le bilan s'alourdit."),
    ("elided word", "« J'ai vu », dit-elle."),
    ("century", "Au XVIIIe siècle, tout change."),
    ("hours", "Vers 20H00, ils sont partis."),
]


@pytest.mark.parametrize(("title", "text"), [*PEOPLE, *PLACES, *ORGANIZATIONS, *WORKS, *NONE])
def test_french_names(title, text):
    assert tagged(untagged(text)) == text


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("rank", "Gen. <PER>Mark Milley</PER> spoke to Gen. <PER>Valery Gerasimov</PER> in <LOC>Moscow</LOC>."),
        ("listed", "He told the <ORG>New York Times</ORG> that <LOC>Ukraine</LOC> was safe."),
        ("expansion", "The <ORG>Institute for the Study of War</ORG> (<ORG>ISW</ORG>) disagrees."),
        ("company", "Shares of <ORG>Acme Corp.</ORG> fell in <LOC>London</LOC>."),
        ("no names", "Everyone knows that on Monday the officials left."),
    ],
)
def test_english_names(title, text):
    assert tagged(untagged(text), "en") == text


def test_a_surname_that_is_also_a_town_follows_its_full_name():
    text = "<PER>Denzel Washington</PER> joue. <PER>Washington</PER> est drôle. Il vit à <LOC>Washington</LOC>."
    assert tagged(untagged(text)) == text


def test_a_common_noun_with_a_capital_stays_one_however_often_it_comes():
    text = "On enterrera l'Affaire. On oubliera l'Affaire. Toute l'Affaire ennuie."
    assert tagged(text) == text


def test_all_occurrences_of_an_unknown_name_decide_together():
    text = "La ville de <LOC>Tarqumia</LOC> est loin. On a vu <LOC>Tarqumia</LOC> de nuit."
    assert tagged(untagged(text)) == text

"""What the name rules know of a language, read from its pack and made ready for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from exergue import gazetteer
from exergue.annotate.first_names import listed_first_names
from exergue.annotate.phrases import Phrases, phrases
from exergue.annotate.role_words import RoleWords
from exergue.language import PACKS, read
from exergue.model import Label

Points = Mapping[Label, float]


@dataclass(frozen=True)
class NameWords:
    """What `names.yml` says. Lists of roles are lines of words parted by commas."""

    civilities: frozenset[str]
    particles: frozenset[str]
    capital_particles: frozenset[str]
    suffixes: frozenset[str]
    regnal: frozenset[str]
    known: tuple[str, ...]
    ranks: tuple[str, ...]
    particled_ranks: frozenset[str]
    plural_ranks: frozenset[str]
    before_surnames: frozenset[str]
    kin: frozenset[str]
    born: frozenset[str]
    families: frozenset[str]
    role_openers: frozenset[str]
    role_stops: frozenset[str]
    said: frozenset[str]
    articles: frozenset[str]
    plural_articles: frozenset[str]
    title_roles: frozenset[str]
    gendered_titles: Mapping[str, frozenset[str]]
    age_units: frozenset[str]
    joiners: frozenset[str]
    plural_civilities: frozenset[str]
    plural_particles: frozenset[str]
    thing_nouns: frozenset[str]
    inner_articles: frozenset[str]
    indefinite_articles: frozenset[str]
    closings: frozenset[str]
    dates: frozenset[str]
    also_surnames: frozenset[str]
    portfolio_roles: tuple[str, ...]
    more_first_names: Mapping[str, tuple[str, ...]]
    doubtful_first_names: frozenset[str]
    no_names: frozenset[str]
    more_words: frozenset[str]


@dataclass(frozen=True)
class OrganizationWords:
    """What `organizations.yml` says."""

    known: Mapping[str, tuple[str, ...]]
    doubtful: frozenset[str]
    heads: Mapping[str, tuple[str, ...]]
    capital_heads: frozenset[str]
    bare_heads: frozenset[str]
    part_heads: frozenset[str]
    weak_heads: frozenset[str]
    complete: frozenset[str]
    press_words: frozenset[str]
    press_nouns: frozenset[str]
    adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    no_adjectives: frozenset[str]
    complement_nouns: frozenset[str]
    name_joints: frozenset[str]
    loose_joints: frozenset[str]
    of_joints: frozenset[str]
    everyday_acronyms: frozenset[str]
    company_endings: frozenset[str]
    club_openings: frozenset[str]
    local_bodies: frozenset[str]
    after_only: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class PlaceWords:
    """What `places.yml` says."""

    prepositions: frozenset[str]
    capital_prepositions: frozenset[str]
    giving: frozenset[str]
    loose_prepositions: frozenset[str]
    classes: frozenset[str]
    compass: frozenset[str]
    heads: tuple[str, ...]
    outside_before_town: frozenset[str]
    joints: frozenset[str]
    contractions: Mapping[str, str]
    article_forms: Mapping[str, tuple[str, ...]]
    commune_parts: tuple[str, ...]
    doubtful: frozenset[str]
    plain_kinds: frozenset[str]
    town_sizes: Mapping[str, int]
    town_size_elsewhere: int
    nationalities: frozenset[str]
    people_endings: tuple[str, ...]
    roads: frozenset[str]
    road_signs: frozenset[str]


@dataclass(frozen=True)
class WorkWords:
    """What `works.yml` says."""

    known: tuple[str, ...]
    doubtful: frozenset[str]
    heads: tuple[str, ...]
    joined: frozenset[str]
    outside: frozenset[str]
    capital_heads: frozenset[str]
    titled: frozenset[str]


@dataclass(frozen=True)
class GuessWords:
    """What `guesses.yml` says: points for labels."""

    before: Mapping[str, Points]
    before_several: Mapping[str, Points]
    other: Points
    opening: Points
    after_speech: Points
    beside_speech: Points
    beside_role: Points
    beside_same: float
    several_capitals: Points
    first_name: Points
    late_capital: Points
    listed_place: Points
    common_opening: Points
    common_noun: Points
    institution: Points
    bare_institution: Points
    organization_word: Points
    organization_words: frozenset[str]
    work_word: Points
    work_words: frozenset[str]
    place_sign: Points
    after_organization_noun: Points
    organization_nouns: frozenset[str]
    after_person_noun: Points
    person_nouns: frozenset[str]
    after_capital_article: Points
    capital_articles: frozenset[str]
    in_list: float
    model: Points
    enough: float
    enough_alone: float


@dataclass(frozen=True)
class Lexicon:
    """All of them for one language."""

    language: str
    names: NameWords
    role_words: RoleWords
    organizations: OrganizationWords
    places: PlaceWords
    works: WorkWords
    guesses: GuessWords

    @cached_property
    def first_names(self) -> Mapping[str, str]:
        """First names with a small letter -> f, m, or empty when both bear them."""
        found = dict(listed_first_names())
        for gender, listed in self.names.more_first_names.items():
            found |= {name.lower(): gender for name in listed if name.lower() not in found}
        return found

    @cached_property
    def doubtful_first_names(self) -> frozenset[str]:
        """First names, with a small letter, that are as well something else."""
        return frozenset(map(str.lower, self.names.doubtful_first_names))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words of everyday, as they are written inside a sentence, and as they are without accent on a capital."""
        listed = (PACKS / self.language / "words.tsv").read_text(encoding="utf-8").split()
        words = {*listed, *self.names.more_words}
        words |= {gazetteer.key(word[0].upper()).lower() + word[1:] for word in words}
        return frozenset(words | {word + "s" for word in words} | {word[:-1] for word in words if word.endswith("s")})

    @cached_property
    def roles(self) -> Phrases:
        """What people are, and nothing else is."""
        return phrases(self.role_words.singular - self.role_words.things)

    @cached_property
    def thing_roles(self) -> Phrases:
        """What people are, and things as well."""
        return phrases(self.role_words.things)

    @cached_property
    def plural_roles(self) -> Phrases:
        """The same of several: députés, canyoneurs."""
        return phrases(self.role_words.plural)

    @cached_property
    def role_ends(self) -> Phrases:
        """What never belongs to a role."""
        return phrases(self.role_words.ends)

    @cached_property
    def among(self) -> Phrases:
        """What stands before several of whom one is meant."""
        return phrases(self.role_words.among)

    @cached_property
    def role_adverbs(self) -> Phrases:
        """What may stand before a role in apposition."""
        return phrases(self.role_words.adverbs)

    @cached_property
    def portfolio_roles(self) -> Phrases:
        """Roles that a portfolio follows: ministre de l'Intérieur."""
        return phrases(self.names.portfolio_roles)

    @cached_property
    def ranks(self) -> Phrases:
        """What stands just before a surname."""
        return phrases(self.names.ranks)

    @cached_property
    def known_people(self) -> Phrases:
        """Names that stand for one well-known person without a first name."""
        return phrases(self.names.known)

    @cached_property
    def known_organizations(self) -> Phrases:
        """Names that need no sign beside them, or little."""
        return phrases(name for listed in self.organizations.known.values() for name in listed)

    @cached_property
    def known_places(self) -> Phrases:
        """All names of the gazetteer."""
        return Phrases(gazetteer.names(self.language))

    @cached_property
    def doubtful_places(self) -> frozenset[str]:
        """Keys of listed places that are also something else."""
        return frozenset(map(gazetteer.key, self.places.doubtful))

    @cached_property
    def known_works(self) -> Phrases:
        """Competitions, prizes, products … by name."""
        return phrases(self.works.known)

    @cached_property
    def organization_heads(self) -> Mapping[str, Phrases]:
        """Nouns that begin an organisation's name, by what follows them (`of`, `named`, `beside`)."""
        return {way: phrases(listed) for way, listed in self.organizations.heads.items()}

    @cached_property
    def place_heads(self) -> Phrases:
        """Nouns that begin a place's name."""
        return phrases(self.places.heads)

    @cached_property
    def work_heads(self) -> Phrases:
        """Nouns that begin the name of a law, a prize, an affair …"""
        return phrases(self.works.heads)


@cache
def lexicon(language: str) -> Lexicon:
    """The words of `language`, which has a pack; made once."""
    return Lexicon(
        language=language,
        names=read(language, "names", NameWords),
        role_words=read(language, "roles", RoleWords),
        organizations=read(language, "organizations", OrganizationWords),
        places=read(language, "places", PlaceWords),
        works=read(language, "works", WorkWords),
        guesses=read(language, "guesses", GuessWords),
    )

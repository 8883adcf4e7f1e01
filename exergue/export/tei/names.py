"""People, places and organisations as TEI lists them, with what the corpus knows of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from exergue.export.collection import Collection
from exergue.export.xml import element, empty, worded
from exergue.model import AnnotatedArticle, Identity, Organization, Person, Place

_PREFIXES = {"per": "pers", "loc": "place", "org": "org"}
_NAMES = {"per": "persName", "loc": "placeName", "org": "orgName"}
_LISTS = (("per", "listPerson"), ("loc", "listPlace"), ("org", "listOrg"))
_ROLES = 3


def identity_id(collection: Collection, identity: str) -> str:
    """The `xml:id` of an identity: ids may open with a figure, which XML forbids."""
    return f"{_PREFIXES[collection.addresses.kind(identity)]}-{identity}"


def lists(collection: Collection, path: PurePosixPath, annotated: AnnotatedArticle) -> Iterator[str]:
    """The lists of those whom the article names or lets speak, for the file `path`."""
    met = {mention.entity for mention in annotated.mentions} | {role.entity for role in annotated.roles}
    met |= {speaker for quotation in annotated.quotations for speaker in quotation.speakers}
    known = [collection.views.identities[id] for id in sorted(met & collection.views.identities.keys())]
    for kind, name in _LISTS:
        of_kind = [identity for identity in known if collection.addresses.kind(identity.id) == kind]
        if of_kind:
            yield element(name, {}, (described(collection, path, identity) for identity in of_kind))


def all_lists(collection: Collection, path: PurePosixPath) -> Iterator[str]:
    """The lists of everybody and everything in the corpus, in pieces."""
    for kind, name in _LISTS:
        of_kind = [identity for identity in collection.identities if collection.addresses.kind(identity.id) == kind]
        if of_kind:
            yield f"<{name}>\n"
            yield from (f"{described(collection, path, identity)}\n" for identity in of_kind)
            yield f"</{name}>\n"


def described(collection: Collection, path: PurePosixPath, identity: Identity) -> str:
    """The identity as `person`, `place` or `org`."""
    kind = collection.addresses.kind(identity.id)
    name = _NAMES[kind]
    forms = (variant.form for variant in identity.variants if variant.form != identity.name)
    content = (
        worded(name, identity.name),
        *(worded(name, form, {"type": "variant"}) for form in forms),
        *_of_kind(identity),
        worded("note", identity.note) if kind != "loc" else "",
        *(worded("idno", number, {"type": register}) for register, number in identity.identifiers),
        worded("idno", _page(collection, path, identity), {"type": "URI", "subtype": "page"}),
        worded("note", identity.note) if kind == "loc" else "",
    )
    return element({"per": "person", "loc": "place", "org": "org"}[kind], _attributes(collection, identity), content)


def _attributes(collection: Collection, identity: Identity) -> dict[str, str]:
    gender = identity.gender if isinstance(identity, Person) else ""
    kind = identity.kind.replace(" ", "_") if isinstance(identity, Place) else ""
    return {"xml:id": identity_id(collection, identity.id), "gender": gender, "type": kind}


def _of_kind(identity: Identity) -> Iterable[str]:
    if isinstance(identity, Person):
        roles = [role for role in identity.roles if role.heads][:_ROLES]
        return [worded("occupation", r.text, {"from": r.since, "to": r.until}) for r in roles]
    if isinstance(identity, Place):
        return _location(identity)
    assert isinstance(identity, Organization)
    return ()


def _location(place: Place) -> Iterator[str]:
    if place.country:
        yield empty("country", {"key": place.country})
    if place.latitude is not None and place.longitude is not None:
        yield element("location", {}, [worded("geo", f"{place.latitude:.5f} {place.longitude:.5f}")])


def _page(collection: Collection, path: PurePosixPath, identity: Identity) -> str:
    page = collection.addresses.identity(identity.id)
    return collection.beside(path, page) if page else ""

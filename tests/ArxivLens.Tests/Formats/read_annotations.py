"""
Reads a document of Web Annotations as RDF, with rdflib, and says as JSON what its annotations are. The context of the W3C model stands here
in our own words, as far as we use it, so that nothing is fetched; a word that stands in neither context is a fault.
"""
import json
import sys

import rdflib
from rdflib.namespace import DC, DCTERMS, FOAF, RDF, RDFS, XSD

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
AS = rdflib.Namespace("https://www.w3.org/ns/activitystreams#")
OWN = rdflib.Namespace("urn:arxivlens:annotation:")
ADDRESS, WORD = "@id", "@vocab"

CONTEXT = {
    "id": "@id",
    "type": "@type",
    **{name: OA[name] for name in (
        "Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "commenting", "replying", "exact", "prefix", "suffix")},
    "AnnotationCollection": AS.OrderedCollection,
    "AnnotationPage": AS.OrderedCollectionPage,
    "Person": FOAF.Person,
    "motivation": {"@id": OA.motivatedBy, "@type": WORD},
    "purpose": {"@id": OA.hasPurpose, "@type": WORD},
    "body": {"@id": OA.hasBody, "@type": ADDRESS},
    "target": {"@id": OA.hasTarget, "@type": ADDRESS},
    "source": {"@id": OA.hasSource, "@type": ADDRESS},
    "selector": {"@id": OA.hasSelector, "@type": ADDRESS},
    "start": {"@id": OA.start, "@type": XSD.nonNegativeInteger},
    "end": {"@id": OA.end, "@type": XSD.nonNegativeInteger},
    "created": {"@id": DCTERMS.created, "@type": XSD.dateTime},
    "modified": {"@id": DCTERMS.modified, "@type": XSD.dateTime},
    "creator": {"@id": DCTERMS.creator, "@type": ADDRESS},
    "nickname": FOAF.nick,
    "value": RDF.value,
    "format": DC["format"],
    "label": RDFS.label,
    "items": {"@id": AS["items"], "@type": ADDRESS, "@container": "@list"},
    "partOf": {"@id": AS.partOf, "@type": ADDRESS},
    **{name: {"@id": AS[name], "@type": ADDRESS} for name in ("first", "last", "next", "prev")},
    "startIndex": {"@id": AS.startIndex, "@type": XSD.nonNegativeInteger},
    "total": {"@id": AS.totalItems, "@type": XSD.nonNegativeInteger},
}


def words_of(node):
    if isinstance(node, dict):
        for name, value in node.items():
            yield name
            yield from words_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from words_of(value)


def main():
    document = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    standard, own = document.pop("@context")
    assert standard == "http://www.w3.org/ns/anno.jsonld", standard
    unknown = {word for word in words_of(document) if word not in CONTEXT and word.partition(":")[0] not in own}
    assert not unknown, unknown
    graph = rdflib.Graph().parse(data=json.dumps({"@context": [CONTEXT, own], **document}), format="json-ld")

    def text(node, name):
        value = graph.value(node, name)
        return None if value is None else str(value)

    for node in sorted(graph.subjects(RDF.type, OA.Annotation)):
        assert isinstance(node, rdflib.URIRef), node
        body, target = graph.value(node, OA.hasBody), graph.value(node, OA.hasTarget)
        created = graph.value(node, DCTERMS.created)
        assert (body, RDF.type, OA.TextualBody) in graph and created.datatype == XSD.dateTime and created.value is not None
        selectors = {str(graph.value(one, RDF.type)).partition("#")[2]: one for one in graph.objects(target, OA.hasSelector)}
        quote, position = selectors.get("TextQuoteSelector"), selectors.get("TextPositionSelector")
        yield {
            "id": str(node),
            "motivation": text(node, OA.motivatedBy),
            "purpose": text(body, OA.hasPurpose),
            "text": text(body, RDF.value),
            "format": text(body, DC["format"]),
            "creator": text(graph.value(node, DCTERMS.creator), FOAF.nick),
            "target": text(target, OA.hasSource) or str(target),
            "quote": [text(quote, name) for name in (OA.prefix, OA.exact, OA.suffix)] if quote else None,
            "position": [graph.value(position, name).toPython() for name in (OA.start, OA.end)] if position else None,
            "passage": text(target, OWN.passage),
        }


if __name__ == "__main__":
    json.dump(list(main()), sys.stdout)

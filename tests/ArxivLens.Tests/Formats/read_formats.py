"""Reads citations in a format from standard input, with parsers that others wrote, and says as JSON what it found."""
import csv
import io
import json
import re
import sys

NAMED = {"textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\"}


def words(text):
    """Words of LaTeX as people read them."""
    text = re.sub(r"\{\\(text[a-z]+)\}", lambda found: NAMED[found.group(1)], text)
    return re.sub(r"\\([&%#_$])", r"\1", text)


def latex(text):
    """A field of LaTeX as people read it; formulas stand as they are."""
    parts = re.split(r"(\$\$(?:\\.|[^\\])*?\$\$|(?<!\\)\$(?:\\.|[^$\\])*\$|\\\((?:\\.|[^\\])*?\\\)|\\\[(?:\\.|[^\\])*?\\\])", text, flags=re.S)
    return "".join(part if place % 2 else words(part) for place, part in enumerate(parts))


def name_part(parts):
    text = " ".join(parts)
    while text.startswith("{") and text.endswith("}") and not text.startswith("{\\"):
        text = text[1:-1]
    return latex(re.sub(r"(?<!\\)\{(?!\\text)([^{}]*)\}", r"\1", text))


def bibtex(text):
    from pybtex.database import parse_string

    entries = parse_string(text, "bibtex").entries
    for key, entry in entries.items():
        yield {
            "key": key,
            "title": latex(entry.fields["title"]),
            "authors": [
                [name_part(one.first_names + one.middle_names), name_part(one.prelast_names + one.last_names), name_part(one.lineage_names)]
                for one in entry.persons.get("author", [])
            ],
            "fields": {name.lower(): value for name, value in entry.fields.items()},
        }


def bibtex_raw(text):
    import bibtexparser
    from bibtexparser.bparser import BibTexParser

    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    for entry in bibtexparser.loads(text, parser=parser).entries:
        yield {"key": entry["ID"], "title": latex(entry["title"]), "authors": [], "fields": entry}


def csl(text):
    for item in json.loads(text):
        yield {
            "title": item["title"],
            "authors": [[one.get("given", ""), one.get("family", one.get("literal", "")), one.get("suffix", "")] for one in item.get("author", [])],
            "fields": item,
        }


def rows(text):
    for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
        yield {"title": row["title"], "authors": [["", one, ""] for one in row["authors"].split("; ") if one], "fields": row}


def zotero(text):
    import rdflib

    graph = rdflib.Graph().parse(data=text, format="xml", publicID="http://localhost/file.rdf")
    z, dc, terms, bib, foaf, link = (rdflib.Namespace(space) for space in (
        "http://www.zotero.org/namespaces/export#", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/",
        "http://purl.org/net/biblio#", "http://xmlns.com/foaf/0.1/", "http://purl.org/rss/1.0/modules/link/"))
    items = [node for node, kind in graph.subject_objects(z.itemType) if str(kind) != "attachment"]
    for node in sorted(items, key=lambda one: int(str(one).rpartition("item")[2])):
        people = graph.value(node, bib.authors)
        attachments = [one for one in graph.objects(node, link.link) if str(graph.value(one, link.type)) == "application/pdf"]
        addresses = [str(graph.value(one, rdflib.RDF.value)) for one in graph.objects(node, dc.identifier) if graph.value(one, rdflib.RDF.value)]
        yield {
            "title": str(graph.value(node, dc.title)),
            "authors": [
                [str(graph.value(one, foaf.givenName) or ""), str(graph.value(one, foaf.surname)), ""]
                for one in graph.seq(people)
            ] if people else [],
            "fields": {
                "itemType": str(graph.value(node, z.itemType)),
                "repository": str(graph.value(node, z.repository) or ""),
                "archiveID": str(graph.value(node, z.archiveID) or ""),
                "abstract": str(graph.value(node, terms.abstract) or ""),
                "date": str(graph.value(node, dc.date) or ""),
                "doi": next((str(one)[4:] for one in graph.objects(node, dc.identifier) if str(one).startswith("DOI ")), ""),
                "url": next(iter(addresses), ""),
                "tags": sorted(str(one) for one in graph.objects(node, dc.subject)),
                "pdf": next((str(graph.value(graph.value(one, dc.identifier), rdflib.RDF.value)) for one in attachments), ""),
                "extra": str(graph.value(node, dc.description) or ""),
            },
        }


def jsonld(text):
    import rdflib

    document = json.loads(text)
    assert document["@context"] == "https://schema.org", document["@context"]
    items = document.get("@graph", [document])
    # The same with the vocabulary named, so that nothing is fetched: it has to be JSON-LD, and no blank in an address.
    graph = rdflib.Graph().parse(data=json.dumps({"@context": {"@vocab": "https://schema.org/"}, "@graph": items}), format="json-ld")
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/ScholarlyArticle")))) > 0
    for item in items:
        yield {
            "title": item["name"],
            "authors": [[one.get("givenName", ""), one.get("familyName", one["name"]), one.get("honorificSuffix", "")] for one in item.get("author", [])],
            "fields": item,
        }


READERS = {"bibtex": bibtex, "bibtexparser": bibtex_raw, "csl": csl, "csv": rows, "rdf": zotero, "jsonld": jsonld}

if __name__ == "__main__":
    json.dump(list(READERS[sys.argv[1]](sys.stdin.buffer.read().decode("utf-8"))), sys.stdout)

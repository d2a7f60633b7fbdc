"""
Reads a page as programs of libraries do, with html5lib, and says as JSON what it found: the tags, the links, the JSON-LD, and what is
there for Zotero to see.
"""
import json
import sys
import urllib.parse

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"


def of_class(tree, element, name):
    return [one for one in tree.iter(HTML + element) if name in one.get("class", "").split() and one.get("title")]


def main():
    tree = html5lib.parse(sys.stdin.buffer.read(), transport_encoding="utf-8", treebuilder="etree")
    metas = [(one.get("name") or one.get("property"), one.get("content")) for one in tree.iter(HTML + "meta") if one.get("content") is not None]
    scripts = ["".join(one.itertext()) for one in tree.iter(HTML + "script") if one.get("type") == "application/ld+json"]
    return {
        "metas": [[name, content] for name, content in metas if name],
        "jsonld": [json.loads(text) for text in scripts],
        "links": [[one.get("rel"), one.get("type"), one.get("href")] for one in tree.iter(HTML + "link")],
        "unapi": [one.get("title") for one in of_class(tree, "abbr", "unapi-id")],
        "coins": [urllib.parse.parse_qs(one.get("title"), strict_parsing=True, errors="strict") for one in of_class(tree, "span", "Z3988")],
        "boxes": [one.get("value") for one in tree.iter(HTML + "input") if one.get("type") == "checkbox" and one.get("name") == "id"],
    }


if __name__ == "__main__":
    json.dump(main(), sys.stdout)

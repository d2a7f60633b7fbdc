"""Reads feeds with feedparser, as feed readers do, and tells what it found as JSON: one object a file."""
import json
import sys

import feedparser


def describe(path):
    feed = feedparser.parse(path)
    return {
        "fault": str(feed.get("bozo_exception", "")) if feed.bozo else "",
        "title": feed.feed.get("title", ""),
        "id": feed.feed.get("id", ""),
        "links": {link["rel"]: link["href"] for link in feed.feed.get("links", [])},
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "link": entry.link,
                "summary": entry.get("summary", ""),
                "updated": entry.updated,
                "authors": [author.get("name", "") for author in entry.get("authors", [])],
                "tags": [tag["term"] for tag in entry.get("tags", [])],
            }
            for entry in feed.entries
        ],
    }


# What a feed says is text: without this feedparser would make markup safe that is none, and drop it.
feedparser.SANITIZE_HTML = 0
feedparser.RESOLVE_RELATIVE_URIS = 0
print(json.dumps([describe(path) for path in sys.argv[1:]]))

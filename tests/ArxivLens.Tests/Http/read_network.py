"""Reads a network's files as networkx does and says what is in them, as JSON."""
import json
import sys

import networkx

form, path = sys.argv[1:]
graph = networkx.read_graphml(path) if form == "graphml" else networkx.read_gexf(path)
print(json.dumps({
    "directed": graph.is_directed(),
    "nodes": {key: dict(values) for key, values in graph.nodes(data=True)},
    "edges": [[source, target, values.get("origins")] for source, target, values in graph.edges(data=True)],
}))

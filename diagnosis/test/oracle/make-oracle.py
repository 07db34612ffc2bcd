"""Writes diagnosis/fixtures/igraph.json: graphs with the measures python3-igraph finds in them.

/usr/bin/python3 diagnosis/test/oracle/make-oracle.py > diagnosis/fixtures/igraph.json
"""

import json
import random

import igraph

random.seed(20240101)
igraph.set_random_number_generator(random)

EACH = 25


def hubs_and_ring():
    ring = range(2, 10)
    edges = [(hub, member) for hub in (0, 1) for member in ring]
    edges += [(member, 2 + (member - 1) % 8) for member in ring]
    return igraph.Graph(n=10, edges=edges)


def with_lone(graph, count):
    graph = graph.copy()
    graph.add_vertices(count)
    return graph


def circles(groups, size, bridges):
    graph = igraph.Graph(n=groups * size)
    for group in range(groups):
        members = range(group * size, (group + 1) * size)
        graph.add_edges((a, b) for a in members for b in members if a < b and random.random() < 0.5)
    for _ in range(bridges):
        a, b = random.sample(range(groups * size), 2)
        if a // size != b // size and not graph.are_connected(a, b):
            graph.add_edges([(a, b)])
    return graph


GRAPHS = {
    "ten-star": igraph.Graph.Star(10),
    "ring of ten": igraph.Graph.Ring(10),
    "line of seven": igraph.Graph.Ring(7, circular=False),
    "clique of eight": igraph.Graph.Full(8),
    "two hubs and a ring of eight": hubs_and_ring(),
    "two stars with a bridge": igraph.Graph(n=8, edges=[(0, 1), (0, 2), (0, 3), (4, 5), (4, 6), (4, 7), (0, 4)]),
    "binary tree": igraph.Graph.Tree(31, 2),
    "sparse at random": igraph.Graph.Erdos_Renyi(n=60, m=70),
    "dense at random": igraph.Graph.Erdos_Renyi(n=40, m=300),
    "power law": igraph.Graph.Barabasi(n=200, m=2),
    "three apart": igraph.Graph.Full(4) + igraph.Graph.Ring(5) + igraph.Graph.Star(6),
    "with people alone": with_lone(igraph.Graph.Star(6), 9),
    "nobody tied": igraph.Graph(n=5),
    "one pair of three": igraph.Graph(n=3, edges=[(0, 1)]),
    "six circles": circles(6, 12, 24),
    "the karate club": igraph.Graph.Famous("Zachary"),
}


def centralisation(graph):
    degrees = graph.degree()
    n = len(degrees)
    return sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2))


def directed(graph):
    """Each tie one way or both."""
    pairs = []
    for a, b in graph.get_edgelist():
        way = random.random()
        if way < 0.7:
            pairs.append((a, b))
        if way > 0.4:
            pairs.append((b, a))
    return igraph.Graph(n=graph.vcount(), edges=pairs, directed=True)


def best_modularity(graph):
    if graph.ecount() == 0:
        return None
    found = [graph.community_leiden(objective_function="modularity", n_iterations=-1) for _ in range(EACH)]
    found.append(graph.community_multilevel())
    return max(graph.modularity(one.membership) for one in found)


def measured(name, graph):
    graph = graph.simplify()
    oneway = directed(graph)
    group = [random.randrange(4) for _ in range(graph.vcount())]
    return {
        "name": name,
        "nodes": graph.vcount(),
        "edges": graph.get_edgelist(),
        "centralisation": centralisation(graph),
        "components": sorted(graph.components().sizes(), reverse=True),
        "articulationPoints": sorted(graph.articulation_points()),
        "pairs": oneway.get_edgelist(),
        "reciprocity": oneway.reciprocity() if oneway.ecount() > 0 else None,
        "group": group,
        "modularity": graph.modularity(group) if graph.ecount() > 0 else None,
        "bestModularity": best_modularity(graph),
    }


graphs = [measured(name, graph) for name, graph in GRAPHS.items()]
lines = ",\n".join("    " + json.dumps(one) for one in graphs)
print('{\n  "igraph": %s,\n  "graphs": [\n%s\n  ]\n}' % (json.dumps(igraph.__version__), lines))

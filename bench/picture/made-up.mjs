// A made-up network in the shape of /network.json: clusters of nodes around a paper, the same at every run.
const names = 'Abbott Bengtsson Chandra Dubois Eriksen Fontana García Hoffmann Ivanova Jansen Kowalski Moreau Okafor'.split(' ');
const words = 'lattice gauge theory of strings duality monopole condensation moduli space anomaly spectrum bounds'.split(' ');

export function makeNetwork(count, edgeCount) {
  const draw = drawing(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
  const pick = list => list[Math.floor(draw() * list.length)];
  const clusters = Array.from({ length: 8 }, (_, number) => ({
    label: `${words[number]} ${words[number + 4]}`,
    terms: [],
    size: Math.floor(count / 8),
    x: 0.62 * Math.cos((number * Math.PI) / 4),
    y: 0.62 * Math.sin((number * Math.PI) / 4),
  }));
  const nodes = [
    {
      key: 'made-up',
      title: 'The paper in the middle',
      authors: 'A. Author',
      family: 'Author',
      year: 2010,
      role: 'current',
      x: 0,
      y: 0,
      citations: count,
      href: '/',
    },
  ];
  for (let place = 1; place < count; place++) {
    const cluster = clusters[place % 8];
    const family = pick(names);
    nodes.push({
      key: `made-up-${place}`,
      title: Array.from({ length: 7 }, () => pick(words)).join(' '),
      authors: `${family} and 2 more`,
      family,
      year: 1995 + Math.floor(draw() * 30),
      role: place % 3 ? 'citing' : 'referenced',
      cluster: place % 8,
      href: '/',
      x: cluster.x + 0.17 * normal(),
      y: cluster.y + 0.17 * normal(),
      citations: Math.floor(Math.exp(9 * draw() * draw())),
    });
  }
  return {
    mode: 'around',
    steps: 1,
    budget: count,
    layout: 'force',
    shown: count - 1,
    total: count - 1,
    totalIsExact: true,
    referenceCount: Math.floor(count / 3),
    citationCount: Math.floor(count / 1.5),
    nodes,
    edges: edgesOf(nodes, edgeCount, draw),
    originSets: [['made-up']],
    clusters,
    settled: true,
  };
}

function edgesOf(nodes, count, draw) {
  const edges = nodes.slice(1).map((node, place) => (node.role === 'citing' ? [place + 1, 0, 0] : [0, place + 1, 0]));
  while (edges.length < count) {
    const from = 1 + Math.floor(draw() * (nodes.length - 1));
    const to = draw() < 0.85 ? (from + 8 * Math.floor(1 + draw() * 20)) % nodes.length : Math.floor(draw() * nodes.length);
    if (from !== to) edges.push([from, to, 0]);
  }
  return edges;
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function drawing(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

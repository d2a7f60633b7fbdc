// The shape of /network.json and what is worked out from it once: who is beside whom, and which node matters most.
export const roles = ['current', 'citing', 'referenced', 'both', 'related', 'article'] as const;
export type Role = (typeof roles)[number];

export interface NetworkNode {
  readonly key: string;
  readonly title: string;
  readonly authors: string;
  readonly family?: string;
  readonly year?: number;
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly citations: number;
  readonly category?: string;
  readonly cluster?: number;
  readonly similarity?: number;
  /** Of an article: where it stands, its day, and how many questions it asks. */
  readonly site?: string;
  readonly published?: string;
  readonly questions?: number;
  readonly href: string;
}

/** Places among the nodes, the citing one first, and a place among the sets of origins; of an article it names what it does. */
export type NetworkEdge = readonly [from: number, to: number, origins: number];

export interface Cluster {
  readonly label: string;
  readonly terms: readonly string[];
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

export interface NetworkAnswer {
  readonly layout: 'force' | 'timeline';
  readonly shown: number;
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly referenceCount: number;
  readonly citationCount: number;
  /** When articles are asked for: how many of them are nodes, and how many there are about these works. */
  readonly articles?: { readonly shown: number; readonly total: number };
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  readonly originSets: readonly (readonly string[])[];
  readonly clusters: readonly Cluster[];
  readonly settled: boolean;
  /** The places of a path's nodes in order; none when there is no path. */
  readonly path?: readonly number[];
}

/** One end of an edge as a node sees it. */
export interface Tie {
  readonly edge: number;
  readonly node: number;
  /** Whether the node itself is the citing one. */
  readonly cites: boolean;
}

/** The network while it is shown: nodes can be moved and added, never taken away. */
export class Network {
  readonly nodes: NetworkNode[] = [];
  readonly edges: NetworkEdge[] = [];
  readonly ties: Tie[][] = [];
  x = new Float32Array(0);
  y = new Float32Array(0);
  /** All nodes, the most important first. */
  ranking: number[] = [];
  readonly isTimeline: boolean;
  readonly #widening: number;
  #sizes = new Float32Array(0);
  readonly #places = new Map<string, number>();
  readonly #pairs = new Set<number>();

  constructor(readonly answer: NetworkAnswer) {
    this.isTimeline = answer.layout === 'timeline';
    this.#widening = this.isTimeline ? widening(answer.nodes.filter(node => node.role !== 'article')) : 1;
    this.add(answer.nodes, answer.edges);
  }

  /** The edges of the path that was asked for, from its beginning to its end. */
  get pathEdges(): number[] {
    const path = this.answer.path ?? [];
    return path.slice(1).flatMap((node, step) => this.ties[path[step]!]!.filter(tie => tie.node === node).map(tie => tie.edge));
  }

  isArticle(node: number): boolean {
    return this.nodes[node]!.role === 'article';
  }

  /** What an article does to a work at the end of an edge; of a citation nothing. */
  relationOf([from, , origins]: NetworkEdge): 'asks' | 'discusses' | undefined {
    if (!this.isArticle(from)) return undefined;
    return this.answer.originSets[origins]?.includes('asks') ? 'asks' : 'discusses';
  }

  indexOf(key: string | null | undefined): number | undefined {
    return key ? this.#places.get(key) : undefined;
  }

  /** Adds nodes that are not here yet, at their own places, and the edges between nodes by their keys. */
  add(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[]): void {
    const places = nodes.map(node => this.#place(node));
    this.x = grown(this.x, this.nodes.length);
    this.y = grown(this.y, this.nodes.length);
    nodes.forEach((node, at) => {
      const place = places[at]!;
      if (node !== this.nodes[place]) return;
      this.x[place] = node.x * this.#widening;
      this.y[place] = node.y;
    });
    for (const [from, to, origins] of edges) this.#tie(places[from], places[to], origins);
    this.ranking = rank(this.nodes);
    const crowd = crowding(this.nodes.length);
    this.#sizes = Float32Array.from(this.nodes, node => size(node, crowd));
  }

  /** Half the width of a node in pixels. */
  sizeOf(node: number): number {
    return this.#sizes[node]!;
  }

  move(positions: readonly number[]): void {
    const count = Math.min(this.nodes.length, positions.length >> 1);
    for (let node = 0; node < count; node++) {
      this.x[node] = positions[2 * node]! * this.#widening;
      this.y[node] = positions[2 * node + 1]!;
    }
  }

  #place(node: NetworkNode): number {
    const known = this.#places.get(node.key);
    if (known !== undefined) return known;
    this.#places.set(node.key, this.nodes.length);
    this.ties.push([]);
    return this.nodes.push(node) - 1;
  }

  #tie(from: number | undefined, to: number | undefined, origins: number): void {
    if (from === undefined || to === undefined || from === to) return;
    // Two nodes have one line, however many say so and in whichever direction.
    const pair = Math.min(from, to) * 2 ** 26 + Math.max(from, to);
    if (this.#pairs.has(pair)) return;
    this.#pairs.add(pair);
    const edge = this.edges.push([from, to, origins]) - 1;
    this.ties[from]!.push({ edge, node: to, cites: true });
    this.ties[to]!.push({ edge, node: from, cites: false });
  }
}

/** By its citations, slowly, so that a famous work does not cover its neighbours; articles are all alike. */
function size({ role, citations }: NetworkNode, crowd: number): number {
  if (role === 'article') return Math.max(9 * crowd, 7);
  return role === 'current' ? Math.max(13 * crowd, 8) : Math.min(4.5 + 0.95 * Math.log2(1 + citations), 15) * crowd;
}

function grown(values: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  if (values.length >= length) return values;
  const larger = new Float32Array(length);
  larger.set(values);
  return larger;
}

/** How much farther apart than the server put them the years are drawn: few years would be a narrow strip in a wide window. */
function widening(nodes: readonly NetworkNode[]): number {
  const width = range(nodes.map(node => node.x));
  return width > 0 ? Math.min(Math.max((1.6 * range(nodes.map(node => node.y))) / width, 1), 8) : 1;
}

function range(values: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

function rank(nodes: readonly NetworkNode[]): number[] {
  const weight = nodes.map(node => (node.role === 'current' ? 1e9 : node.citations + (node.similarity ?? 0)));
  return nodes.map((_, place) => place).sort((a, b) => weight[b]! - weight[a]! || a - b);
}

/** In a crowd nodes are smaller, or nothing is seen of what lies between them. */
function crowding(count: number): number {
  return count <= 200 ? 1 : Math.max(0.32, (200 / count) ** 0.29);
}

/** The short name of a node. */
export function labelOf(node: NetworkNode): string {
  const name = node.family ?? shorten(node.title, 28);
  return node.year ? `${name} ${node.year}` : name;
}

export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length);
  return text.slice(0, cut > length / 2 ? cut : length) + '…';
}

/** Whether a line touches the paper of the page. */
export function isSpoke(edge: NetworkEdge): boolean {
  return edge[0] === 0 || edge[1] === 0;
}

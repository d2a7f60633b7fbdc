// Which nodes are named, and where their names stand so that none covers another or a node that matters.
import { labelOf } from './network-data';
import type { Network } from './network-data';
import type { Projection } from './projection';

export interface Label {
  readonly node: number;
  readonly text: string;
  /** The left end of the line of text, and its middle. */
  readonly x: number;
  readonly y: number;
  readonly isStrong: boolean;
}

export interface LabelWish {
  /** Nodes that are named first of all, whatever they cover. */
  readonly first: readonly number[];
  /** Whether others are named too. */
  readonly others: boolean;
  /** Boxes that no label may touch: [left, top, right, bottom]. */
  readonly taken: readonly (readonly [number, number, number, number])[];
}

export const labelSize = 12.5;
const lineHeight = 16;
const gap = 4;
/** As many are tried; the eye finds no more in one picture. */
const tried = 700;
const greatest = 160;

/** A coarse map of the picture, in cells of a few pixels: what is taken by nodes and what by labels. */
class Ground {
  static readonly cell = 5;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cells: Uint8Array;

  constructor(width: number, height: number) {
    this.#columns = Math.ceil(width / Ground.cell);
    this.#rows = Math.ceil(height / Ground.cell);
    this.#cells = new Uint8Array(this.#columns * this.#rows);
  }

  mark(left: number, top: number, right: number, bottom: number, by: 1 | 2): void {
    this.#visit(left, top, right, bottom, at => {
      this.#cells[at]! |= by;
    });
  }

  /** The share of a box that nodes take, or more than 1 where a label stands already or the picture ends. */
  cost(left: number, top: number, right: number, bottom: number): number {
    if (left < 2 || top < 2 || right > this.#columns * Ground.cell - 2 || bottom > this.#rows * Ground.cell - 2) return 2;
    let [nodes, all, labels] = [0, 0, 0];
    this.#visit(left, top, right, bottom, at => {
      all++;
      if (this.#cells[at]! & 2) labels++;
      else if (this.#cells[at]! & 1) nodes++;
    });
    return labels > 0 ? 2 : nodes / all;
  }

  #visit(left: number, top: number, right: number, bottom: number, visit: (at: number) => void): void {
    const [x0, x1] = [Math.max(0, Math.floor(left / Ground.cell)), Math.min(this.#columns - 1, Math.floor(right / Ground.cell))];
    const [y0, y1] = [Math.max(0, Math.floor(top / Ground.cell)), Math.min(this.#rows - 1, Math.floor(bottom / Ground.cell))];
    for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) visit(y * this.#columns + x);
  }
}

/** Names nodes greedily, the most important first; each name stands at the right, left, below or above its node or not at all. */
export function placeLabels(
  network: Network,
  projection: Projection,
  wish: LabelWish,
  measure: (text: string) => number,
): Label[] {
  const ground = new Ground(projection.width, projection.height);
  markNodes(ground, network, projection);
  for (const [left, top, right, bottom] of wish.taken) ground.mark(left, top, right, bottom, 2);
  const labels: Label[] = [];
  const named = new Set<number>();
  const name = (node: number, isFirst: boolean) => {
    if (named.has(node)) return;
    named.add(node);
    const label = placeOne(ground, network, projection, node, isFirst, measure);
    if (label) labels.push(label);
  };
  for (const node of wish.first) name(node, true);
  // The papers that the picture is about are named whatever that covers.
  if (wish.others) network.nodes.forEach(({ role }, node) => role === 'current' && name(node, true));
  if (wish.others) for (const node of network.ranking.slice(0, tried)) if (labels.length < greatest) name(node, false);
  return labels;
}

function markNodes(ground: Ground, network: Network, projection: Projection): void {
  for (const node of network.ranking.slice(0, 3 * tried)) {
    const [x, y] = [projection.x(network.x[node]!), projection.y(network.y[node]!)];
    const size = network.sizeOf(node) * projection.nodeScale * 0.9;
    ground.mark(x - size, y - size, x + size, y + size, 1);
  }
}

function placeOne(
  ground: Ground,
  network: Network,
  projection: Projection,
  node: number,
  isFirst: boolean,
  measure: (text: string) => number,
): Label | null {
  const work = network.nodes[node]!;
  const [x, y] = [projection.x(network.x[node]!), projection.y(network.y[node]!)];
  if (x < 0 || y < 0 || x > projection.width || y > projection.height) return null;
  const text = labelOf(work);
  const width = measure(text);
  const reach = network.sizeOf(node) * projection.nodeScale + gap;
  const sides = [
    [x + reach, y],
    [x - reach - width, y],
    [x - width / 2, y + reach + lineHeight / 2],
    [x - width / 2, y - reach - lineHeight / 2],
  ] as const;
  const costs = sides.map(([left, middle]) => ground.cost(left, middle - lineHeight / 2, left + width, middle + lineHeight / 2));
  const best = costs.indexOf(Math.min(...costs));
  // A name that covers nodes says less than it hides, unless it is the one that was asked for.
  if (costs[best]! > (isFirst ? 1 : 0.12)) return null;
  const [left, middle] = sides[best]!;
  ground.mark(left - 3, middle - lineHeight / 2, left + width + 3, middle + lineHeight / 2, 2);
  return { node, text, x: left, y: middle, isStrong: work.role === 'current' || isFirst };
}

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

  // Plain loops, without a closure for each cell: this runs some thousand times in each frame of a large picture.
  mark(left: number, top: number, right: number, bottom: number, by: 1 | 2): void {
    if (right < 0 || bottom < 0 || left >= this.#columns * Ground.cell || top >= this.#rows * Ground.cell) return;
    const [x0, x1] = [this.#column(left), this.#column(right)];
    const [y0, y1] = [this.#row(top), this.#row(bottom)];
    for (let y = y0; y <= y1; y++) for (let at = y * this.#columns + x0; at <= y * this.#columns + x1; at++) this.#cells[at]! |= by;
  }

  /** The share of a box that nodes take, or more than 1 where a label stands already, the picture ends or more is taken than `most`. */
  cost(left: number, top: number, right: number, bottom: number, most: number): number {
    if (left < 2 || top < 2 || right > this.#columns * Ground.cell - 2 || bottom > this.#rows * Ground.cell - 2) return 2;
    const [x0, x1] = [this.#column(left), this.#column(right)];
    const [y0, y1] = [this.#row(top), this.#row(bottom)];
    const all = (x1 - x0 + 1) * (y1 - y0 + 1);
    const mostNodes = most * all;
    let nodes = 0;
    for (let y = y0; y <= y1; y++)
      for (let at = y * this.#columns + x0; at <= y * this.#columns + x1; at++) {
        const taken = this.#cells[at]!;
        if (taken === 0) continue;
        if (taken & 2 || ++nodes > mostNodes) return 2;
      }
    return nodes / all;
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / Ground.cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / Ground.cell)));
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
  if (wish.others) network.nodes.forEach(({ role }, node) => role === 'article' && name(node, false));
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
  // A name that covers nodes says less than it hides, unless it is the one that was asked for.
  let [least, best] = [isFirst ? 1 : 0.12, -1];
  for (let side = 0; side < sides.length && (best < 0 || least > 0); side++) {
    const [left, middle] = sides[side]!;
    const cost = ground.cost(left, middle - lineHeight / 2, left + width, middle + lineHeight / 2, least);
    if (cost < least || (best < 0 && cost === least)) [least, best] = [cost, side];
  }
  if (best < 0) return null;
  const [left, middle] = sides[best]!;
  ground.mark(left - 3, middle - lineHeight / 2, left + width + 3, middle + lineHeight / 2, 2);
  return { node, text, x: left, y: middle, isStrong: work.role === 'current' || isFirst };
}

// Finds the node under a pointer. A grid over the network's own places is built when nodes have moved, not when the camera has.
import type { Network } from './network-data';
import type { Projection } from './projection';

const columns = 64;

export class PickGrid {
  #cells: number[][] | null = null;
  #left = 0;
  #bottom = 0;
  #width = 1;
  #height = 1;

  constructor(readonly network: Network) {}

  /** Nodes have moved or are new. */
  forget(): void {
    this.#cells = null;
  }

  /** The node whose shape, or a little around it, holds a pixel of the picture; the nearest of several. */
  nodeAt(x: number, y: number, projection: Projection, tolerance = 3): number | undefined {
    const reach = (16 * projection.nodeScale + tolerance) / projection.scale;
    const centre = projection.back(x, y);
    let [best, bestDistance] = [undefined as number | undefined, Infinity];
    this.#visit(centre.x - reach, centre.y - reach, centre.x + reach, centre.y + reach, node => {
      const distance = Math.hypot(projection.x(this.network.x[node]!) - x, projection.y(this.network.y[node]!) - y);
      const size = Math.max(this.network.sizeOf(node) * projection.nodeScale, 5) + tolerance;
      if (distance <= size && distance < bestDistance) [best, bestDistance] = [node, distance];
    });
    return best;
  }

  #visit(left: number, bottom: number, right: number, top: number, visit: (node: number) => void): void {
    const cells = (this.#cells ??= this.#build());
    const column = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor(((x - this.#left) / this.#width) * columns)));
    const row = (y: number) => Math.min(columns - 1, Math.max(0, Math.floor(((y - this.#bottom) / this.#height) * columns)));
    for (let r = row(bottom); r <= row(top); r++)
      for (let c = column(left); c <= column(right); c++) cells[r * columns + c]?.forEach(visit);
  }

  #build(): number[][] {
    const { x, y, nodes } = this.network;
    [this.#left, this.#width] = extent(x, nodes.length);
    [this.#bottom, this.#height] = extent(y, nodes.length);
    const cells: number[][] = [];
    nodes.forEach((_, node) => {
      const c = Math.min(columns - 1, Math.floor(((x[node]! - this.#left) / this.#width) * columns));
      const r = Math.min(columns - 1, Math.floor(((y[node]! - this.#bottom) / this.#height) * columns));
      (cells[r * columns + c] ??= []).push(node);
    });
    return cells;
  }
}

function extent(values: Float32Array, count: number): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let place = 0; place < count; place++) {
    least = Math.min(least, values[place]!);
    most = Math.max(most, values[place]!);
  }
  return [least, Math.max(most - least, 1e-6)];
}

// From places in the network to pixels of the picture, and back.
import type { View } from './address';
import type { Network } from './network-data';

/** Room left around the network, in pixels: labels at the rim need some. */
export const margin = 44;

export class Projection {
  readonly scale: number;
  /** By how much nodes are drawn larger than their size says. */
  readonly nodeScale: number;

  constructor(
    readonly view: View,
    readonly width: number,
    readonly height: number,
  ) {
    this.scale = unitsAt(width, height) / view.ratio;
    this.nodeScale = nodeScaleAt(view.ratio, width, height);
  }

  x(x: number): number {
    return this.width / 2 + (x - this.view.x) * this.scale;
  }

  y(y: number): number {
    return this.height / 2 - (y - this.view.y) * this.scale;
  }

  back(x: number, y: number): { x: number; y: number } {
    return { x: this.view.x + (x - this.width / 2) / this.scale, y: this.view.y - (y - this.height / 2) / this.scale };
  }
}

/** Nodes grow slower than the distances between them, or zooming in would never part them; in a small picture they are small. */
export function nodeScaleAt(ratio: number, width: number, height: number): number {
  return Math.min(2, Math.max(0.4, ratio ** -0.42)) * Math.min(1, Math.sqrt(Math.min(width, height) / 560));
}

/** The view in which the whole network is seen. */
export function wholeView(network: Network, width: number, height: number): View {
  const [left, right] = extent(network.x, network.nodes.length);
  const [bottom, top] = extent(network.y, network.nodes.length);
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (top - bottom));
  return { x: (left + right) / 2, y: (bottom + top) / 2, ratio: unitsAt(width, height) / scale };
}

function unitsAt(width: number, height: number): number {
  return Math.max(Math.min(width, height) / 2 - margin, 20);
}

/** At least as wide as a small network, so that two nodes do not stand at the ends of the picture. */
function extent(values: Float32Array, count: number): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let place = 0; place < count; place++) {
    least = Math.min(least, values[place]!);
    most = Math.max(most, values[place]!);
  }
  const lacking = Math.max(0, 0.5 - (most - least)) / 2;
  return [least - lacking, most + lacking];
}

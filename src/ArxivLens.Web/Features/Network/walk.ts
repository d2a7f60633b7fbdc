// Walking the network by arrows: from a node to the strongest of its neighbours in a direction.
import type { Network } from './network-data';

export type Direction = 'up' | 'down' | 'left' | 'right';

export const directions: Readonly<Record<Direction, readonly [number, number]>> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
};

/** How strong a tie is: one, one more for each node that both ends are tied to, and a little for a famous work. */
export function strengths(network: Network, node: number): Map<number, number> {
  const own = new Set(network.ties[node]!.map(tie => tie.node));
  const result = new Map<number, number>();
  for (const other of own) {
    let common = 0;
    for (const tie of network.ties[other]!) if (own.has(tie.node)) common++;
    result.set(other, 1 + common + 0.2 * Math.log2(1 + network.nodes[other]!.citations));
  }
  return result;
}

/** The neighbours of a node, the strongest tie first. */
export function strongest(network: Network, node: number): number[] {
  return [...strengths(network, node)].sort(([a, x], [b, y]) => y - x || a - b).map(([other]) => other);
}

/** The strongest neighbour that lies in a direction, else the nearest node there, else none. */
export function stepFrom(network: Network, node: number, direction: Direction): { node: number; isTied: boolean } | undefined {
  const tied = best(strengths(network, node), (other, strength) => strength * pull(network, node, other, direction));
  if (tied !== undefined) return { node: tied, isTied: true };
  const all = new Map(network.nodes.map((_, other) => [other, 1]));
  all.delete(node);
  const near = best(all, other => pull(network, node, other, direction) / (distance(network, node, other) + 1e-6));
  return near === undefined ? undefined : { node: near, isTied: false };
}

function best(candidates: ReadonlyMap<number, number>, score: (node: number, strength: number) => number): number | undefined {
  let [found, most] = [undefined as number | undefined, 0];
  for (const [node, strength] of candidates) {
    const value = score(node, strength);
    if (value > most) [found, most] = [node, value];
  }
  return found;
}

/** The cosine of the angle between the way to another node and the direction, none beyond 60 degrees. */
function pull(network: Network, node: number, other: number, direction: Direction): number {
  const [dx, dy] = [network.x[other]! - network.x[node]!, network.y[other]! - network.y[node]!];
  const [x, y] = directions[direction];
  const cosine = (dx * x + dy * y) / (Math.hypot(dx, dy) || 1);
  return cosine > 0.5 ? cosine : 0;
}

function distance(network: Network, a: number, b: number): number {
  return Math.hypot(network.x[a]! - network.x[b]!, network.y[a]! - network.y[b]!);
}

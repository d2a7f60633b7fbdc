// What stands behind the nodes: the area of each cluster with its name, and the years of a timeline.
import type { Cluster, Network } from './network-data';
import type { Projection } from './projection';

type Point = readonly [x: number, y: number];

export interface Area {
  readonly cluster: Cluster;
  /** The corners of its area in pixels. */
  readonly hull: readonly Point[];
}

/** Left, top, right and bottom in pixels. */
export type Box = readonly [number, number, number, number];

export interface AreaName {
  readonly text: string;
  /** The middle of the name. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

export interface YearMark {
  readonly text: string;
  readonly x: number;
}

const greatestAreas = 9;
const leastNodes = 4;
/** Room between the nodes of a cluster and the rim of its area, in pixels. */
const room = 22;

/** A cluster that is large enough for an area, with the corners around it in the network's own places. */
export interface Outline {
  readonly cluster: Cluster;
  readonly corners: readonly Point[];
}

/** The outlines of the clusters, without nodes far from the others. */
export function outlinesOf(network: Network): Outline[] {
  const { clusters } = network.answer;
  if (network.isTimeline || clusters.length < 2) return [];
  return members(network).flatMap((places, number) => {
    const corners = convexHull(places.map((node): Point => [network.x[node]!, network.y[node]!]));
    return clusters[number] && corners.length > 0 ? [{ cluster: clusters[number], corners }] : [];
  });
}

function members(network: Network): number[][] {
  const members: number[][] = [];
  network.nodes.forEach((node, place) => {
    if (node.cluster === undefined || node.cluster < 0 || node.role === 'current') return;
    (members[node.cluster] ??= []).push(place);
  });
  return Array.from(members, (places, cluster) =>
    places && places.length >= leastNodes && cluster < greatestAreas ? core(network, places) : [],
  );
}

/** The areas of the clusters as they are seen now. */
export function areasOf(outlines: readonly Outline[], projection: Projection): Area[] {
  return outlines.map(({ cluster, corners }) => ({
    cluster,
    hull: convexHull(corners.flatMap(([x, y]) => around([projection.x(x), projection.y(y)]))),
  }));
}

/** Names areas, the largest first: above, below or within; one that would cover another's name or the rim stays unnamed. */
export function nameAreas(areas: readonly Area[], { width, height }: Projection, measure: (text: string) => number): AreaName[] {
  const names: AreaName[] = [];
  for (const { cluster, hull } of areas) {
    if (!cluster.label) continue;
    const half = measure(cluster.label) / 2 + 4;
    const [xs, ys] = [hull.map(([x]) => x), hull.map(([, y]) => y)];
    const x = (Math.min(...xs) + Math.max(...xs)) / 2;
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const boxes = [top - 9, bottom + 11, (top + bottom) / 2].map((y): Box => [x - half, y - 11, x + half, y + 11]);
    const isFree = (box: Box) =>
      box[0] > 0 && box[1] > 0 && box[2] < width && box[3] < height && names.every(name => !overlap(name.box, box));
    const box = boxes.find(isFree);
    if (box) names.push({ text: cluster.label, x, y: (box[1] + box[3]) / 2, box });
  }
  return names;
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The years of a timeline, each where its works stand in the network. */
export function yearPlaces(network: Network): YearMark[] {
  if (!network.isTimeline) return [];
  const sums = new Map<string, { sum: number; count: number }>();
  const last = Math.max(...network.nodes.map(({ role }, place) => (role === 'article' ? -Infinity : network.x[place]!)));
  network.nodes.forEach(({ year, role }, place) => {
    // Articles of later years than all works stand together behind these.
    if (role === 'article' && network.x[place]! <= last) return;
    const text = role === 'article' ? 'articles' : year === undefined ? 'no year' : String(year);
    const at = sums.get(text) ?? { sum: 0, count: 0 };
    sums.set(text, { sum: at.sum + network.x[place]!, count: at.count + 1 });
  });
  return [...sums].map(([text, { sum, count }]) => ({ text, x: sum / count })).sort((a, b) => a.x - b.x);
}

/** The years that are seen now, as close together as their names allow. */
export function yearsOf(places: readonly YearMark[], projection: Projection): YearMark[] {
  const marks: YearMark[] = [];
  for (const { text, x: place } of places) {
    const x = projection.x(place);
    if (x > 20 && x < projection.width - 20 && x - (marks.at(-1)?.x ?? -99) >= 44) marks.push({ text, x });
  }
  return marks;
}

function core(network: Network, places: readonly number[]): number[] {
  const x = median(places.map(node => network.x[node]!));
  const y = median(places.map(node => network.y[node]!));
  const distance = (node: number) => Math.hypot(network.x[node]! - x, network.y[node]! - y);
  const usual = median(places.map(distance));
  const near = places.filter(node => distance(node) <= 1.5 * usual + 1e-6);
  return near.length >= leastNodes ? near : [];
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

/** Points around a point: what holds them all has round corners. */
function around([x, y]: Point): Point[] {
  return Array.from({ length: 12 }, (_, step): Point => [
    x + room * Math.cos((step * Math.PI) / 6),
    y + room * Math.sin((step * Math.PI) / 6),
  ]);
}

/** Andrew's monotone chain: the corners around a set of points, counter-clockwise. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (order: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of order) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(sorted), ...half([...sorted].reverse())];
  return hull.length > 0 ? hull : sorted.slice(0, 1);
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

// The picture as SVG: shown where there is no WebGL, and what is saved as SVG and PNG. Colours are attributes, so that the file
// stands alone.
import type { Area, AreaName, YearMark } from './areas';
import { labelSize } from './labels';
import type { Label } from './labels';
import { isSpoke } from './network-data';
import type { Network, NetworkEdge } from './network-data';
import { shapeScale } from './painter';
import type { Fonts } from './painter';
import type { Projection } from './projection';
import { areaStrength, articleLine, bandWidth, edgeStrength, shapePath } from './shapes';
import type { Colours } from './shapes';

export interface Scene {
  readonly network: Network;
  readonly projection: Projection;
  readonly colours: Colours;
  readonly fonts: Fonts;
  readonly areas: readonly Area[];
  readonly areaNames: readonly AreaName[];
  readonly years: readonly YearMark[];
  readonly labels: readonly Label[];
}

type Attributes = Record<string, string | number>;

export function svg(name: string, attributes: Attributes, ...children: (SVGElement | string)[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes))
    element.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : value);
  element.append(...children);
  return element;
}

/** The parts of a scene from the ground up; each node is a link that carries its place as "data-place". */
export function drawScene(scene: Scene): SVGElement[] {
  return [areasOf(scene), yearsOf(scene), edgesOf(scene), nodesOf(scene), namesOf(scene)];
}

function areasOf({ areas, colours }: Scene): SVGElement {
  const shapes = areas.map(({ hull }) =>
    svg('polygon', {
      points: hull.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
      fill: colours.cluster,
      opacity: areaStrength,
    }),
  );
  return svg('g', {}, ...shapes);
}

function yearsOf({ years, projection, colours, fonts }: Scene): SVGElement {
  return svg(
    'g',
    { 'font-family': fonts.sans, 'font-size': labelSize, 'text-anchor': 'middle' },
    ...years.flatMap(({ text, x }) => [
      svg('line', { x1: x, y1: 0, x2: x, y2: projection.height - 26, stroke: colours.edge, opacity: 0.5 }),
      svg('text', { x, y: projection.height - 9, fill: colours.muted }, text),
    ]),
  );
}

function edgesOf({ network, projection, colours }: Scene): SVGElement {
  const { tie, spoke } = edgeStrength(network);
  const at = (node: number) => `${projection.x(network.x[node]!).toFixed(1)} ${projection.y(network.y[node]!).toFixed(1)}`;
  // One path for all lines of a kind: a file of 50,000 elements is too much for most readers of SVG.
  const path = (isWanted: (edge: NetworkEdge) => boolean) =>
    network.edges
      .filter(isWanted)
      .map(([from, to]) => `M${at(from)}L${at(to)}`)
      .join('');
  const isCitation = (edge: NetworkEdge) => network.relationOf(edge) === undefined;
  const article = { fill: 'none', stroke: colours.article, 'stroke-width': articleLine.width, opacity: articleLine.strength };
  const look = { fill: 'none', stroke: colours.edge, 'stroke-width': bandWidth(network.edges.length) };
  const asked = network.pathEdges.map(edge => `M${at(network.edges[edge]![0])}L${at(network.edges[edge]![1])}`).join('');
  return svg(
    'g',
    {},
    svg('path', { ...look, opacity: spoke, d: path(edge => isCitation(edge) && isSpoke(edge)) }),
    svg('path', { ...look, opacity: tie, d: path(edge => isCitation(edge) && !isSpoke(edge)) }),
    svg('path', { ...article, d: path(edge => network.relationOf(edge) === 'asks') }),
    svg('path', {
      ...article,
      'stroke-dasharray': articleLine.dashes.join(' '),
      d: path(edge => network.relationOf(edge) === 'discusses'),
    }),
    svg('path', { fill: 'none', stroke: colours.mark, 'stroke-width': 3, d: asked }),
  );
}

function nodesOf({ network, projection, colours }: Scene): SVGElement {
  const group = svg('g', { stroke: colours.outline, 'stroke-width': 1.5, 'fill-rule': 'evenodd' });
  for (let place = network.nodes.length - 1; place >= 0; place--) {
    const node = network.nodes[place]!;
    const [x, y] = [projection.x(network.x[place]!), projection.y(network.y[place]!)];
    const size = network.sizeOf(place) * projection.nodeScale * shapeScale;
    const shape = svg('path', { d: shapePath(node.role, x, y, size), fill: colours[node.role] });
    group.append(
      svg('a', { href: node.href, 'data-place': String(place), 'aria-label': node.title }, svg('title', {}, node.title), shape),
    );
  }
  return group;
}

function namesOf({ areaNames, labels, colours, fonts }: Scene): SVGElement {
  const halo = { stroke: colours.outline, 'stroke-width': 3.5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  const names = areaNames.map(({ text, x, y }) =>
    svg(
      'text',
      {
        x,
        y: y + 5,
        fill: colours.muted,
        'font-family': fonts.serif,
        'font-style': 'italic',
        'font-size': 15,
        'text-anchor': 'middle',
        ...halo,
      },
      text,
    ),
  );
  const texts = labels.map(({ text, x, y, isStrong }) =>
    svg(
      'text',
      {
        x,
        y: y + labelSize * 0.36,
        fill: colours.label,
        'font-family': fonts.sans,
        'font-size': labelSize,
        'font-weight': isStrong ? 600 : 400,
        ...halo,
      },
      text,
    ),
  );
  // A picture tells its names by its nodes; these are for the eye.
  return svg('g', { 'aria-hidden': 'true', 'pointer-events': 'none' }, ...names, ...texts);
}

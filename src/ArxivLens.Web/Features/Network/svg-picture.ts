// Draws the network as SVG where there is no WebGL: links, so that it works by keyboard too.
import { isSpoke, sizeOf } from './network-data';
import type { Network, NetworkNode, Picture } from './network-data';
import type { Tip } from './tip';

/** Beyond this many nodes the page would become slow; the tables hold the same works. */
export const svgLimit = 300;

const half = 500;

export function drawAsSvg(container: HTMLElement, network: Network, tip: Tip): Picture {
  const svg = create('svg', { viewBox: `${-half} ${-half} ${2 * half} ${2 * half}`, class: 'network-svg' });
  const place = scale(network.nodes);
  for (const edge of network.edges) {
    const from = network.nodes[edge.from];
    const to = network.nodes[edge.to];
    if (!from || !to) continue;
    const [begin, end] = [place(from), place(to)];
    svg.append(create('line', { x1: begin.x, y1: begin.y, x2: end.x, y2: end.y, class: isSpoke(edge) ? 'edge spoke' : 'edge' }));
  }
  const links = new Map<string, SVGElement>();
  for (const node of [...network.nodes].reverse()) {
    const link = linkOf(node, place(node));
    link.addEventListener('mouseenter', () => showTip(container, link, node, tip));
    link.addEventListener('mouseleave', () => tip.hide());
    links.set(node.key, link);
    svg.append(link);
  }
  container.replaceChildren(svg);

  return {
    nodePosition: key => {
      const box = links.get(key)?.getBoundingClientRect();
      return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
    zoom: () => {},
    recolour: () => {},
    remove: () => svg.remove(),
  };
}

function scale(nodes: readonly NetworkNode[]): (node: NetworkNode) => { x: number; y: number } {
  const reach = Math.max(...nodes.map(node => Math.max(Math.abs(node.x), Math.abs(node.y))), 0.001);
  const factor = (half * 0.92) / reach;
  return node => ({ x: node.x * factor, y: -node.y * factor });
}

function linkOf(node: NetworkNode, at: { x: number; y: number }): SVGElement {
  const link = create('a', { href: node.href, class: node.role, 'aria-label': node.title });
  const size = sizeOf(node) * 1.3;
  link.append(shapeOf(node, at, size));
  return link;
}

function shapeOf(node: NetworkNode, { x, y }: { x: number; y: number }, size: number): SVGElement {
  switch (node.role) {
    case 'current': return create('rect', { x: x - size, y: y - size, width: 2 * size, height: 2 * size });
    case 'citing': return create('circle', { cx: x, cy: y, r: size });
    case 'referenced': return create('path', { d: `M${x} ${y - size}l${size} ${1.8 * size}h${-2 * size}z` });
    case 'both': return create('path', { d: `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z` });
  }
}

function showTip(container: HTMLElement, link: SVGElement, node: NetworkNode, tip: Tip): void {
  const outer = container.getBoundingClientRect();
  const inner = link.getBoundingClientRect();
  tip.show(node, inner.left + inner.width / 2 - outer.left, inner.top + inner.height / 2 - outer.top);
}

function create(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

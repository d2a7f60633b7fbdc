// The shapes and colours of the roles, the same in the legend, the picture and what is exported.
import type { Network, Role } from './network-data';

const round = (value: number): number => Math.round(value * 100) / 100;

/** The outline of a node as an SVG path around a place; a ring's hole is drawn by whoever fills it with "evenodd". */
export function shapePath(role: Role, x: number, y: number, size: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * size)} ${round(y + dy * size)}`;
  switch (role) {
    case 'current':
      return `M${at(-0.8, -0.8)}L${at(0.8, -0.8)}L${at(0.8, 0.8)}L${at(-0.8, 0.8)}Z`;
    case 'citing':
      return disc(at, size, 0.86);
    case 'referenced':
      return `M${at(0, -1)}L${at(1, 0.74)}L${at(-1, 0.74)}Z`;
    case 'both':
      return `M${at(0, -1.06)}L${at(1.06, 0)}L${at(0, 1.06)}L${at(-1.06, 0)}Z`;
    case 'related':
      return disc(at, size, 0.9) + disc(at, size, 0.46);
    case 'article':
      // A speech bubble.
      return `M${at(-1, -0.85)}L${at(1, -0.85)}L${at(1, 0.45)}L${at(0.15, 0.45)}L${at(-0.5, 1.05)}L${at(-0.5, 0.45)}L${at(-1, 0.45)}Z`;
  }
}

function disc(at: (dx: number, dy: number) => string, size: number, radius: number): string {
  const r = round(radius * size);
  return `M${at(-radius, 0)}A${r} ${r} 0 1 1 ${at(radius, 0)}A${r} ${r} 0 1 1 ${at(-radius, 0)}Z`;
}

export type ColourName = Role | 'edge' | 'outline' | 'label' | 'mark' | 'cluster' | 'muted';
export type Colours = Record<ColourName, string>;

/** Colours are written once, in the style sheet, for the legend and the picture alike. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim() || '#777777';
  return {
    current: read('--node-current'),
    citing: read('--node-citing'),
    referenced: read('--node-referenced'),
    both: read('--node-both'),
    related: read('--node-related'),
    article: read('--node-article'),
    edge: read('--node-edge'),
    outline: read('--node-outline'),
    label: read('--node-label'),
    mark: read('--focus'),
    cluster: read('--node-cluster'),
    muted: read('--muted'),
  };
}

/** Red, green and blue between 0 and 1 of a colour written "#rrggbb". */
export function asRgb(hex: string): [number, number, number] {
  const number = Number.parseInt(hex.slice(1, 7), 16);
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

/** How strongly lines are drawn: the more there are the lighter, or the picture becomes a ball of hair. */
export function edgeStrength(network: Network): { spoke: number; tie: number } {
  const tie = Math.min(0.7, Math.max(0.035, 8 / Math.sqrt(network.edges.length + 1)));
  // All spokes meet in one place, where even faint ones soon cover everything.
  return { tie, spoke: tie * 0.55 * Math.min(1, Math.sqrt(200 / (network.ties[0]!.length + 1))) };
}

/** A lit edge: what the node that is looked at cites, what cites it, or what an article does. */
export function litColour(network: Network, edge: number, from: number, colours: Colours): string {
  const [citing] = network.edges[edge]!;
  if (network.isArticle(citing)) return colours.article;
  return citing === from ? colours.referenced : colours.citing;
}

/** How the ties of articles are drawn; with dashes where nothing is asked. */
export const articleLine = { width: 1.4, strength: 0.75, dashes: [4, 4] };

/** How strongly the areas of clusters are drawn. */
export const areaStrength = 0.075;

/** The width of a line in pixels. */
export function bandWidth(count: number): number {
  return count > 1000 ? 0.9 : 1.2;
}

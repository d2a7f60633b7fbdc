// The shape of /network.json (NetworkReader.cs).
export type Role = 'current' | 'citing' | 'referenced' | 'both';

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
  readonly href: string;
}

export interface NetworkEdge {
  readonly from: number;
  readonly to: number;
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
  readonly referenceCount: number;
  readonly citationCount: number;
}

/** A drawn network, whatever it is drawn with. */
export interface Picture {
  /** Where a node is, in pixels of the window; nothing when it is not drawn. */
  nodePosition(key: string): { x: number; y: number } | undefined;
  zoom(step: 'in' | 'out' | 'fit'): void;
  /** Takes up the colours of the page again, after the theme has changed. */
  recolour(): void;
  remove(): void;
}

/** Colours are written once, in the style sheet, for the legend and the picture alike. */
export function readColours(): (name: Role | 'edge' | 'outline' | 'label') => string {
  const style = getComputedStyle(document.documentElement);
  return name => style.getPropertyValue(`--node-${name}`).trim() || '#777777';
}

/** Half the width of a node in pixels: by its citations, slowly, so that a famous work does not cover its neighbours. */
export function sizeOf(node: NetworkNode): number {
  if (node.role === 'current') return 13;
  const size = Math.min(6 + 0.9 * Math.log2(1 + node.citations), 12);
  // A triangle or a diamond fills less of its square than a disc, and would look lesser.
  return node.role === 'citing' ? size : size * 1.3;
}

/** What a line between two nodes says: whether it touches the paper of the page, and from which side. */
export function isSpoke(edge: NetworkEdge): boolean {
  return edge.from === 0 || edge.to === 0;
}

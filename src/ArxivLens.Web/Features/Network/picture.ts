// What a drawn network can do, whatever it is drawn with.
import type { View } from './address';
import type { Network } from './network-data';

/** What the reader looks at in the picture. */
export interface Mark {
  /** The node under the pointer or the keyboard's cursor. */
  readonly pointed: number | undefined;
  /** The node whose card is open. */
  readonly selected: number | undefined;
  /** The crosshair, in pixels of the picture. */
  readonly cross: { readonly x: number; readonly y: number } | undefined;
}

export interface PictureListener {
  point(node: number | undefined): void;
  choose(node: number | undefined, event: MouseEvent | TouchEvent): void;
  /** The reader has moved to another view. */
  viewed(): void;
  /** The browser took the drawing surface away. */
  lost(): void;
}

export interface Picture {
  readonly kind: 'webgl' | 'svg';
  /** In pixels from the picture's upper left corner. */
  placeOf(node: number): { x: number; y: number };
  nodeNear(x: number, y: number, tolerance: number): number | undefined;
  readonly size: { readonly width: number; readonly height: number };
  view(): View;
  /** The view that the picture is on its way to. */
  aim(): View;
  /** The place in the network that a pixel of the picture shows. */
  networkPlace(x: number, y: number): { x: number; y: number };
  /** Shows a view at once, of the picture's own accord. */
  show(view: View): void;
  /** Goes to a view that the reader asked for, smoothly unless the reader wants no motion. */
  go(view: View, isInstant?: boolean): void;
  mark(mark: Mark): void;
  /** Nodes stand elsewhere: one, or all. */
  moved(node?: number): void;
  /** The network has grown. */
  grown(): void;
  /** Takes up the colours of the page again, after the theme has changed. */
  recolour(): void;
  remove(): void;
}

/** Whether the reader asked for no motion. */
export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** More ties than this light up nothing when their node is pointed at: nearly all of the picture would stay lit. */
export const greatestLit = 400;

/** The edges that are lit up for a mark. */
export function litEdges(network: Network, mark: Mark): { node: number; edges: readonly number[]; dims: boolean } | undefined {
  const node = mark.pointed ?? mark.selected;
  if (node === undefined) return undefined;
  const ties = network.ties[node] ?? [];
  const isFew = ties.length <= greatestLit && ties.length < network.nodes.length - 2;
  return { node, edges: isFew ? ties.map(tie => tie.edge) : [], dims: isFew && mark.pointed !== undefined };
}

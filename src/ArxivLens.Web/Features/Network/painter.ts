// Paints on plain canvases what sigma does not: areas and years behind the network; names, lit edges and the crosshair before it.
import type { Area, AreaName, YearMark } from './areas';
import { labelSize } from './labels';
import type { Label } from './labels';
import type { Network } from './network-data';
import { litEdges } from './picture';
import type { Mark } from './picture';
import type { Projection } from './projection';
import { areaStrength, articleLine, litColour, shapePath } from './shapes';
import type { Colours } from './shapes';

/** Shapes fill a little more than the size of their node. */
export const shapeScale = 1.15;

export interface Fonts {
  readonly sans: string;
  readonly serif: string;
}

export function readFonts(): Fonts {
  const style = getComputedStyle(document.documentElement);
  return { sans: getComputedStyle(document.body).fontFamily, serif: style.getPropertyValue('--serif').trim() || 'serif' };
}

export function labelFont(fonts: Fonts, isStrong: boolean): string {
  return `${isStrong ? 600 : 400} ${labelSize}px ${fonts.sans}`;
}

export const areaFont = (fonts: Fonts): string => `italic 15px ${fonts.serif}`;

/** A brush that paints on one canvas in the colours of the page. */
export class Painter {
  constructor(
    readonly context: CanvasRenderingContext2D,
    public network: Network,
    readonly colours: () => Colours,
    readonly fonts: Fonts,
  ) {}

  clear({ width, height }: Projection): void {
    this.context.clearRect(0, 0, width, height);
  }

  areas(areas: readonly Area[]): void {
    const { context } = this;
    context.save();
    context.globalAlpha = areaStrength;
    context.fillStyle = this.colours().cluster;
    for (const { hull } of areas) {
      context.beginPath();
      hull.forEach(([x, y], corner) => (corner === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.fill();
    }
    context.restore();
  }

  years(years: readonly YearMark[], height: number): void {
    const { context } = this;
    context.save();
    context.font = labelFont(this.fonts, false);
    context.textAlign = 'center';
    for (const { text, x } of years) {
      context.fillStyle = this.colours().edge;
      context.globalAlpha = 0.5;
      context.fillRect(Math.round(x), 0, 1, height - 26);
      context.globalAlpha = 1;
      context.fillStyle = this.colours().muted;
      context.fillText(text, x, height - 9);
    }
    context.restore();
  }

  areaNames(names: readonly AreaName[]): void {
    this.context.textAlign = 'center';
    for (const { text, x, y } of names) this.#text(text, x, y, areaFont(this.fonts), this.colours().muted);
    this.context.textAlign = 'left';
  }

  labels(labels: readonly Label[]): void {
    for (const { text, x, y, isStrong } of labels) this.#text(text, x, y, labelFont(this.fonts, isStrong), this.colours().label);
  }

  /**
   * The node that is looked at with its edges and neighbours: what it cites in the colour of references, what cites it in that of
   * citations.
   */
  lit(mark: Mark, projection: Projection): void {
    const lit = litEdges(this.network, mark);
    if (!lit) return;
    for (const edge of lit.edges) this.#litEdge(edge, lit.node, projection);
    for (const edge of lit.edges)
      for (const end of this.network.edges[edge]!.slice(0, 2)) if (end !== lit.node) this.#node(end, projection);
    this.#node(lit.node, projection);
    this.#ring(lit.node, projection, mark.selected === lit.node);
    if (mark.selected !== undefined && mark.selected !== lit.node) this.#ring(mark.selected, projection, true);
  }

  /** What articles ask, and with dashes what they only discuss. */
  articleTies(projection: Projection, isDim: boolean): void {
    const { context, network } = this;
    context.save();
    context.strokeStyle = this.colours().article;
    context.lineWidth = articleLine.width;
    context.globalAlpha = isDim ? 0.15 : articleLine.strength;
    for (const edge of network.edges) {
      const relation = network.relationOf(edge);
      if (!relation) continue;
      context.setLineDash(relation === 'asks' ? [] : articleLine.dashes);
      context.beginPath();
      context.moveTo(projection.x(network.x[edge[0]]!), projection.y(network.y[edge[0]]!));
      context.lineTo(projection.x(network.x[edge[1]]!), projection.y(network.y[edge[1]]!));
      context.stroke();
    }
    context.restore();
  }

  /** The path that was asked for, over all that lies beside it. */
  path(projection: Projection): void {
    const { context } = this;
    context.save();
    context.strokeStyle = this.colours().mark;
    context.lineWidth = 3;
    for (const edge of this.network.pathEdges) {
      const [from, to] = this.network.edges[edge]!;
      context.beginPath();
      context.moveTo(projection.x(this.network.x[from]!), projection.y(this.network.y[from]!));
      context.lineTo(projection.x(this.network.x[to]!), projection.y(this.network.y[to]!));
      context.stroke();
    }
    context.restore();
    for (const node of this.network.answer.path ?? []) this.#node(node, projection);
  }

  cross(mark: Mark, projection: Projection): void {
    if (!mark.cross) return;
    const { context } = this;
    const { x, y } = mark.cross;
    context.save();
    for (const [width, colour] of [
      [5, this.colours().outline],
      [2, this.colours().mark],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.beginPath();
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        context.moveTo(x + dx * 9, y + dy * 9);
        context.lineTo(x + dx * 26, y + dy * 26);
      }
      context.arc(x, y, 17, 0, 2 * Math.PI);
      context.stroke();
    }
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    context.strokeStyle = this.colours().mark;
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(projection.width, y);
    context.moveTo(x, 0);
    context.lineTo(x, projection.height);
    context.stroke();
    context.restore();
  }

  #text(text: string, x: number, y: number, font: string, colour: string): void {
    const { context } = this;
    context.font = font;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = this.colours().outline;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }

  #node(node: number, projection: Projection): void {
    const { role } = this.network.nodes[node]!;
    const [x, y] = [projection.x(this.network.x[node]!), projection.y(this.network.y[node]!)];
    const size = this.network.sizeOf(node) * projection.nodeScale * shapeScale;
    const { context } = this;
    const path = new Path2D(shapePath(role, x, y, size - 1));
    context.fillStyle = context.strokeStyle = this.colours().outline;
    context.lineWidth = 4;
    context.stroke(path);
    context.fill(path);
    context.fillStyle = this.colours()[role];
    context.fill(path, 'evenodd');
  }

  #ring(node: number, projection: Projection, isSelected: boolean): void {
    const { context } = this;
    const size = this.network.sizeOf(node) * projection.nodeScale * shapeScale;
    context.beginPath();
    context.arc(projection.x(this.network.x[node]!), projection.y(this.network.y[node]!), size + 5, 0, 2 * Math.PI);
    context.strokeStyle = isSelected ? this.colours().mark : this.colours().label;
    context.lineWidth = isSelected ? 3 : 1.5;
    context.stroke();
  }

  #litEdge(edge: number, from: number, projection: Projection): void {
    const [citing, cited] = this.network.edges[edge]!;
    const [x0, y0] = [projection.x(this.network.x[citing]!), projection.y(this.network.y[citing]!)];
    const [x1, y1] = [projection.x(this.network.x[cited]!), projection.y(this.network.y[cited]!)];
    const length = Math.hypot(x1 - x0, y1 - y0) || 1;
    const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
    const stop = length - this.network.sizeOf(cited) * projection.nodeScale * shapeScale - 2;
    const { context } = this;
    context.strokeStyle = context.fillStyle = litColour(this.network, edge, from, this.colours());
    context.lineWidth = 1.6;
    context.globalAlpha = 0.85;
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x0 + dx * stop, y0 + dy * stop);
    context.stroke();
    if (stop < 14) return;
    const [tipX, tipY] = [x0 + dx * stop, y0 + dy * stop];
    context.beginPath();
    context.moveTo(tipX, tipY);
    context.lineTo(tipX - dx * 8 - dy * 3.6, tipY - dy * 8 + dx * 3.6);
    context.lineTo(tipX - dx * 8 + dy * 3.6, tipY - dy * 8 - dx * 3.6);
    context.fill();
    context.globalAlpha = 1;
  }
}

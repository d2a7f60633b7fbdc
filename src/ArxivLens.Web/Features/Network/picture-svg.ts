// Draws a small network as SVG where there is no WebGL: links, so that it works by keyboard too.
import type { View } from './address';
import type { Network } from './network-data';
import { Naming } from './naming';
import { readFonts } from './painter';
import { PickGrid } from './pick-grid';
import { litEdges } from './picture';
import type { Mark, Picture, PictureListener } from './picture';
import { Projection } from './projection';
import { drawScene, svg } from './scene-svg';
import { litColour, readColours, shapePath } from './shapes';

/** Beyond this many nodes the page would become slow; the tables hold the same works. */
export const svgLimit = 300;

export class SvgPicture implements Picture {
  readonly kind = 'svg';
  readonly #root = svg('svg', { class: 'network-svg' });
  readonly #grid: PickGrid;
  readonly #naming: Naming;
  readonly #fonts = readFonts();
  readonly #resized: ResizeObserver;
  #view: View = { x: 0, y: 0, ratio: 1 };
  #mark: Mark = { pointed: undefined, selected: undefined, cross: undefined };

  constructor(
    readonly container: HTMLElement,
    readonly network: Network,
    readonly listener: PictureListener,
  ) {
    this.#grid = new PickGrid(network);
    this.#naming = new Naming(network, this.#fonts);
    container.replaceChildren(this.#root);
    this.#resized = new ResizeObserver(() => this.#draw());
    this.#resized.observe(container);
    this.#connect();
  }

  get size() {
    return { width: this.container.clientWidth, height: this.container.clientHeight };
  }

  placeOf(node: number) {
    const projection = this.#projection();
    return { x: projection.x(this.network.x[node]!), y: projection.y(this.network.y[node]!) };
  }

  nodeNear(x: number, y: number, tolerance: number) {
    return this.#grid.nodeAt(x, y, this.#projection(), tolerance);
  }

  networkPlace(x: number, y: number) {
    return this.#projection().back(x, y);
  }

  view(): View {
    return this.#view;
  }

  aim(): View {
    return this.#view;
  }

  show(view: View) {
    this.#view = view;
    this.#draw();
  }

  go(view: View) {
    this.show(view);
    this.listener.viewed();
  }

  mark(mark: Mark) {
    this.#mark = mark;
    this.#drawMark();
  }

  moved() {
    this.#grid.forget();
    this.#naming.renew();
    this.#draw();
  }

  grown() {
    this.moved();
  }

  recolour() {
    this.#draw();
  }

  remove() {
    this.#resized.disconnect();
    this.#root.remove();
  }

  #projection(): Projection {
    return new Projection(this.#view, this.size.width, this.size.height);
  }

  #draw(): void {
    const projection = this.#projection();
    const ground = this.#naming.ground(projection);
    const labels = this.#naming.labels(projection, ground.areaNames, { ...this.#mark, pointed: undefined });
    this.#root.setAttribute('viewBox', `0 0 ${projection.width} ${projection.height}`);
    this.#root.replaceChildren(
      ...drawScene({ network: this.network, projection, colours: readColours(), fonts: this.#fonts, ...ground, labels }),
    );
    for (const link of this.#root.querySelectorAll('a')) link.setAttribute('tabindex', '-1');
    this.#drawMark();
  }

  #drawMark(): void {
    const projection = this.#projection();
    const lit = litEdges(this.network, this.#mark);
    this.container.classList.toggle('dims', false);
    this.#root.querySelector('.lit')?.remove();
    if (!lit && !this.#mark.cross) return;
    const colours = readColours();
    const at = (node: number) => [projection.x(this.network.x[node]!), projection.y(this.network.y[node]!)] as const;
    const marks = svg('g', { class: 'lit', fill: 'none', 'pointer-events': 'none' });
    for (const edge of lit?.edges ?? []) {
      const [from, to] = this.network.edges[edge]!;
      const [[x1, y1], [x2, y2]] = [at(from), at(to)];
      marks.append(
        svg('line', { x1, y1, x2, y2, stroke: litColour(this.network, edge, lit!.node, colours), 'stroke-width': 1.6 }),
      );
    }
    for (const node of new Set([lit?.node, this.#mark.selected])) {
      if (node === undefined) continue;
      const [cx, cy] = at(node);
      const work = this.network.nodes[node]!;
      const size = this.network.sizeOf(node) * projection.nodeScale * 1.15;
      marks.append(
        svg('path', { d: shapePath(work.role, cx, cy, size), fill: colours[work.role], 'fill-rule': 'evenodd' }),
        svg('circle', {
          cx,
          cy,
          r: size + 5,
          stroke: node === this.#mark.selected ? colours.mark : colours.label,
          'stroke-width': 2.5,
        }),
      );
    }
    if (this.#mark.cross)
      marks.append(
        svg('circle', { cx: this.#mark.cross.x, cy: this.#mark.cross.y, r: 17, stroke: colours.mark, 'stroke-width': 2 }),
      );
    this.#root.append(marks);
  }

  #connect(): void {
    const placeOf = (event: Event): number | undefined => {
      const place = (event.target as Element).closest('a')?.getAttribute('data-place');
      return place === null || place === undefined ? undefined : Number(place);
    };
    this.#root.addEventListener('mouseover', event => this.listener.point(placeOf(event)));
    this.#root.addEventListener('mouseleave', () => this.listener.point(undefined));
    this.#root.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.listener.choose(placeOf(event), event);
    });
  }
}

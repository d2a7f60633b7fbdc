// Draws the network with sigma. Positions are the server's, so the picture is the same at every visit.
import Graph from 'graphology';
import Sigma from 'sigma';
import type { View } from './address';
import { bandsUpTo, createBandProgram, createLineProgram } from './edge-program';
import type { EdgeBuffer } from './edge-program';
import { Naming } from './naming';
import { isSpoke } from './network-data';
import type { Network } from './network-data';
import { createNodeProgram } from './node-program';
import type { NodeBuffer } from './node-program';
import { Painter, readFonts } from './painter';
import { PickGrid } from './pick-grid';
import { isStill, litEdges } from './picture';
import type { Mark, Picture, PictureListener } from './picture';
import { Projection, margin, nodeScaleAt } from './projection';
import { readColours } from './shapes';
import { connectPointer } from './pointer';

/** With more nodes than this, names wait until the picture stands still. */
const namedWhileMoving = 600;
/** How long nothing moves before it stands still, in milliseconds. */
const rest = 140;
/** How long it stands still before the address says so: writing it takes the browser longer than a frame may. */
const calm = 300;
// Sigma counts a square of -1 … 1 as the picture; what lies beyond is drawn all the same.
const square = { x: [-1, 1] as [number, number], y: [-1, 1] as [number, number] };
const framed = (value: number) => 0.5 + value / 2;
const stateOf = ({ x, y, ratio }: View) => ({ x: framed(x), y: framed(y), ratio, angle: 0 });

export class WebGlPicture implements Picture {
  readonly kind = 'webgl';
  readonly #sigma: Sigma;
  readonly #graph: Graph;
  #grid: PickGrid;
  readonly #fonts = readFonts();
  #naming: Naming;
  readonly #behind: Painter;
  readonly #front: Painter;
  #colours = readColours();
  #nodeBuffer: NodeBuffer | null = null;
  #edgeBuffers: EdgeBuffer[] = [];
  #mark: Mark = { pointed: undefined, selected: undefined, cross: undefined };
  #aim: View | null = null;
  #isQuiet = false;
  #isMoving = false;
  #restTimer: number | undefined;
  #calmTimer: number | undefined;
  #isRemoved = false;

  constructor(
    readonly container: HTMLElement,
    public network: Network,
    listener: PictureListener,
  ) {
    this.#naming = new Naming(network, this.#fonts);
    this.#grid = new PickGrid(network);
    this.#graph = new Graph({ type: 'directed', multi: false });
    this.#fill();
    this.#sigma = this.#createSigma();
    this.#behind = this.#createPainter('behind', 'edges');
    this.#front = this.#createPainter('front', 'mouse');
    this.#sigma.resize(true);
    connectPointer(this.#sigma, container, this, listener);
    this.#sigma.getCamera().on('updated', () => this.#moves(listener));
    this.#sigma.on('afterRender', () => this.#paint());
    for (const canvas of Object.values(this.#sigma.getCanvases()))
      canvas.addEventListener('webglcontextlost', event => this.#isRemoved || this.#lose(event, listener));
    this.#sigma.refresh();
  }

  /** Draws another network with the surfaces that are there: new ones cost time and browsers lend few. */
  replace(network: Network) {
    this.network = this.#behind.network = this.#front.network = network;
    this.#naming = new Naming(network, this.#fonts);
    this.#grid = new PickGrid(network);
    this.#graph.clear();
    this.#sigma.setSetting('defaultEdgeType', edgeTypeOf(network));
    this.#fill();
    this.mark({ pointed: undefined, selected: undefined, cross: undefined });
    this.#sigma.refresh();
  }

  get size() {
    return this.#sigma.getDimensions();
  }

  placeOf(node: number) {
    const projection = this.#projection();
    return { x: projection.x(this.network.x[node]!), y: projection.y(this.network.y[node]!) };
  }

  nodeNear(x: number, y: number, tolerance: number) {
    return this.#grid.nodeAt(x, y, this.#projection(), tolerance);
  }

  /** The place in the network that a pixel of the picture shows. */
  networkPlace(x: number, y: number) {
    return this.#projection().back(x, y);
  }

  view(): View {
    const { x, y, ratio } = this.#sigma.getCamera().getState();
    return { x: 2 * x - 1, y: 2 * y - 1, ratio };
  }

  aim(): View {
    return this.#sigma.getCamera().isAnimated() && this.#aim ? this.#aim : this.view();
  }

  show(view: View) {
    this.#isQuiet = true;
    this.#sigma.getCamera().setState(stateOf(view));
    this.#isQuiet = false;
  }

  go(view: View, isInstant = false) {
    const camera = this.#sigma.getCamera();
    this.#aim = view;
    if (isInstant || isStill()) camera.setState(stateOf(view));
    else void camera.animate(stateOf(view), { duration: 260, easing: 'quadraticInOut' });
  }

  mark(mark: Mark) {
    this.#mark = mark;
    this.container.classList.toggle('dims', litEdges(this.network, mark)?.dims ?? false);
    this.#sigma.scheduleRender();
  }

  moved(node?: number) {
    this.#grid.forget();
    // The area of a large cluster hardly changes by one node, and takes long to find.
    if (node === undefined || this.network.nodes.length <= namedWhileMoving) this.#naming.renew();
    if (node === undefined) {
      this.network.nodes.forEach((_, place) => this.#moveNode(place));
      this.network.edges.forEach((_, place) => this.#moveEdge(place));
    } else {
      this.#moveNode(node);
      for (const { edge } of this.network.ties[node]!) this.#moveEdge(edge);
    }
    this.#sigma.scheduleRender();
  }

  grown() {
    this.#grid.forget();
    this.#naming.renew();
    this.#fill();
  }

  recolour() {
    this.#colours = readColours();
    this.#sigma.scheduleRender();
  }

  remove() {
    this.#isRemoved = true;
    clearTimeout(this.#restTimer);
    clearTimeout(this.#calmTimer);
    this.#sigma.kill();
  }

  #createSigma(): Sigma {
    const look = { colours: () => this.#colours, network: () => this.network };
    const tellEdges = (buffer: EdgeBuffer) => this.#edgeBuffers.push(buffer);
    const sigma = new Sigma(this.#graph, this.container, {
      defaultNodeType: 'node',
      defaultEdgeType: edgeTypeOf(this.network),
      nodeProgramClasses: {
        node: createNodeProgram(
          () => this.#colours,
          buffer => {
            this.#nodeBuffer = buffer;
          },
        ),
      },
      edgeProgramClasses: { band: createBandProgram(look, tellEdges), line: createLineProgram(look, tellEdges) },
      renderLabels: false,
      defaultDrawNodeHover: () => {},
      stagePadding: margin,
      zoomToSizeRatioFunction: ratio => 1 / nodeScaleAt(ratio, this.container.clientWidth, this.container.clientHeight),
      minCameraRatio: 0.01,
      maxCameraRatio: 50,
      zoomDuration: isStill() ? 1 : 200,
      inertiaDuration: isStill() ? 1 : 200,
      doubleClickZoomingDuration: isStill() ? 1 : 200,
    });
    sigma.setCustomBBox(square);
    // Sigma would draw every node a second time and wait for the picture to be read back, at every move of the pointer.
    const found = sigma as unknown as { getNodeAtPosition(at: { x: number; y: number }): string | null };
    found.getNodeAtPosition = ({ x, y }) => this.network.nodes[this.nodeNear(x, y, 3) ?? -1]?.key ?? null;
    return sigma;
  }

  #createPainter(name: string, beforeLayer: string): Painter {
    this.#sigma.createCanvasContext(name, { beforeLayer } as never);
    const context = this.#sigma.getCanvases()[name]!.getContext('2d')!;
    return new Painter(context, this.network, () => this.#colours, this.#fonts);
  }

  /** Gives sigma the nodes and edges it does not have yet; what matters most is drawn last, over all else. */
  #fill(): void {
    const { nodes, edges } = this.network;
    for (let place = nodes.length - 1; place >= 0; place--) {
      const { key, role } = nodes[place]!;
      if (this.#graph.hasNode(key)) continue;
      this.#graph.addNode(key, {
        x: this.network.x[place]!,
        y: this.network.y[place]!,
        size: this.network.sizeOf(place),
        place,
        role,
      });
    }
    for (let place = this.#graph.size; place < edges.length; place++) {
      const [from, to] = edges[place]!;
      // What articles do is drawn by the painter: other lines, and few of them.
      const hidden = this.network.isArticle(from);
      this.#graph.addEdgeWithKey(String(place), nodes[from]!.key, nodes[to]!.key, { place, hidden, isSpoke: isSpoke(edges[place]!) });
    }
  }

  #moveNode(place: number): void {
    const attributes = this.#graph.getNodeAttributes(this.network.nodes[place]!.key);
    attributes['x'] = this.network.x[place]!;
    attributes['y'] = this.network.y[place]!;
    this.#nodeBuffer?.move(place, framed(this.network.x[place]!), framed(this.network.y[place]!));
  }

  #moveEdge(place: number): void {
    const [from, to] = this.network.edges[place]!;
    const { x, y } = this.network;
    for (const buffer of this.#edgeBuffers)
      buffer.move(place, framed(x[from]!), framed(y[from]!), framed(x[to]!), framed(y[to]!));
  }

  #projection(): Projection {
    const { width, height } = this.size;
    return new Projection(this.view(), width, height);
  }

  #moves(listener: PictureListener): void {
    if (this.#isQuiet) return;
    this.#isMoving = true;
    clearTimeout(this.#restTimer);
    clearTimeout(this.#calmTimer);
    this.#restTimer = window.setTimeout(() => {
      this.#isMoving = false;
      this.#sigma.scheduleRender();
    }, rest);
    this.#calmTimer = window.setTimeout(() => listener.viewed(), calm);
  }

  #paint(): void {
    const projection = this.#projection();
    const { areas, areaNames, years } = this.#naming.ground(projection);
    this.#behind.clear(projection);
    this.#front.clear(projection);
    this.#behind.years(years, projection.height);
    this.#behind.areas(areas);
    const isDim = litEdges(this.network, this.#mark)?.dims ?? false;
    this.#behind.articleTies(projection, isDim);
    if (!isDim) this.#front.path(projection);
    this.#front.lit(this.#mark, projection);
    if (!this.#isMoving || this.network.nodes.length <= namedWhileMoving) {
      if (!isDim) this.#front.areaNames(areaNames);
      this.#front.labels(this.#naming.labels(projection, areaNames, this.#mark));
    }
    this.#front.cross(this.#mark, projection);
  }

  #lose(event: Event, listener: PictureListener): void {
    event.preventDefault();
    this.remove();
    listener.lost();
  }
}

function edgeTypeOf(network: Network): string {
  return network.edges.length <= bandsUpTo ? 'band' : 'line';
}

// Draws the network with sigma. Positions are the server's, so the picture is the same at every visit.
import Graph from 'graphology';
import Sigma from 'sigma';
import { isSpoke, readColours, sizeOf } from './network-data';
import type { Network, NetworkNode, Picture } from './network-data';
import { createShapeProgram } from './shape-program';
import type { Tip } from './tip';

const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250;
const wide = 1.5;

export function drawWithWebGl(container: HTMLElement, network: Network, tip: Tip): Picture {
  const graph = buildGraph(network);
  const sigma = new Sigma(graph, container, {
    defaultNodeType: 'shape',
    nodeProgramClasses: { shape: createShapeProgram(() => asRgb(readColours()('outline'))) },
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelWeight: '500',
    labelColor: { color: readColours()('label') },
    labelDensity: 0.6,
    labelGridCellSize: 150,
    labelRenderedSizeThreshold: 6,
    defaultDrawNodeHover: () => {},
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    stagePadding: 36,
    zIndex: true,
  });
  connect(sigma, graph, container, tip);
  paint(graph);

  return {
    nodePosition: key => {
      if (!graph.hasNode(key)) return undefined;
      const { x, y } = graph.getNodeAttributes(key) as { x: number; y: number };
      const inside = sigma.graphToViewport({ x, y });
      const box = container.getBoundingClientRect();
      return { x: box.left + inside.x, y: box.top + inside.y };
    },
    zoom: step => {
      const camera = sigma.getCamera();
      if (step === 'fit') void camera.animatedReset({ duration });
      else if (step === 'in') void camera.animatedZoom({ duration, factor: wide });
      else void camera.animatedUnzoom({ duration, factor: wide });
    },
    recolour: () => {
      paint(graph);
      sigma.setSetting('labelColor', { color: readColours()('label') });
      sigma.refresh();
    },
    remove: () => sigma.kill(),
  };
}

function buildGraph(network: Network): Graph {
  const graph = new Graph({ type: 'directed', multi: false });
  for (const node of network.nodes)
    graph.addNode(node.key, {
      x: node.x, y: node.y, size: sizeOf(node), label: labelOf(node), role: node.role, work: node,
      forceLabel: node.role === 'current', zIndex: node.role === 'current' ? 1 : 0,
    });
  for (const edge of network.edges) {
    const from = network.nodes[edge.from];
    const to = network.nodes[edge.to];
    if (from && to) graph.mergeEdge(from.key, to.key, { spoke: isSpoke(edge), size: isSpoke(edge) ? 1.2 : 0.7 });
  }
  return graph;
}

function labelOf(node: NetworkNode): string {
  const name = node.family ?? node.title.slice(0, 24);
  return node.year ? `${name} ${node.year}` : name;
}

function paint(graph: Graph): void {
  const colour = readColours();
  graph.updateEachNodeAttributes((_, attributes) => ({ ...attributes, color: colour(attributes['role']) }));
  graph.updateEachEdgeAttributes((_, attributes) => ({ ...attributes, color: colour('edge') }));
}

function connect(sigma: Sigma, graph: Graph, container: HTMLElement, tip: Tip): void {
  const workOf = (key: string) => graph.getNodeAttribute(key, 'work') as NetworkNode;
  let dragged: string | null = null;
  let hasMoved = false;

  sigma.on('enterNode', ({ node }) => {
    container.classList.add('on-node');
    const { x, y } = sigma.graphToViewport(graph.getNodeAttributes(node) as { x: number; y: number });
    tip.show(workOf(node), x, y);
  });
  sigma.on('leaveNode', () => {
    container.classList.remove('on-node');
    tip.hide();
  });
  // The browser calls the end of a drag a click too.
  sigma.on('clickNode', ({ node, event }) => hasMoved || open(workOf(node), event.original));
  sigma.on('downNode', ({ node }) => {
    dragged = node;
    hasMoved = false;
    // Dragging a node beyond the others must not rescale the whole picture.
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  sigma.on('moveBody', ({ event }) => {
    if (!dragged) return;
    hasMoved = true;
    tip.hide();
    const place = sigma.viewportToGraph(event);
    graph.mergeNodeAttributes(dragged, place);
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  const drop = () => (dragged = null);
  sigma.on('upNode', drop);
  sigma.on('upStage', drop);
  sigma.getCamera().on('updated', () => tip.hide());
  // The wheel scrolls the page; with Ctrl it zooms, as it does everywhere else.
  container.addEventListener('wheel', event => event.ctrlKey || event.metaKey || event.stopPropagation(), { capture: true });
}

function open(work: NetworkNode, original: MouseEvent | TouchEvent): void {
  if (work.role === 'current') return;
  if (original instanceof MouseEvent && (original.ctrlKey || original.metaKey)) window.open(work.href, '_blank', 'noopener');
  else location.assign(work.href);
}

function asRgb(hex: string): [number, number, number] {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) / 255, ((number >> 8) & 255) / 255, (number & 255) / 255];
}

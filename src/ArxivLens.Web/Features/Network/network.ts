// The picture of a paper's network: fetches the data, draws it as well as the browser can, and connects the zoom buttons.
import type { Network, Picture } from './network-data';
import { drawAsSvg, svgLimit } from './svg-picture';
import { createTip } from './tip';
import type { Tip } from './tip';
import { drawWithWebGl } from './webgl-picture';

declare global {
  interface Window {
    /** For tests: where nodes are, once the picture stands. */
    arxivlensNetwork?: Pick<Picture, 'nodePosition'> & { ready: true; kind: 'webgl' | 'svg' };
  }
}

const tablesInstead = 'The picture cannot be drawn here. The tables below hold the same works.';

const frame = document.querySelector<HTMLElement>('.network');
const container = document.getElementById('network-picture');
const message = document.getElementById('network-message');
const tipElement = document.getElementById('network-tip');

if (frame && container && message && tipElement) {
  const tip = createTip(tipElement, frame);
  let picture: Picture | null = null;
  const start = async () => {
    try {
      picture = await show(frame, container, message, tip);
    } catch {
      message.textContent = tablesInstead;
    }
  };
  connectTools(frame, () => picture);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => picture?.recolour());
  // Browsers keep few WebGL contexts: give this one back whenever the page is left, and draw again when it comes back.
  addEventListener('pagehide', () => {
    picture?.remove();
    picture = null;
    delete window.arxivlensNetwork;
  });
  addEventListener('pageshow', event => {
    if (event.persisted) void start();
  });
  void start();
}

async function show(frame: HTMLElement, container: HTMLElement, message: HTMLElement, tip: Tip): Promise<Picture | null> {
  const response = await fetch(frame.dataset['source']!, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The network was answered ${response.status}.`);
  const network = (await response.json()) as Network;
  tellWhatIsShown(network);
  const drawn = draw(container, network, tip);
  message.textContent = drawn ? '' : tablesInstead;
  if (!drawn) return null;
  frame.dataset['drawn'] = drawn.kind;
  frame.querySelector<HTMLElement>('.network-tools')!.hidden = drawn.kind !== 'webgl';
  window.arxivlensNetwork = { ready: true, kind: drawn.kind, nodePosition: key => drawn.picture.nodePosition(key) };
  return drawn.picture;
}

function draw(container: HTMLElement, network: Network, tip: Tip): { kind: 'webgl' | 'svg'; picture: Picture } | null {
  if (hasWebGl()) {
    try {
      return { kind: 'webgl', picture: drawWithWebGl(container, network, tip) };
    } catch {
      container.replaceChildren();
    }
  }
  return network.nodes.length <= svgLimit ? { kind: 'svg', picture: drawAsSvg(container, network, tip) } : null;
}

function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function tellWhatIsShown(network: Network): void {
  const shown = network.nodes.length - 1;
  const note = document.getElementById('network-shown');
  if (note && shown < network.referenceCount + network.citationCount)
    note.textContent = `The picture shows the ${shown} most important of them.`;
}

function connectTools(frame: HTMLElement, picture: () => Picture | null): void {
  for (const button of frame.querySelectorAll<HTMLButtonElement>('[data-zoom]'))
    button.addEventListener('click', () => picture()?.zoom(button.dataset['zoom'] as 'in' | 'out' | 'fit'));
}

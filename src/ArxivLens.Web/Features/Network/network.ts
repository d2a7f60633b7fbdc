// The island of the network: a session before the picture, the form above it and what can be saved below.
import { dataAddress } from './address';
import { connectControls } from './controls';
import { savePng, saveSvg } from './saving';
import { Session } from './session';

declare global {
  interface Window {
    /** For tests: where nodes are, in pixels of the window, once the picture stands. */
    arxivlensNetwork?: { ready: true; kind: 'webgl' | 'svg'; nodePosition(key: string): { x: number; y: number } | undefined };
  }
}

const root = document.querySelector<HTMLElement>('.network');
const message = document.getElementById('network-message');
if (root && message) start(root, message);

function start(root: HTMLElement, message: HTMLElement): void {
  const session = new Session(root, message);
  session.onDrawn(() => tellTests(session));
  const form = document.querySelector<HTMLFormElement>('.network-query');
  if (form) connectControls(session, form);
  connectSaving(session);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => session.recolour());
  document.addEventListener('arxivlens:theme', () => session.recolour());
  // Browsers keep few WebGL contexts: give these back whenever the page is left, and draw again when it comes back.
  addEventListener('pagehide', () => {
    session.remove();
    delete window.arxivlensNetwork;
  });
  addEventListener('pageshow', event => {
    if (event.persisted) void session.load();
  });
  void session.load();
}

function connectSaving(session: Session): void {
  const list = document.querySelector<HTMLElement>('.network-take');
  if (!list) return;
  for (const button of list.querySelectorAll<HTMLButtonElement>('[data-save]'))
    button.addEventListener('click', () => {
      if (!session.shown) return;
      if (button.dataset['save'] === 'svg') saveSvg(session.shown);
      else void savePng(session.shown);
    });
  session.onDrawn(() => {
    for (const part of list.querySelectorAll<HTMLElement>('[data-save]')) part.hidden = false;
    for (const link of list.querySelectorAll<HTMLAnchorElement>('[data-ending]'))
      link.href = dataAddress(session.source, session.question, link.dataset['ending']);
  });
}

function tellTests(session: Session): void {
  const { picture } = session;
  if (!picture) return;
  window.arxivlensNetwork = {
    ready: true,
    kind: picture.kind,
    nodePosition: key => {
      const node = session.network?.indexOf(key);
      if (node === undefined || !session.picture) return undefined;
      const [{ left, top }, { x, y }] = [session.frame.ground.getBoundingClientRect(), session.picture.placeOf(node)];
      return { x: left + x, y: top + y };
    },
  };
}

// What the mouse and fingers do in the picture that sigma draws: point, choose, drag, move the whole.
import type Sigma from 'sigma';
import type { PictureListener } from './picture';
import type { WebGlPicture } from './picture-webgl';

/** The pointer may tremble by this many pixels before a click becomes a drag. */
const tremble = 4;

export function connectPointer(sigma: Sigma, container: HTMLElement, picture: WebGlPicture, listener: PictureListener): void {
  let dragged: { node: number; x: number; y: number; hasMoved: boolean } | null = null;
  const indexOf = (key: string) => picture.network.indexOf(key)!;

  sigma.on('enterNode', ({ node }) => {
    container.classList.add('on-node');
    listener.point(indexOf(node));
  });
  const leave = () => {
    container.classList.remove('on-node');
    listener.point(undefined);
  };
  sigma.on('leaveNode', leave);
  sigma.on('leaveStage', leave);

  // The browser calls the end of a drag a click too.
  let wasDragged = false;
  sigma.on('clickNode', ({ node, event }) => wasDragged || listener.choose(indexOf(node), event.original));
  sigma.on('doubleClickNode', ({ node, event, preventSigmaDefault }) => {
    preventSigmaDefault();
    listener.choose(indexOf(node), event.original);
  });
  sigma.on('clickStage', ({ event }) => wasDragged || listener.choose(undefined, event.original));

  sigma.on('downNode', ({ node, event }) => {
    dragged = { node: indexOf(node), x: event.x, y: event.y, hasMoved: false };
    wasDragged = false;
  });
  sigma.on('downStage', () => {
    wasDragged = false;
  });
  sigma.on('moveBody', ({ event }) => {
    if (!dragged) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    if (!dragged.hasMoved && Math.hypot(event.x - dragged.x, event.y - dragged.y) < tremble) return;
    dragged.hasMoved = wasDragged = true;
    listener.point(undefined);
    const place = picture.networkPlace(event.x, event.y);
    picture.network.x[dragged.node] = place.x;
    picture.network.y[dragged.node] = place.y;
    picture.moved(dragged.node);
  });
  const drop = () => {
    dragged = null;
  };
  sigma.on('upNode', drop);
  sigma.on('upStage', drop);
  container.addEventListener('mouseleave', drop);
  // The wheel scrolls the page; with Ctrl, or when the picture is all there is, it zooms.
  const zooms = (event: WheelEvent) => event.ctrlKey || event.metaKey || document.fullscreenElement !== null;
  container.addEventListener('wheel', event => zooms(event) || event.stopPropagation(), { capture: true });
}

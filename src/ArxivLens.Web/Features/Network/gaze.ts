// What a reader looks at in the picture: the node pointed at, the chosen one with its card, the list and the crosshair.
import type { View } from './address';
import { Card } from './card';
import type { Frame, ReadingMode } from './frame';
import { ListPanel } from './list-panel';
import type { Network } from './network-data';
import type { Mark, Picture } from './picture';
import { wholeView } from './projection';
import { describe, outline } from './speech';
import { tellTables } from './table-link';
import { Tip } from './tip';

/** What is before the reader now. */
export interface Drawn {
  readonly network: Network;
  readonly picture: Picture;
}

export interface GazeListener {
  /** Another node was chosen, or none. */
  chosen(key: string | null): void;
  expand(node: number): void;
  start(key: string): void;
  path(key: string): void;
  /** A key was pressed in the list that the list does not know. */
  key(event: KeyboardEvent): void;
}

const zoomStep = 1.5;
const nothing: Mark = { pointed: undefined, selected: undefined, cross: undefined };
/** A node closer to the rim than this, in pixels, is brought further in when the keyboard comes to it. */
const rim = 50;

export class Gaze {
  mark = nothing;
  readingMode: ReadingMode = 'graph';
  drawn: Drawn | null = null;
  readonly #tip = new Tip();
  readonly #card: Card;
  readonly #list: ListPanel;

  constructor(
    readonly frame: Frame,
    readonly listener: GazeListener,
  ) {
    const indexOf = (key: string) => this.drawn?.network.indexOf(key) ?? 0;
    this.#card = new Card({
      close: () => this.select(undefined),
      expand: key => listener.expand(indexOf(key)),
      start: key => listener.start(key),
      path: key => listener.path(key),
    });
    this.#card.root.addEventListener('keydown', event => this.#leaveCard(event));
    this.#list = new ListPanel({
      point: node => this.#look({ ...this.mark, pointed: node }, node),
      choose: node => this.enter(node),
      close: () => this.read('graph'),
      key: event => listener.key(event),
    });
    frame.root.append(this.#list.root, this.#card.root, this.#tip.root);
  }

  /** There is another network, or none, to look at. */
  renew(drawn: Drawn | null, node?: number): void {
    this.drawn = drawn;
    this.mark = nothing;
    this.#tip.hide();
    if (this.#list.isOpen) this.#list.close();
    this.readingMode = this.frame.readingMode = 'graph';
    this.select(node, true);
  }

  point(node: number | undefined): void {
    this.#look({ ...this.mark, pointed: node });
  }

  /** Chooses a node, or none; told to the tables and the address unless that is where it comes from. */
  select(node: number | undefined, isTold = false): void {
    if (node === this.mark.selected && this.#card.isOpen === (node !== undefined)) return;
    const work = node === undefined ? undefined : this.drawn?.network.nodes[node];
    if (work) this.#card.show(work);
    else this.#card.hide();
    this.frame.root.classList.toggle('has-card', work !== undefined);
    this.#look({ ...this.mark, pointed: undefined, selected: node }, node);
    if (isTold) return;
    tellTables(work?.key ?? null);
    this.listener.chosen(work?.key ?? null);
  }

  /** The first time a node is chosen, the second time its page is opened. */
  enter(node: number | undefined, event?: MouseEvent | TouchEvent): void {
    const work = node === undefined ? undefined : this.drawn?.network.nodes[node];
    if (work && event instanceof MouseEvent && (event.ctrlKey || event.metaKey)) window.open(work.href, '_blank', 'noopener');
    else if (work && node === this.mark.selected) location.assign(work.href);
    else this.select(node);
  }

  leave(): void {
    if (this.mark.selected !== undefined) return this.select(undefined);
    this.#look(nothing);
    if (this.readingMode !== 'graph') return this.read('graph');
    this.frame.after.focus();
  }

  /** What the Enter key is for: in crosshair mode nothing, when there is nothing. */
  get target(): number | undefined {
    return this.readingMode === 'crosshair' ? this.mark.pointed : this.current;
  }

  get current(): number {
    return this.mark.pointed ?? this.mark.selected ?? 0;
  }

  walkTo(node: number, before = ''): void {
    this.#look({ ...this.mark, pointed: node }, node);
    if (this.drawn) this.say(before + describe(this.drawn.network, node));
  }

  step(by: 1 | -1): void {
    const ranking = this.drawn?.network.ranking ?? [];
    this.walkTo(ranking[(ranking.indexOf(this.current) + by + ranking.length) % ranking.length] ?? 0);
  }

  say(text: string): void {
    this.frame.say(text);
  }

  sayOutline(): void {
    if (this.drawn) this.say(outline(this.drawn.network));
  }

  read(mode: ReadingMode): void {
    if (!this.drawn) return;
    this.readingMode = this.frame.readingMode = mode;
    const { width, height } = this.drawn.picture.size;
    this.#look({ ...this.mark, pointed: undefined, cross: mode === 'crosshair' ? { x: width / 2, y: height / 2 } : undefined });
    if (mode === 'list') return this.#list.open(this.drawn.network);
    this.#list.close();
    this.frame.stage.focus();
    this.say(
      mode === 'graph'
        ? 'Graph. The arrows walk from work to work.'
        : 'Crosshair. The arrows move it, Enter opens what it is on.',
    );
  }

  moveCross(dx: number, dy: number): void {
    if (!this.drawn || !this.mark.cross) return;
    const { network, picture } = this.drawn;
    const within = (value: number, size: number) => Math.min(Math.max(value, 8), size - 8);
    const { x, y } = this.mark.cross;
    const cross = { x: within(x + dx, picture.size.width), y: within(y + dy, picture.size.height) };
    if (cross.x !== x + dx || cross.y !== y + dy) this.pan(dx, dy);
    const node = picture.nodeNear(cross.x, cross.y, 14);
    this.#look({ ...this.mark, cross, pointed: node });
    if (node !== undefined) this.say(describe(network, node));
  }

  pan(dx: number, dy: number): void {
    if (!this.drawn) return;
    const { picture } = this.drawn;
    picture.go({ ...picture.view(), ...picture.networkPlace(picture.size.width / 2 + dx, picture.size.height / 2 + dy) });
  }

  zoom(step: 'in' | 'out' | 'fit'): void {
    if (!this.drawn) return;
    const { picture } = this.drawn;
    const view = picture.aim();
    picture.go(step === 'fit' ? this.whole() : { ...view, ratio: step === 'in' ? view.ratio / zoomStep : view.ratio * zoomStep });
  }

  whole(): View {
    const { network, picture } = this.drawn!;
    return wholeView(network, picture.size.width, picture.size.height);
  }

  shiftNode(dx: number, dy: number): void {
    if (!this.drawn) return;
    const { network, picture } = this.drawn;
    const at = picture.placeOf(this.current);
    const place = picture.networkPlace(at.x + dx, at.y + dy);
    network.x[this.current] = place.x;
    network.y[this.current] = place.y;
    picture.moved(this.current);
  }

  #look(mark: Mark, shown?: number): void {
    this.mark = mark;
    if (!this.drawn) return;
    const { network, picture } = this.drawn;
    if (shown !== undefined) this.#bringIn(shown);
    picture.mark(mark);
    if (mark.pointed === undefined || mark.pointed === mark.selected) this.#tip.hide();
    else this.#tip.show(network.nodes[mark.pointed]!, picture.placeOf(mark.pointed));
  }

  /** Moves the picture so that a node is well within it, and no card or list covers it. */
  #bringIn(node: number): void {
    const { picture } = this.drawn!;
    const { x, y } = picture.placeOf(node);
    const { width, height } = picture.size;
    const isWide = width > 640;
    const left = this.#list.isOpen && isWide ? this.#list.root.offsetWidth : 0;
    const right = this.#card.isOpen && isWide ? this.#card.root.offsetWidth : 0;
    const below = this.#card.isOpen && !isWide ? height - this.#card.root.offsetTop : 0;
    const beyond = (value: number, least: number, most: number) =>
      Math.min(0, value - least) + Math.max(0, value - Math.max(least, most));
    const [dx, dy] = [beyond(x, left + rim, width - right - rim), beyond(y, rim, height - below - rim)];
    if (dx !== 0 || dy !== 0) picture.go({ ...picture.view(), ...picture.networkPlace(width / 2 + dx, height / 2 + dy) }, true);
  }

  #leaveCard(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.select(undefined);
    this.frame.stage.focus();
  }
}

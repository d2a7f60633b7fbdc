// One reader before one network: what was asked, what is drawn, and the address that says so.
import { keysOf, listOf, readStanding, writeStanding } from './address';
import type { Question, View } from './address';
import { askNeighbours } from './expanding';
import { Frame } from './frame';
import { Gaze } from './gaze';
import { KeyList, runKey } from './keys';
import type { KeyAction } from './keys';
import { pictureKeys } from './keyboard';
import { Network, labelOf } from './network-data';
import type { NetworkAnswer } from './network-data';
import { Refusal, ask } from './network-source';
import type { Picture, PictureListener } from './picture';
import { SvgPicture, svgLimit } from './picture-svg';
import { WebGlPicture } from './picture-webgl';
import type { Shown } from './saving';
import { count } from './speech';
import { hearTables } from './table-link';

const tablesInstead = 'The picture cannot be drawn here. The tables below hold the same works.';

export class Session implements PictureListener {
  question: Question = readStanding(location.search).question;
  /** Where the data is when nothing is asked. */
  readonly source: string;
  readonly frame: Frame;
  readonly gaze: Gaze;
  readonly #keys: readonly KeyAction[];
  readonly #keyList = new KeyList(() => this.#keys);
  readonly #drawnListeners: ((network: Network) => void)[] = [];
  #asked: AbortController | null = null;
  #isWebGlLost = false;
  /** Whether the reader has chosen the view, so that the whole is not shown of its own accord. */
  #isViewChosen = false;

  constructor(
    readonly root: HTMLElement,
    message: HTMLElement,
  ) {
    this.source = root.dataset['source']!;
    this.frame = new Frame(root, message, {
      zoom: step => this.gaze.zoom(step),
      read: mode => this.gaze.read(mode),
      fullScreen: () => this.fullScreen(),
      showKeys: () => this.showKeys(),
      again: () => void this.load(),
    });
    this.gaze = new Gaze(this.frame, {
      chosen: () => this.#remember('push'),
      expand: node => void this.expand(node),
      start: key => this.start(key),
      path: key => this.path(key),
      key: event => runKey(this.#keys, event),
    });
    this.#keys = pictureKeys(this);
    root.append(this.#keyList.root);
    this.frame.stage.addEventListener('keydown', event => this.gaze.drawn && runKey(this.#keys, event));
    this.frame.stage.addEventListener('focus', () => this.gaze.sayOutline());
    hearTables(key => this.gaze.select(this.network?.indexOf(key), true));
    addEventListener('popstate', () => this.#goBack());
  }

  get network(): Network | undefined {
    return this.gaze.drawn?.network;
  }

  get picture(): Picture | undefined {
    return this.gaze.drawn?.picture;
  }

  /** Whoever shows something of the network beside the picture. */
  onDrawn(listener: (network: Network) => void): void {
    this.#drawnListeners.push(listener);
  }

  /** Asks the server what the question says, and draws the answer. */
  async load(): Promise<void> {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    delete this.root.dataset['settled'];
    this.root.setAttribute('aria-busy', 'true');
    this.frame.tell(this.gaze.drawn ? '' : 'Drawing the network …');
    try {
      await ask(
        this.source,
        this.question,
        { first: answer => this.#show(answer), positions: positions => this.#settle(positions) },
        asked.signal,
      );
      for (const key of keysOf(this.question.expand)) await this.#add(key, asked.signal);
      this.root.dataset['settled'] = 'yes';
    } catch (error) {
      if (!asked.signal.aborted) this.#fail(error);
    } finally {
      if (this.#asked === asked) this.root.removeAttribute('aria-busy');
    }
  }

  /** Puts another question; the way back leads to the last one. */
  put(change: Question): void {
    this.question = { ...this.question, ...change };
    this.gaze.select(undefined, true);
    this.#isViewChosen = false;
    history.pushState(null, '', writeStanding(location.href, { question: this.question, node: null, view: null }));
    void this.load();
  }

  /** Shows the articles about the works, or hides them; the view stays, and so does the chosen node unless it goes. */
  showArticles(isOn: boolean): void {
    const { articles: _, ...question } = this.question;
    this.question = isOn ? { ...question, articles: 'yes' } : question;
    const { node, view } = readStanding(location.search);
    const goes = !isOn && this.network?.isArticle(this.network.indexOf(node) ?? 0);
    history.pushState(null, '', writeStanding(location.href, { question: this.question, node: goes ? null : node, view }));
    void this.load();
  }

  start(key: string): void {
    this.put({ with: listOf([...new Set([...keysOf(this.question.with), key])]), mode: 'around', to: '', expand: '' });
  }

  path(key: string): void {
    this.put({ mode: 'path', to: key, expand: '' });
  }

  /** Adds a node's neighbours to the picture; all others stay where they are. */
  async expand(node: number): Promise<void> {
    const { key } = this.network!.nodes[node]!;
    const before = this.network!.nodes.length;
    await this.#add(key, this.#asked!.signal);
    this.question = { ...this.question, expand: listOf([...new Set([...keysOf(this.question.expand), key])]) };
    this.#remember('push');
    const added = this.network!.nodes.length - before;
    this.gaze.say(`${added > 0 ? count(added, 'work') : 'No other work'} added around ${labelOf(this.network!.nodes[node]!)}.`);
  }

  point(node: number | undefined): void {
    this.gaze.point(node);
  }

  choose(node: number | undefined, event: MouseEvent | TouchEvent): void {
    this.gaze.enter(node, event);
  }

  viewed(): void {
    if (!this.picture) return;
    this.#isViewChosen = true;
    this.#remember('replace');
  }

  /** Browsers may take the drawing surface away at any time; then there is SVG, or the tables. */
  lost(): void {
    this.#isWebGlLost = true;
    const network = this.network;
    this.gaze.renew(null);
    if (network) this.#draw(network, null);
  }

  fullScreen(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.root.requestFullscreen();
  }

  showKeys(): void {
    this.#keyList.show();
  }

  recolour(): void {
    this.picture?.recolour();
  }

  /** Gives back what the browser lent. */
  remove(): void {
    this.#asked?.abort();
    this.picture?.remove();
    this.gaze.renew(null);
  }

  get shown(): Shown | undefined {
    const { picture, network } = this;
    return picture && network && { network, view: picture.view(), ...picture.size, selected: this.gaze.mark.selected };
  }

  #show(answer: NetworkAnswer): void {
    const standing = readStanding(location.search);
    const network = new Network(answer);
    if (network.nodes.length === 0) return this.#clear('No works are left. Try fewer filters.', false);
    this.#draw(network, standing.view);
    this.gaze.select(network.indexOf(standing.node), true);
  }

  #draw(network: Network, view: View | null): void {
    const old = this.picture;
    this.gaze.renew(null);
    const picture = this.#createPicture(network, old);
    this.root.dataset['drawn'] = picture?.kind ?? 'none';
    this.frame.isReady = picture !== null;
    this.frame.tell(picture ? '' : tablesInstead);
    if (!picture) return;
    this.gaze.renew({ network, picture });
    this.#isViewChosen = view !== null;
    picture.show(view ?? this.gaze.whole());
    this.#tellDrawn();
  }

  #createPicture(network: Network, old: Picture | undefined): Picture | null {
    if (old instanceof WebGlPicture) {
      old.replace(network);
      return old;
    }
    old?.remove();
    this.frame.ground.replaceChildren();
    if (!this.#isWebGlLost && hasWebGl()) {
      try {
        return new WebGlPicture(this.frame.ground, network, this);
      } catch (error) {
        console.warn('The network is drawn without WebGL.', error);
        this.frame.ground.replaceChildren();
      }
    }
    return network.nodes.length <= svgLimit ? new SvgPicture(this.frame.ground, network, this) : null;
  }

  #settle(positions: readonly number[]): void {
    if (!this.network || positions.length === 0) return;
    this.network.move(positions);
    this.picture!.moved();
    if (!this.#isViewChosen) this.picture!.show(this.gaze.whole());
  }

  async #add(key: string, signal: AbortSignal): Promise<void> {
    const network = this.network;
    const node = network?.indexOf(key);
    if (!network || node === undefined) return;
    const { nodes, edges } = await askNeighbours(this.source, network, node, signal);
    network.add(nodes, edges);
    this.picture?.grown();
    this.#tellDrawn();
  }

  #tellDrawn(): void {
    for (const listener of this.#drawnListeners) listener(this.network!);
  }

  #fail(error: unknown): void {
    const reason = error instanceof Refusal ? error.message : 'The network could not be fetched.';
    this.#clear(`${reason} The tables below hold the same works.`, true);
  }

  #clear(message: string, canAskAgain: boolean): void {
    this.picture?.remove();
    this.gaze.renew(null);
    this.frame.ground.replaceChildren();
    this.frame.isReady = false;
    this.frame.tell(message, canAskAgain);
  }

  #remember(how: 'push' | 'replace'): void {
    const view = this.#isViewChosen ? (this.picture?.view() ?? null) : null;
    const node = this.network?.nodes[this.gaze.mark.selected ?? -1]?.key ?? null;
    const address = writeStanding(location.href, { question: this.question, node, view });
    if (address === location.href) return;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  #goBack(): void {
    const { question, node, view } = readStanding(location.search);
    if (JSON.stringify(question) !== JSON.stringify(this.question)) {
      this.question = question;
      this.gaze.select(undefined, true);
      return void this.load();
    }
    this.gaze.select(this.network?.indexOf(node), true);
    if (view) this.picture?.show(view);
  }
}

let isWebGlThere: boolean | undefined;

/** Looked at once: browsers count every surface that was asked for. */
function hasWebGl(): boolean {
  return (isWebGlThere ??= findWebGl());
}

function findWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

// The parts within the frame of the picture: where it is drawn, what is spoken, and the buttons around it.
import { element, iconButton } from './elements';
import type { Icon } from './elements';

export type ReadingMode = 'graph' | 'list' | 'crosshair';

export interface FrameListener {
  zoom(step: 'in' | 'out' | 'fit'): void;
  fullScreen(): void;
  read(mode: ReadingMode): void;
  showKeys(): void;
  again(): void;
}

const modes: readonly (readonly [ReadingMode, Icon, string])[] = [
  ['graph', 'graph', 'Graph: walk with the arrows from work to work'],
  ['list', 'list', 'List: search and read the works as a list'],
  ['crosshair', 'cross', 'Crosshair: move a crosshair with the arrows'],
];

export class Frame {
  /** Sigma, or the SVG, is drawn in here. */
  readonly ground = element('div', { class: 'network-ground' });
  /** What has the keyboard's focus while the picture is walked. */
  readonly stage = element('div', {
    class: 'network-stage',
    tabindex: '0',
    role: 'application',
    'aria-label': 'Walk the network with the arrow keys; ? lists all keys',
    'aria-describedby': 'network-summary',
  });
  readonly picture: HTMLElement;
  /** Where the focus goes when a reader leaves the picture: the next Tab leads on from there. */
  readonly after = element('div', { class: 'network-after', tabindex: '-1' });
  readonly speech = element('p', { class: 'hidden', 'aria-live': 'polite', 'data-testid': 'network-speech' });
  readonly #tools: HTMLElement;
  readonly #modes: HTMLElement;

  constructor(
    readonly root: HTMLElement,
    readonly message: HTMLElement,
    readonly listener: FrameListener,
  ) {
    this.picture = root.querySelector<HTMLElement>('.network-picture')!;
    this.picture.replaceChildren(this.ground, this.stage);
    this.#tools = this.#createTools();
    this.#modes = element(
      'div',
      { class: 'network-ways', role: 'group', 'aria-label': 'Ways to read the network' },
      ...modes.map(([mode, name, label]) =>
        iconButton(name, label, {
          'aria-pressed': String(mode === 'graph'),
          'data-way': mode,
          onclick: () => listener.read(mode),
        }),
      ),
      iconButton('keys', 'Keys of the picture', { 'aria-haspopup': 'dialog', onclick: () => listener.showKeys() }),
    );
    root.append(this.#modes, this.#tools, this.speech);
    root.after(this.after);
    this.isReady = false;
  }

  set isReady(isReady: boolean) {
    this.#tools.hidden = this.#modes.hidden = !isReady;
    this.stage.tabIndex = isReady ? 0 : -1;
  }

  set readingMode(mode: ReadingMode) {
    for (const button of this.#modes.querySelectorAll<HTMLElement>('[data-way]'))
      button.setAttribute('aria-pressed', String(button.dataset['way'] === mode));
    this.root.dataset['reading'] = mode;
  }

  say(text: string): void {
    this.speech.textContent = text;
  }

  /** Says something in place of the picture; with a button to ask again when that may help. */
  tell(text: string, canAskAgain = false): void {
    this.message.replaceChildren(...(text ? [element('span', {}, text)] : []));
    if (canAskAgain)
      this.message.append(element('button', { type: 'button', onclick: () => this.listener.again() }, 'Try again'));
  }

  #createTools(): HTMLElement {
    const zoom = (name: 'in' | 'out' | 'fit', label: string) =>
      iconButton(name, label, { 'data-zoom': name, 'data-testid': `zoom-${name}`, onclick: () => this.listener.zoom(name) });
    const full = iconButton('full', 'Full screen', { 'data-testid': 'full-screen', onclick: () => this.listener.fullScreen() });
    full.hidden = !document.fullscreenEnabled;
    return element(
      'div',
      { class: 'network-tools', role: 'group', 'aria-label': 'Zoom' },
      zoom('in', 'Zoom in'),
      zoom('out', 'Zoom out'),
      zoom('fit', 'Fit the whole network'),
      full,
    );
  }
}

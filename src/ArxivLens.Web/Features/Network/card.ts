// The card of a chosen work beside the picture: what the server says of it, and what can be done with it.
import { setMathematics } from '../../Layout/mathematics-later';
import { element, iconButton } from './elements';
import type { NetworkNode } from './network-data';
import { factsOf, standingOf } from './speech';

export interface CardListener {
  close(): void;
  expand(key: string): void;
  start(key: string): void;
  path(key: string): void;
}

export class Card {
  readonly #body = element('div', { class: 'network-card-body' });
  readonly root: HTMLElement;
  #asked: AbortController | null = null;

  constructor(readonly listener: CardListener) {
    const close = iconButton('close', 'Close the card', { class: 'network-close', onclick: () => listener.close() });
    this.root = element(
      'aside',
      { class: 'network-card', 'aria-label': 'Chosen paper', hidden: true, 'data-testid': 'network-side' },
      close,
      this.#body,
    );
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  show(work: NetworkNode): void {
    this.#asked?.abort();
    this.#asked = new AbortController();
    this.root.hidden = false;
    this.root.dataset['key'] = work.key;
    this.root.setAttribute('aria-label', work.role === 'article' ? 'Chosen article' : 'Chosen paper');
    this.root.scrollTop = 0;
    this.#fill(work, []);
    void this.#fetch(work, this.#asked.signal);
  }

  hide(): void {
    this.#asked?.abort();
    this.root.hidden = true;
  }

  focus(): void {
    this.root.querySelector<HTMLElement>('h3 a')?.focus();
  }

  async #fetch(work: NetworkNode, signal: AbortSignal): Promise<void> {
    try {
      const response = await fetch(`/network/card?id=${encodeURIComponent(work.key)}`, {
        signal,
        headers: { accept: 'text/html' },
      });
      if (!response.ok) return;
      const fragment = new DOMParser().parseFromString(await response.text(), 'text/html').body;
      const hadFocus = this.#body.contains(document.activeElement);
      this.#fill(work, [...fragment.childNodes]);
      if (hadFocus) this.focus();
      setMathematics(this.#body, this.root.closest<HTMLElement>('.network')!);
    } catch (error) {
      // What the node itself tells stays; a card that was closed meanwhile is no loss.
      if (!(error instanceof TypeError || signal.aborted)) throw error;
    }
  }

  /** Shows what the server wrote, or until it has, and when it cannot, what the node tells. */
  #fill(work: NetworkNode, written: Node[]): void {
    const content =
      written.length > 0
        ? written.map(node => document.importNode(node, true))
        : [element('h3', {}, element('a', { href: work.href }, work.title)), element('p', { class: 'authors' }, factsOf(work))];
    const standing = element('p', { class: `standing ${work.role}` }, standingOf(work.role));
    this.#body.replaceChildren(standing, ...content);
    if (work.role !== 'article') this.#connect(work);
  }

  #connect(work: NetworkNode): void {
    const on = (name: string, run: (key: string) => void) => {
      for (const action of this.#body.querySelectorAll(`[data-action="${name}"]`))
        action.addEventListener('click', event => {
          event.preventDefault();
          run(work.key);
        });
    };
    on('start', key => this.listener.start(key));
    on('path', key => this.listener.path(key));
    const expand = element(
      'button',
      { type: 'button', class: 'network-expand', 'data-action': 'expand' },
      'Show its neighbours here',
    );
    expand.addEventListener('click', () => this.listener.expand(work.key));
    this.#body.append(expand);
  }
}

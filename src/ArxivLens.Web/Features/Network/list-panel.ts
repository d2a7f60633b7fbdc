// The works of the picture as a list that can be searched: to find a node, and to read the network without a picture.
import { element, iconButton } from './elements';
import { labelOf } from './network-data';
import type { Network } from './network-data';
import { count, factsOf } from './speech';

export interface ListListener {
  point(node: number): void;
  choose(node: number): void;
  close(): void;
  /** Keys that the list does not know. */
  key(event: KeyboardEvent): void;
}

/** More rows than this are found by typing. */
const greatest = 250;

export class ListPanel {
  readonly #box = element('input', {
    type: 'search',
    placeholder: 'Title, author, year',
    'aria-label': 'Search the picture',
    autocomplete: 'off',
  });
  readonly #rows = element('ol', { class: 'network-rows', 'aria-label': 'Works in the picture, the most cited first' });
  readonly #status = element('p', { class: 'network-found', role: 'status' });
  readonly root = element(
    'div',
    {
      class: 'network-list',
      role: 'group',
      'aria-label': 'List of the works in the picture',
      hidden: true,
      'data-testid': 'network-list',
    },
    element(
      'div',
      { class: 'network-find' },
      this.#box,
      iconButton('close', 'Close the list', { onclick: () => this.listener.close() }),
    ),
    this.#status,
    this.#rows,
  );
  #network: Network | null = null;

  constructor(readonly listener: ListListener) {
    this.#box.addEventListener('input', () => this.#fill());
    this.root.addEventListener('keydown', event => this.#walk(event));
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  open(network: Network): void {
    this.#network = network;
    this.root.hidden = false;
    this.#fill();
    this.#box.focus();
  }

  close(): void {
    this.root.hidden = true;
    this.#box.value = '';
  }

  #fill(): void {
    const network = this.#network!;
    const words = plain(this.#box.value).split(/\s+/).filter(Boolean);
    const found = network.ranking.filter(node => {
      const work = network.nodes[node]!;
      const text = plain(`${work.title} ${work.authors} ${work.family ?? ''} ${work.site ?? ''} ${work.year ?? ''} ${work.key}`);
      return words.every(word => text.includes(word));
    });
    this.#rows.replaceChildren(...found.slice(0, greatest).map(node => this.#row(network, node)));
    const articles = found.filter(node => network.isArticle(node)).length;
    const parts = [count(found.length - articles, 'work'), ...(articles > 0 ? [count(articles, 'article')] : [])];
    const more = found.length > greatest ? ` The first ${greatest} are listed; type to find others.` : '';
    this.#status.textContent =
      found.length === 0 ? 'No work in the picture has these words.' : `${parts.join(' and ')}.${more}`;
  }

  #row(network: Network, node: number): HTMLElement {
    const work = network.nodes[node]!;
    const button = element(
      'button',
      { type: 'button', class: 'network-row', 'data-place': String(node) },
      element('span', { class: `role-mark ${work.role}` }),
      element('strong', {}, work.title),
      element('span', {}, factsOf(work) || labelOf(work)),
    );
    button.addEventListener('focus', () => this.listener.point(node));
    button.addEventListener('mouseenter', () => this.listener.point(node));
    button.addEventListener('click', () => this.listener.choose(node));
    return element('li', {}, button);
  }

  #walk(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.listener.close();
    }
    if (event.key === 'Enter' && event.target === this.#box) this.#stops()[1]?.click();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return void (event.target === this.#box || event.key === 'Enter' || this.listener.key(event));
    event.preventDefault();
    const stops = this.#stops();
    stops[Math.min(Math.max(stops.indexOf(document.activeElement as HTMLElement) + step, 0), stops.length - 1)]?.focus();
  }

  #stops(): HTMLElement[] {
    return [this.#box, ...this.#rows.querySelectorAll<HTMLElement>('button')];
  }
}

/** Letters without accents and case, so that "Muller" finds "Müller". */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

// The keys of the picture: what they are called, what they do, and the dialog that lists them.
import { element, iconButton } from './elements';

export interface KeyAction {
  /** As KeyboardEvent.key has them. */
  readonly keys: readonly string[];
  /** As the list shows them, when not as they are. */
  readonly shown?: string;
  readonly text: string;
  run(event: KeyboardEvent): void;
}

/** Runs the action of a key, if there is one. */
export function runKey(actions: readonly KeyAction[], event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey) return;
  const action = actions.find(one => one.keys.includes(event.key));
  if (!action) return;
  event.preventDefault();
  event.stopPropagation();
  action.run(event);
}

export class KeyList {
  readonly root: HTMLDialogElement;

  constructor(actions: () => readonly KeyAction[]) {
    const rows = element('dl', {});
    const close = iconButton('close', 'Close', { class: 'network-close', onclick: () => this.root.close() });
    this.root = element(
      'dialog',
      { class: 'network-help', 'aria-label': 'Keys of the picture' },
      close,
      element('h3', {}, 'Keys of the picture'),
      rows,
      element(
        'p',
        {},
        'With the mouse: point at a node for its title, click it for its card, click it again for its page; drag nodes or ',
        'the ground; zoom with the wheel and Ctrl, or with the buttons.',
      ),
    );
    this.root.addEventListener('keydown', event => event.stopPropagation());
    this.#fill = () =>
      rows.replaceChildren(
        ...actions().map(({ keys, shown, text }) =>
          element(
            'div',
            {},
            element('dt', {}, ...(shown ?? keys[0]!).split(' ').map(key => element('kbd', {}, key))),
            element('dd', {}, text),
          ),
        ),
      );
  }

  readonly #fill: () => void;

  show(): void {
    this.#fill();
    this.root.showModal();
  }
}

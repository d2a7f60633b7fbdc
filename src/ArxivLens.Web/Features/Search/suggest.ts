// Suggestions under a search box while typing: a combobox with a listbox (ARIA Authoring Practices, list autocomplete with manual
// selection). Without this script the box is a plain one.
import { SuggestionSource, type Suggestion } from './suggestion-source';

const pause = 120;

class SuggestBox {
  readonly #box: HTMLInputElement;
  readonly #list = document.createElement('ul');
  readonly #status = document.createElement('div');
  readonly #source = new SuggestionSource();
  #shown: readonly Suggestion[] = [];
  #active = -1;
  #timer = 0;

  constructor(box: HTMLInputElement) {
    this.#box = box;
    this.#place();
    box.addEventListener('input', () => this.#ask());
    box.addEventListener('keydown', event => this.#press(event));
    box.addEventListener('blur', () => this.#close());
    // The box keeps the focus while an option is clicked.
    this.#list.addEventListener('pointerdown', event => event.preventDefault());
    this.#list.addEventListener('click', event => {
      const option = (event.target as Element).closest('li');
      if (option) this.#take(Array.from(this.#list.children).indexOf(option));
    });
  }

  #place(): void {
    const hadFocus = document.activeElement === this.#box;
    const field = document.createElement('div');
    field.className = 'suggest-field';
    this.#box.replaceWith(field);
    field.append(this.#box, this.#list, this.#status);
    if (hadFocus) this.#box.focus();
    this.#list.id = `${this.#box.id}-suggestions`;
    this.#list.className = 'suggestions';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Suggestions');
    this.#status.className = 'hidden';
    this.#status.setAttribute('role', 'status');
    for (const [name, value] of Object.entries({
      'role': 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-expanded': 'false', 'aria-controls': this.#list.id,
    })) this.#box.setAttribute(name, value);
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#source.drop();
    if (this.#box.value.trim() === '') this.#close();
    else this.#timer = window.setTimeout(() => void this.#answer(this.#box.value), pause);
  }

  async #answer(typed: string): Promise<void> {
    const found = await this.#source.find(typed);
    // The reader may have gone on typing or gone away meanwhile.
    if (found && typed === this.#box.value && document.activeElement === this.#box) this.#show(found);
  }

  #show(found: readonly Suggestion[]): void {
    this.#shown = found;
    this.#list.replaceChildren(...found.map((suggestion, place) => this.#option(suggestion, place)));
    this.#list.hidden = found.length === 0;
    this.#box.setAttribute('aria-expanded', String(found.length > 0));
    this.#activate(-1);
    this.#status.textContent = found.length === 0 ? 'No suggestions' : found.length === 1 ? '1 suggestion' : `${found.length} suggestions`;
  }

  #option(suggestion: Suggestion, place: number): HTMLLIElement {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${place}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const what = document.createElement('span');
    what.className = 'what';
    what.textContent = suggestion.what;
    option.append(`${suggestion.text} `, what);
    return option;
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = !this.#list.hidden;
    const count = this.#shown.length;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) this.#ask();
      // The place before the first option is that of the box itself.
      else this.#activate((this.#active + 1 + (event.key === 'ArrowDown' ? 1 : count)) % (count + 1) - 1);
    } else if (event.key === 'Enter' && isOpen && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Tab' || event.key === 'Enter') {
      this.#close();
    }
  }

  #activate(place: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = place;
    const option = this.#list.children[place];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) this.#box.setAttribute('aria-activedescendant', option.id);
    else this.#box.removeAttribute('aria-activedescendant');
  }

  #take(place: number): void {
    const chosen = this.#shown[place];
    if (!chosen) return;
    this.#close();
    location.assign(chosen.href);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source.drop();
    this.#list.hidden = true;
    this.#box.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
    this.#status.textContent = '';
  }
}

for (const box of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) new SuggestBox(box);

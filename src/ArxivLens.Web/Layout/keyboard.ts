// Keys for what the mouse does, all listed on /help/keyboard, where a reader can switch them off (WCAG 2.1.4). Keys pressed in a
// field, in the network or together with a modifier are not ours.
import { showShortcuts } from './shortcuts-dialog';

const switchName = 'keyboard';
const places: Readonly<Record<string, string>> = { h: '/', s: '/search', c: '/categories', r: '/random', a: '/about', k: '/help/keyboard' };
const sequenceMilliseconds = 1500;
const entrySelector = '.works > li h3 a, tr[data-key] .t > a, .comment .permalink';
const holderSelector = '.works > li, tr[data-key], .comment';
let sequenceEnd = 0;

function isOff(): boolean {
  try {
    return localStorage.getItem(switchName) === 'off';
  } catch {
    return false;
  }
}

function isElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing
    || document.querySelector('dialog[open]') !== null
    || target?.closest('input, textarea, select, .network, [contenteditable]') != null;
}

function search(): boolean {
  const box = document.querySelector<HTMLInputElement>('[data-focus-key="/"]');
  box?.focus();
  box?.select();
  return box !== null;
}

/** Goes to the entry after the one that has the focus, or else to the first one below the top of the window. */
function step(by: 1 | -1): boolean {
  const entries = [...document.querySelectorAll<HTMLElement>(entrySelector)].filter(entry => entry.offsetParent !== null);
  const holder = document.activeElement?.closest(holderSelector);
  const current = holder ? entries.findIndex(entry => holder.contains(entry)) : -1;
  const next = current >= 0
    ? entries[current + by]
    : by > 0 ? entries.find(entry => entry.getBoundingClientRect().top >= 0) : entries.filter(entry => entry.getBoundingClientRect().top < 0).at(-1);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
  return next !== undefined;
}

function open(): boolean {
  const holder = document.activeElement?.closest(holderSelector);
  const entry = holder?.querySelector<HTMLElement>('.permalink') ?? holder?.querySelector<HTMLElement>('h3 a, .t > a');
  entry?.click();
  return entry != null;
}

/** Answers the comment that has the focus. */
function reply(): boolean {
  const link = document.activeElement?.closest('.comment')?.querySelector<HTMLElement>('[data-reply]');
  link?.click();
  return link != null;
}

function follow(relation: 'next' | 'prev'): boolean {
  const link = document.querySelector<HTMLElement>(`.pager a[rel~="${relation}"]`)
    ?? document.querySelector<HTMLElement>(`main a[rel~="${relation}"]`);
  link?.click();
  return link !== null;
}

function fullText(): boolean {
  const link = document.querySelector<HTMLElement>('main a[accesskey="f"]');
  link?.click();
  return link !== null;
}

/** Saves the paper of the page, or leads to signing in first. */
function save(): boolean {
  const button = document.querySelector<HTMLElement>('main [data-save-key]');
  button?.click();
  return button !== null;
}

const keys: Readonly<Record<string, () => boolean>> = {
  '/': search,
  '?': () => {
    void showShortcuts();
    return true;
  },
  j: () => step(1),
  k: () => step(-1),
  o: open,
  r: reply,
  f: fullText,
  s: save,
  n: () => follow('next'),
  p: () => follow('prev'),
  g: () => {
    sequenceEnd = performance.now() + sequenceMilliseconds;
    return true;
  },
};

document.addEventListener('keydown', event => {
  if (isElsewhere(event) || isOff()) return;
  const place = performance.now() < sequenceEnd ? places[event.key] : undefined;
  sequenceEnd = 0;
  if (place) {
    event.preventDefault();
    location.assign(place);
  } else if (keys[event.key]?.()) {
    event.preventDefault();
  }
});

for (const box of document.querySelectorAll<HTMLInputElement>('input[data-keyboard-switch]')) {
  box.checked = !isOff();
  box.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(switchName);
    else localStorage.setItem(switchName, 'off');
  });
}

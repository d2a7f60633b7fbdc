// Keeps what is typed in this browser until the server has it, under the reader's account and what it is about. A reader who signs out
// takes their drafts along (Layout/page.ts); a lost connection, a session that ended or a refused form leaves them.
const prefix = 'draft:';
const longest = 10_000;
const delayMilliseconds = 250;

interface Draft {
  readonly text: string;
  readonly at: number;
  /** The mark of the form, once it was sent: a comment on the page with this mark is this draft. */
  readonly sent?: string;
  /** The revision that is edited. */
  readonly revision?: number;
}

function read(name: string): Draft | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

function write(name: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(name, JSON.stringify(draft));
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing, or has no room: the words stay in the form.
  }
}

/** Forgets drafts that are comments by now. */
function clearSent(): void {
  const own = new Map([...document.querySelectorAll<HTMLElement>('.comment[data-own]')].map(one => [one.dataset['own'], one]));
  for (const name of Object.keys(localStorage).filter(key => key.startsWith(prefix))) {
    const draft = read(name);
    if (!draft?.sent) continue;
    const edited = /:edit:(\d+)$/.exec(name)?.[1];
    const comment = edited ? document.querySelector<HTMLElement>(`#c${edited}.comment[data-own]`) : own.get(draft.sent);
    const isThere = edited ? Number(comment?.dataset['revision'] ?? 0) > (draft.revision ?? 0) : comment !== undefined;
    if (isThere) write(name, null);
  }
}

function tell(form: HTMLFormElement, words: string, discard?: () => void): void {
  const note = form.querySelector<HTMLElement>('[data-draft-note]');
  if (!note) return;
  note.textContent = words;
  note.hidden = false;
  if (!discard) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = 'Discard it';
  button.addEventListener('click', () => {
    discard();
    note.hidden = true;
  });
  note.append(' ', button);
}

function restore(form: HTMLFormElement, area: HTMLTextAreaElement, name: string): void {
  const draft = read(name);
  // What came back from the server is newer.
  if (!draft?.text || form.dataset['kept'] === 'yes' || draft.text === area.value) return;
  const before = area.value;
  area.value = draft.text;
  const since = new Date(draft.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  tell(form, `This is what you had written by ${since}, kept in this browser.`, () => {
    write(name, null);
    area.value = before;
    area.focus();
  });
}

function keep(form: HTMLFormElement): void {
  const area = form.querySelector('textarea');
  const key = form.dataset['draft'];
  if (!area || !key) return;
  const name = prefix + key;
  const initial = area.value;
  const revision = Number(form.dataset['revision'] ?? 0);
  const save = (sent?: string): void => write(
    name, area.value.trim() === '' || (area.value === initial && form.dataset['kept'] !== 'yes')
      ? null
      : { text: area.value, at: Date.now(), ...(sent === undefined ? {} : { sent }), ...(revision ? { revision } : {}) });
  restore(form, area, name);
  let timer = 0;
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, delayMilliseconds);
  });
  addEventListener('pagehide', () => {
    if (timer) clearTimeout(timer);
    const kept = read(name);
    if (kept?.text !== area.value) save(kept?.sent);
  });
  form.addEventListener('submit', event => {
    if ((event.submitter as HTMLButtonElement | null)?.value === 'preview') return;
    if (area.value.length > longest) {
      event.preventDefault();
      tell(form, `A comment has at most ${longest.toLocaleString('en')} characters; this one has ${area.value.length.toLocaleString('en')}.`);
      return;
    }
    clearTimeout(timer);
    save(new FormData(form).get('submission')?.toString() ?? '');
    if (navigator.onLine) return;
    event.preventDefault();
    tell(form, 'You are offline, so nothing was sent. Your words are kept in this browser; send them when you are back.');
  });
}

export function keepDrafts(): void {
  try {
    clearSent();
  } catch {
    // No storage at all.
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keep(form);
}

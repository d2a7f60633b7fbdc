// Saves in place and moves by drag; without it all of this works by forms that lead back.
const partHeader = { 'X-Part': 'save' };

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const holder = form.closest<HTMLElement>('[data-save]');
  if (!holder) return;
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: partHeader, redirect: 'error' }).catch(() => null);
  const text = answer?.headers.get('Content-Type')?.startsWith('text/html') ? await answer.text() : null;
  const fresh = text ? new DOMParser().parseFromString(text, 'text/html').querySelector<HTMLElement>('[data-save]') : null;
  if (!fresh) {
    // Signed out meanwhile, or the line is down: the browser shows what the server says.
    form.submit();
    return;
  }
  // Emptied and filled again, so that what is said is read out.
  const said = fresh.querySelector('.said');
  const words = said?.textContent || button?.textContent === 'Remove' ? said?.textContent || 'Removed.' : '';
  said?.replaceChildren();
  holder.replaceWith(fresh);
  fresh.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  requestAnimationFrame(() => said?.replaceChildren(words));
}

document.addEventListener('submit', event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.closest('[data-save]')) return;
  event.preventDefault();
  void send(form, event.submitter);
});

const list = document.querySelector<HTMLElement>('[data-shelf] .shelf-works');
const order = document.querySelector<HTMLFormElement>('form#order');
let dragged: HTMLElement | null = null;

function itemAt(event: DragEvent): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('.shelf-works > li') : null;
}

function clear(): void {
  for (const item of list?.children ?? []) item.classList.remove('drop-before', 'dragged');
}

async function move(item: HTMLElement, before: HTMLElement | null): Promise<void> {
  if (!order || !list || item === before || item.nextElementSibling === before) return;
  const words = new FormData(order);
  words.set('work', item.dataset.work ?? '');
  words.set('before', before?.dataset.work ?? '');
  const answer = await fetch(order.action, { method: 'POST', body: words }).catch(() => null);
  const said = document.querySelector('[data-said]');
  if (!answer?.ok) {
    said?.replaceChildren('It could not be moved. Load the page once more.');
    return;
  }
  list.insertBefore(item, before);
  said?.replaceChildren(`Moved to place ${[...list.children].indexOf(item) + 1}.`);
}

if (list && order && list.children.length > 1) {
  for (const item of list.querySelectorAll<HTMLElement>(':scope > li')) item.draggable = true;
  list.addEventListener('dragstart', event => {
    dragged = itemAt(event);
    dragged?.classList.add('dragged');
    event.dataTransfer?.setData('text/plain', dragged?.dataset.work ?? '');
  });
  list.addEventListener('dragover', event => {
    const over = itemAt(event);
    if (!dragged || !over) return;
    event.preventDefault();
    for (const item of list.children) item.classList.toggle('drop-before', item === over);
  });
  list.addEventListener('drop', event => {
    const over = itemAt(event);
    if (!dragged || !over) return;
    event.preventDefault();
    const item = dragged;
    clear();
    void move(item, over);
  });
  list.addEventListener('dragend', () => {
    clear();
    dragged = null;
  });
}

export {};

// The list of keys over the page that is open: the same list as on /help/keyboard, fetched when it is first asked for.
const page = '/help/keyboard';

let dialog: HTMLDialogElement | null = null;

async function make(): Promise<HTMLDialogElement> {
  const answer = await fetch(page);
  const help = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const list = help.querySelector('#keyboard-list');
  if (!list) throw new Error(`${page} has no list of keys`);
  const made = document.createElement('dialog');
  made.className = 'shortcuts';
  made.setAttribute('aria-labelledby', 'shortcuts-h');
  const heading = document.createElement('h2');
  heading.id = 'shortcuts-h';
  heading.textContent = 'Keyboard';
  const more = document.createElement('a');
  more.href = page;
  more.textContent = 'Switch them off';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => made.close());
  const foot = document.createElement('p');
  foot.className = 'shortcuts-foot';
  foot.append(more, close);
  made.append(heading, document.adoptNode(list), foot);
  document.body.append(made);
  return made;
}

/** Shows the keys; where they cannot be fetched, their page opens. */
export async function showShortcuts(): Promise<void> {
  try {
    dialog ??= await make();
    dialog.showModal();
  } catch {
    location.assign(page);
  }
}

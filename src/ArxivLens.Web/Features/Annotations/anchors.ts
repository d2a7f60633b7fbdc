// Comments on passages: shows which words a comment is about, and takes the words a reader selects into the form of comments. Without
// this the links lead there all the same, and the form has a list of sentences.
export {};

const inText = (from: Node | null): HTMLElement | null =>
  (from instanceof Element ? from : from?.parentElement)?.closest<HTMLElement>('[data-passage]') ?? null;

function setMarked(comments: string[], isMarked: boolean): void {
  for (const comment of comments) {
    for (const words of document.querySelectorAll(`.commented[data-comments~="${comment}"]`)) words.classList.toggle('marked', isMarked);
    document.querySelector(`.anchor[data-comment="${comment}"]`)?.classList.toggle('pointed', isMarked);
  }
}

for (const from of document.querySelectorAll<HTMLElement>('.passage-mark, .commented, .anchor')) {
  const comments = (from.dataset['comments'] ?? from.dataset['comment'] ?? '').split(' ').filter(one => /^\d+$/.test(one));
  from.addEventListener('pointerenter', () => setMarked(comments, true));
  from.addEventListener('pointerleave', () => setMarked(comments, from.contains(document.activeElement)));
  from.addEventListener('focusin', () => setMarked(comments, true));
  from.addEventListener('focusout', () => setMarked(comments, from.matches(':hover')));
  // Where the comment is on this page nothing needs to be fetched.
  const first = comments[0];
  if (from instanceof HTMLAnchorElement && first && document.getElementById(`c${first}`)) from.href = `#c${first}`;
}

interface Selected { readonly passage: string; readonly start: number; readonly quote: string; readonly range: Range }

/** The text between two places of the page as the server has it: a formula as it was written, and as a whole. */
function textOf(range: Range): string {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: node => node instanceof Element
      ? node.matches('.passage-mark, .to-comment, .comment-here') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_ACCEPT,
  });
  let text = '';
  let formula: Element | null = null;
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof HTMLParagraphElement || (node instanceof HTMLElement && node.dataset['passage'])) text += ' ';
    if (!(node instanceof Text) || !range.intersectsNode(node)) continue;
    const of = node.parentElement?.closest<HTMLElement>('.tex') ?? null;
    if (of) {
      if (of !== formula) text += of.dataset['tex'] ?? of.textContent ?? '';
      formula = of;
      continue;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.data.length;
    text += node.data.slice(from, to);
  }
  return text;
}

function readSelection(): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const first = inText(range.startContainer)
    ?? [...document.querySelectorAll<HTMLElement>('[data-passage]')].find(sentence => range.intersectsNode(sentence)) ?? null;
  const passage = first?.dataset['passage'];
  const quote = textOf(range).trim();
  if (!first || !passage || quote === '' || (!inText(range.endContainer) && !range.intersectsNode(first))) return null;
  const before = document.createRange();
  before.selectNodeContents(first);
  const startsInside = first.contains(range.startContainer);
  if (startsInside) before.setEnd(range.startContainer, range.startOffset);
  return { passage, start: startsInside ? textOf(before).trimStart().length : 0, quote, range };
}

const form = document.querySelector<HTMLFormElement>('form.comment-form:has(select[name="anchor-passage"])');
const list = form?.querySelector<HTMLSelectElement>('select[name="anchor-passage"]') ?? null;
const words = form?.querySelector<HTMLTextAreaElement>('textarea[name="anchor-quote"]') ?? null;
const start = form?.querySelector<HTMLInputElement>('input[name="anchor-start"]') ?? null;

function choose(passage: string, from: number, quote: string): void {
  if (!list || !words || !start) return;
  list.value = passage;
  words.value = quote;
  start.value = quote === '' ? '' : String(from);
}

function write(): void {
  form?.scrollIntoView({ block: 'start' });
  form?.querySelector<HTMLTextAreaElement>('textarea[name="text"]')?.focus({ preventScroll: true });
}

if (form && list) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'comment-here';
  button.textContent = 'Comment on this passage';
  button.hidden = true;

  const show = (): void => {
    const selected = readSelection();
    button.hidden = selected === null;
    if (!selected) return;
    // Behind the words, so that it is read after them and Tab goes on from there.
    const sentence = inText(selected.range.endContainer) ?? inText(selected.range.startContainer) ?? document.body.lastElementChild;
    if (sentence && sentence.nextElementSibling !== button) sentence.after(button);
    const places = selected.range.getClientRects();
    const last = places[places.length - 1] ?? selected.range.getBoundingClientRect();
    const width = Math.max(0, document.documentElement.clientWidth - button.offsetWidth - 8);
    const parent = button.offsetParent instanceof HTMLBodyElement ? null : button.offsetParent;
    const origin = (parent ?? document.documentElement).getBoundingClientRect();
    button.style.left = `${Math.min(Math.max(8, last.right - button.offsetWidth / 2), width) - origin.left}px`;
    button.style.top = `${last.bottom - origin.top + 8}px`;
  };

  document.addEventListener('selectionchange', show);
  // What finding in the page or the browser's caret selected is not where Tab would begin.
  document.addEventListener('keydown', event => {
    const leadsHere = event.key === 'Tab' && !event.shiftKey && !button.hidden && document.activeElement === document.body;
    if (!leadsHere) return;
    event.preventDefault();
    button.focus();
  });
  // The press itself must not take the selection away.
  button.addEventListener('pointerdown', event => event.preventDefault());
  button.addEventListener('click', () => {
    const selected = readSelection();
    if (!selected) return;
    choose(selected.passage, selected.start, selected.quote);
    button.hidden = true;
    getSelection()?.removeAllRanges();
    write();
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.to-comment')) {
    link.addEventListener('click', event => {
      event.preventDefault();
      choose(new URL(link.href).searchParams.get('passage') ?? '', 0, '');
      write();
    });
  }

  // Words that were typed may want a sentence named; those that were selected were of another.
  words?.addEventListener('input', () => { if (start) start.value = ''; });
  list.addEventListener('change', () => { if (start?.value) choose(list.value, 0, ''); });
}

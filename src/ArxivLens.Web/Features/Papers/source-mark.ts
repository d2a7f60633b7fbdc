// While the reader points at a sentence of the summary, or comes to its link by keyboard, marks the sentence of the abstract that
// it is from. Without this the link still leads there.
const setMarked = (from: HTMLElement, isMarked: boolean): void => {
  from.classList.toggle('pointed', isMarked);
  document.getElementById(from.dataset['source'] ?? '')?.classList.toggle('marked', isMarked);
};

for (const from of document.querySelectorAll<HTMLElement>('.sourced')) {
  const update = (): void => setMarked(from, from.matches(':hover') || from.contains(document.activeElement));
  from.addEventListener('pointerenter', () => setMarked(from, true));
  from.addEventListener('pointerleave', update);
  from.addEventListener('focusin', () => setMarked(from, true));
  from.addEventListener('focusout', event => {
    if (!from.contains(event.relatedTarget as Node | null)) setMarked(from, from.matches(':hover'));
  });
}

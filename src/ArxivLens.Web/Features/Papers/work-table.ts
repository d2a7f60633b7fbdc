// Selecting a row selects the work's node in the picture, and the other way round. The two know nothing of each other but the event.
// Without this every row still leads to its page.
export {};

type Choice = { key: string | null; from: 'picture' | 'table' };

const rows = [...document.querySelectorAll<HTMLTableRowElement>('.work-table tr[data-key]')];
let selected: string | null = null;

const mark = (key: string | null): void => {
  selected = key;
  for (const row of rows) {
    const isSelected = key !== null && row.dataset['key'] === key;
    row.classList.toggle('is-selected', isSelected);
    row.querySelector('.pick')?.setAttribute('aria-pressed', String(isSelected));
  }
};

const choose = (row: HTMLTableRowElement): void => {
  const key = row.dataset['key'] ?? null;
  mark(key === selected ? null : key);
  document.dispatchEvent(new CustomEvent<Choice>('arxivlens:select', { detail: { key: selected, from: 'table' } }));
};

document.addEventListener('arxivlens:select', event => {
  const { key, from } = (event as CustomEvent<Choice>).detail;
  // The window stays where it is: who points at the picture is not to lose it from sight.
  if (from !== 'table') mark(key);
});

// There is nothing to mark a row in where no picture is.
if (document.querySelector('.network')) {
  for (const row of rows) {
    const pick = row.querySelector<HTMLButtonElement>('.pick');
    if (pick) pick.hidden = false;
    row.addEventListener('click', event => {
      const target = event.target as Element;
      const isText = (getSelection()?.toString().length ?? 0) > 0;
      if (target.closest('.pick') || (!target.closest('a, button') && !isText)) choose(row);
    });
  }
}

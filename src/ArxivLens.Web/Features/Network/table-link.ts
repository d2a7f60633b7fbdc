// Keeps the chosen node and the chosen row of the tables the same.
interface Selection {
  readonly key: string | null;
  readonly from: string;
}

const name = 'arxivlens:select';

export function tellTables(key: string | null): void {
  document.dispatchEvent(new CustomEvent<Selection>(name, { detail: { key, from: 'picture' } }));
}

export function hearTables(chosen: (key: string | null) => void): void {
  document.addEventListener(name, event => {
    const { key, from } = (event as CustomEvent<Selection>).detail;
    if (from !== 'picture') chosen(key);
  });
}

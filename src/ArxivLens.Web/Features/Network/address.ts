// What is asked of the network, and how the reader looks at it, as it stands in the address of the page.
/** The questions a reader can put, by their names in the data's address; the page's address has them with the prefix "n-". */
export const fields = [
  'mode',
  'to',
  'with',
  'steps',
  'budget',
  'from',
  'until',
  'category',
  'direction',
  'origin',
  'layout',
  'articles',
  'expand',
] as const;
export type Field = (typeof fields)[number];

/** A question; a field that is left out has its usual value. */
export type Question = Partial<Record<Field, string>>;

/** What the middle of the picture shows, and how many units of the network lie between there and its nearer edge. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

export interface Standing {
  readonly question: Question;
  readonly node: string | null;
  readonly view: View | null;
}

const usual: Question = { mode: 'around', steps: '1', budget: '150', direction: 'both', layout: 'force' };

export function readStanding(search: string): Standing {
  const values = new URLSearchParams(search);
  const question: Question = {};
  for (const field of fields) {
    const value = values.getAll(`n-${field}`).join(',').trim();
    if (value && value !== usual[field]) question[field] = value;
  }
  return { question, node: values.get('n-node'), view: readView(values.get('n-view')) };
}

/** The page's address with a standing in it; all that is not the network's stays. */
export function writeStanding(address: string, { question, node, view }: Standing): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (name.startsWith('n-')) url.searchParams.delete(name);
  for (const field of fields) {
    const value = question[field];
    if (value && value !== usual[field]) url.searchParams.set(`n-${field}`, value);
  }
  if (node) url.searchParams.set('n-node', node);
  if (view) url.searchParams.set('n-view', [view.x, view.y, view.ratio].map(value => +value.toFixed(3)).join(','));
  return url.href;
}

/** The address of the data that answers a question. */
export function dataAddress(source: string, question: Question, ending = 'json'): string {
  const url = new URL(source, location.href);
  url.pathname = url.pathname.replace(/\.json$/, `.${ending}`);
  for (const field of fields) {
    const value = question[field];
    if (!value || field === 'expand') continue;
    if (field === 'with') for (const key of keysOf(value)) url.searchParams.append('id', key);
    else url.searchParams.set(field, value);
  }
  return url.pathname + url.search;
}

/** Keys stand side by side with commas between them; a comma within a key is written "%2C". */
export function keysOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map(key => decode(key.trim()))
    .filter(key => key !== '');
}

export function listOf(keys: readonly string[]): string {
  return keys.map(key => key.replace(/[%,]/g, sign => (sign === ',' ? '%2C' : '%25'))).join(',');
}

function decode(key: string): string {
  return key.replace(/%2C/gi, ',').replace(/%25/g, '%');
}

function readView(text: string | null): View | null {
  const numbers = text?.split(',').map(Number) ?? [];
  const [x, y, ratio] = numbers;
  if (numbers.length !== 3 || !numbers.every(Number.isFinite)) return null;
  return { x: x!, y: y!, ratio: Math.min(Math.max(ratio!, 0.02), 50) };
}

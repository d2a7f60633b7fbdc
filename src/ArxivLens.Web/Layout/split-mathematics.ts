export interface Part {
  readonly kind: 'text' | 'inline' | 'display';
  /** The text as it stands, delimiters included. */
  readonly source: string;
  /** What stands between the delimiters. */
  readonly formula: string;
}

const delimiters = [
  { open: '$$', close: '$$', kind: 'display' },
  { open: '\\[', close: '\\]', kind: 'display' },
  { open: '\\(', close: '\\)', kind: 'inline' },
  { open: '$', close: '$', kind: 'inline' },
] as const;

/** Splits text into words and formulas. A dollar that is escaped, has no partner or stands before a digit as closing one is a dollar. */
export function splitMathematics(text: string): Part[] {
  const parts: Part[] = [];
  let begin = 0;
  let place = 0;
  while (place < text.length) {
    const found = delimiters.find(delimiter => text.startsWith(delimiter.open, place));
    const end = found ? findClose(text, place + found.open.length, found.close) : -1;
    if (!found || end < 0) {
      place += text[place] === '\\' ? 2 : 1;
      continue;
    }
    if (place > begin) parts.push({ kind: 'text', source: text.slice(begin, place), formula: '' });
    const after = end + found.close.length;
    parts.push({ kind: found.kind, source: text.slice(place, after), formula: text.slice(place + found.open.length, end) });
    place = begin = after;
  }
  if (begin < text.length) parts.push({ kind: 'text', source: text.slice(begin), formula: '' });
  return parts;
}

function findClose(text: string, from: number, close: string): number {
  for (let place = from; place < text.length; place++) {
    if (text.startsWith(close, place)) {
      const isPrice = close === '$' && /[0-9]/.test(text[place + 1] ?? '');
      return place > from && !isPrice ? place : -1;
    }
    if (text[place] === '\\') place++;
  }
  return -1;
}

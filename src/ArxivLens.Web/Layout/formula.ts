export interface Formula {
  /** What stands between the delimiters. */
  readonly content: string;
  /** Whether it stands on a line of its own. */
  readonly isDisplay: boolean;
}

const delimiters = [
  { open: '$$', close: '$$', isDisplay: true },
  { open: '\\[', close: '\\]', isDisplay: true },
  { open: '\\(', close: '\\)', isDisplay: false },
  { open: '$', close: '$', isDisplay: false },
] as const;

/** Reads a formula with its delimiters; the server has found it in the text. An environment is its own content. */
export function readFormula(source: string): Formula {
  const found = delimiters.find(({ open, close }) =>
    source.length >= open.length + close.length && source.startsWith(open) && source.endsWith(close));
  return found
    ? { content: source.slice(found.open.length, -found.close.length), isDisplay: found.isDisplay }
    : { content: source, isDisplay: true };
}

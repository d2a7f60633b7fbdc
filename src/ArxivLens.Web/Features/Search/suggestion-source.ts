export interface Suggestion {
  readonly text: string;
  readonly what: string;
  readonly href: string;
}

type Answer = readonly [string, readonly string[], readonly string[], readonly string[], ...unknown[]];

/** Asks the server for suggestions, once for each text, and drops a question when the next one comes. */
export class SuggestionSource {
  readonly #known = new Map<string, readonly Suggestion[]>();
  #asked: AbortController | null = null;

  /** The suggestions for a text; null when the question was dropped or could not be answered. */
  async find(typed: string): Promise<readonly Suggestion[] | null> {
    this.drop();
    const known = this.#known.get(typed);
    if (known) return known;
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const response = await fetch(`/search/suggest?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      if (!response.ok) return null;
      const [, texts, whats, hrefs] = await response.json() as Answer;
      const found = texts.map((text, place) => ({ text, what: whats[place] ?? '', href: hrefs[place] ?? '' }));
      this.#known.set(typed, found);
      return found;
    } catch {
      return null;
    }
  }

  drop(): void {
    this.#asked?.abort();
    this.#asked = null;
  }
}

// Reads RIS from standard input with citation-js and says as JSON what it found.
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-ris';

process.stdin.setEncoding('utf8');
let text = '';
for await (const piece of process.stdin) text += piece;
const items = new Cite(text, { generateGraph: false }).data;
console.log(JSON.stringify(items.map((item) => ({
  title: item.title,
  authors: (item.author ?? []).map((name) => [name.given ?? '', name.family ?? name.literal ?? '', name.suffix ?? '']),
  date: (item.issued?.['date-parts']?.[0] ?? []).join('-'),
  abstract: item.abstract ?? '',
  doi: item.DOI ?? '',
  url: item.URL ?? '',
  type: item.type,
  keywords: item.keyword ?? '',
}))));

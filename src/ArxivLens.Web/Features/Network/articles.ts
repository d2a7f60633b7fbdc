// What stands beside the picture of its articles: their list and legend, and how many the switch would show.
import { dataAddress } from './address';
import type { Question } from './address';
import { element } from './elements';
import type { Network } from './network-data';
import type { Session } from './session';
import { articlesOf, factsOf } from './speech';

const figure = new Intl.NumberFormat('en');

/** Lists the articles of the picture with what they ask and discuss, and says in the legend how many of all they are. */
export function fillArticles(network: Network): void {
  const root = document.querySelector<HTMLElement>('.network-articles');
  const { articles } = network.answer;
  if (!root) return;
  const places = network.nodes.map((_, place) => place).filter(place => network.isArticle(place));
  root.hidden = places.length === 0;
  root.querySelector('ol')!.replaceChildren(...places.map(place => itemOf(network, place)));
  const sentence = articlesOf(network);
  root.querySelector('p')!.textContent = sentence.charAt(0).toUpperCase() + sentence.slice(1) + '.';
  const legend = document.getElementById('network-article-legend');
  const isPart = articles && articles.shown < articles.total;
  if (legend)
    legend.textContent = `Articles: asking, or with dashes discussing${isPart ? ` (${figure.format(articles.shown)} of ${figure.format(articles.total)} articles)` : ''}`;
}

function itemOf(network: Network, place: number): HTMLElement {
  const article = network.nodes[place]!;
  const works = network.ties[place]!.map(tie => {
    const work = network.nodes[tie.node]!;
    return element('li', {}, `${network.relationOf(network.edges[tie.edge]!)} `, element('a', { href: work.href }, work.title));
  });
  return element(
    'li',
    { 'data-key': article.key },
    element('a', { href: article.href, dir: 'auto' }, article.title),
    ' ',
    element('span', { class: 'by' }, factsOf(article)),
    element('ul', {}, ...works),
  );
}

/** Keeps the count beside the switch true: the page knows it of its own question, the picture when it shows articles. */
export function connectCount(session: Session, form: HTMLFormElement): void {
  const label = form.querySelector<HTMLElement>('.network-with-articles');
  if (!label) return;
  let counted = isSmall(session.question) ? sourceOf(session) : '';
  let asked: AbortController | null = null;
  const show = (total: number) => {
    label.querySelector('.network-count')!.textContent = `(${figure.format(total)})`;
    label.hidden = total === 0 && session.question.articles !== 'yes';
  };
  session.onDrawn(({ answer }) => {
    asked?.abort();
    const source = sourceOf(session);
    if (answer.articles) show(answer.articles.total);
    else if (source !== counted) void ask(source, (asked = new AbortController()).signal).then(total => total !== undefined && show(total));
    else return;
    counted = source;
  });
}

/** The page counts among the first 500 works of a larger picture only. */
const isSmall = (question: Question): boolean => Number(question.budget ?? 0) <= 500;

function sourceOf({ source, question }: Session): string {
  const { articles: _, ...rest } = question;
  const [, query] = dataAddress(source, rest).split('?');
  return `/network/articles.json?${query}`;
}

async function ask(address: string, signal: AbortSignal): Promise<number | undefined> {
  try {
    const response = await fetch(address, { signal, headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as { total: number }).total : undefined;
  } catch (error) {
    // The picture stands without it, and what was asked for before stays.
    if (!(error instanceof TypeError || signal.aborted)) throw error;
    return undefined;
  }
}

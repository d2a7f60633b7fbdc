// The network in words, for those who hear it.
import { labelOf, shorten } from './network-data';
import type { Network, NetworkNode, Role } from './network-data';
import { strongest } from './walk';

const plural = new Intl.PluralRules('en');
const figure = new Intl.NumberFormat('en');

export function count(number: number, one: string, more = `${one}s`): string {
  return `${figure.format(number)} ${plural.select(number) === 'one' ? one : more}`;
}

const standings: Record<Role, string> = {
  current: 'the paper of this page',
  citing: 'cites this paper',
  referenced: 'cited by this paper',
  both: 'cites this paper and is cited by it',
  related: 'related',
  article: 'an article about works shown here',
};

/** "Cites 31, cited by 120; 149 of 4,312 shown; strongest ties: …" */
export function outline(network: Network): string {
  const { answer } = network;
  const ties = strongest(network, 0)
    .slice(0, 5)
    .map(node => labelOf(network.nodes[node]!));
  return (
    [
      `Cites ${figure.format(answer.referenceCount)}, cited by ${figure.format(answer.citationCount)}`,
      shownOf(network),
      articlesOf(network),
      ties.length > 0 ? `strongest ties: ${ties.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join('; ') + '.'
  );
}

/** "3 articles discuss these works", "12 of 40 articles about these works shown", or nothing when they were not asked for. */
export function articlesOf({ answer }: Network): string {
  if (!answer.articles) return '';
  const { shown, total } = answer.articles;
  if (total === 0) return 'no article discusses these works';
  if (shown < total) return `${figure.format(shown)} of ${count(total, 'article')} about these works shown`;
  return `${count(total, 'article discusses', 'articles discuss')} these works`;
}

/** "149 of 4,312 shown" */
export function shownOf({ nodes, answer }: Network): string {
  const articles = answer.articles?.shown ?? 0;
  const starting = answer.nodes.length - articles - answer.shown;
  const shown = Math.max(nodes.length - articles - starting, 0);
  const total = Math.max(answer.total, shown);
  return `${figure.format(shown)} of ${answer.totalIsExact ? '' : 'about '}${figure.format(total)} shown`;
}

/** What is said of a node when a reader comes to it. */
export function describe(network: Network, node: number): string {
  const work = network.nodes[node]!;
  if (work.role === 'article') return describeArticle(network, node);
  const ties = network.ties[node]!;
  const cites = ties.filter(tie => tie.cites).length;
  const articles = ties.filter(tie => network.isArticle(tie.node)).length;
  const citedBy = ties.length - cites - articles;
  return (
    [
      labelOf(work),
      shorten(work.title, 120),
      standings[work.role],
      `cited by ${figure.format(work.citations)} in all`,
      `in this picture cites ${cites} and is cited by ${citedBy}`,
      articles > 0 ? `discussed by ${count(articles, 'article')}` : '',
    ]
      .filter(Boolean)
      .join('; ') + '.'
  );
}

function describeArticle(network: Network, node: number): string {
  const article = network.nodes[node]!;
  const names = (relation: 'asks' | 'discusses') =>
    network.ties[node]!.filter(tie => network.relationOf(network.edges[tie.edge]!) === relation)
      .map(tie => labelOf(network.nodes[tie.node]!))
      .slice(0, 5)
      .join(', ');
  const [asked, discussed] = [names('asks'), names('discusses')];
  return (
    [
      `Article: ${shorten(article.title, 120)}`,
      ...articleFacts(article),
      asked && `asks ${asked}`,
      discussed && `discusses ${discussed}`,
    ]
      .filter(Boolean)
      .join('; ') + '.'
  );
}

function articleFacts({ authors, site, published, questions }: NetworkNode): string[] {
  return [authors, site ?? '', published ?? '', questions ? `asks ${count(questions, 'question')}` : ''].filter(Boolean);
}

/** The facts of a node in one line, for the eye. */
export function factsOf(work: NetworkNode): string {
  if (work.role === 'article') return articleFacts(work).join(' · ');
  const cited = work.citations > 0 ? `cited by ${figure.format(work.citations)}` : '';
  return [work.authors, work.year, cited].filter(Boolean).join(' · ');
}

/** How a node stands to the paper of the page. */
export function standingOf(role: Role): string {
  return standings[role];
}

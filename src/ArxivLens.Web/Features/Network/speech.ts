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
      ties.length > 0 ? `strongest ties: ${ties.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join('; ') + '.'
  );
}

/** "149 of 4,312 shown" */
export function shownOf({ nodes, answer }: Network): string {
  const starting = answer.nodes.length - answer.shown;
  const shown = Math.max(nodes.length - starting, 0);
  const total = Math.max(answer.total, shown);
  return `${figure.format(shown)} of ${answer.totalIsExact ? '' : 'about '}${figure.format(total)} shown`;
}

/** What is said of a node when a reader comes to it. */
export function describe(network: Network, node: number): string {
  const work = network.nodes[node]!;
  const cites = network.ties[node]!.filter(tie => tie.cites).length;
  const citedBy = network.ties[node]!.length - cites;
  return (
    [
      labelOf(work),
      shorten(work.title, 120),
      standings[work.role],
      `cited by ${figure.format(work.citations)} in all`,
      `in this picture cites ${cites} and is cited by ${citedBy}`,
    ].join('; ') + '.'
  );
}

/** The facts of a node in one line, for the eye. */
export function factsOf(work: NetworkNode): string {
  const cited = work.citations > 0 ? `cited by ${figure.format(work.citations)}` : '';
  return [work.authors, work.year, cited].filter(Boolean).join(' · ');
}

/** How a node stands to the paper of the page. */
export function standingOf(role: Role): string {
  return standings[role];
}

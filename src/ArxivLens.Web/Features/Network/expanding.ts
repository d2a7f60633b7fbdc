// A node's own neighbours, laid out around it so that all other nodes can stay where they are.
import type { Network, NetworkEdge, NetworkNode, Role } from './network-data';
import { Refusal } from './network-source';
import type { NetworkAnswer } from './network-data';

const budget = 20;
/** How large the neighbours' own picture becomes in the picture they are added to. */
const reach = 0.3;

export async function askNeighbours(
  source: string,
  network: Network,
  node: number,
  signal: AbortSignal,
): Promise<{ nodes: NetworkNode[]; edges: readonly NetworkEdge[] }> {
  const url = new URL(source, location.href);
  url.search = new URLSearchParams({ id: network.nodes[node]!.key, budget: String(budget) }).toString();
  const response = await fetch(url.pathname + url.search, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Refusal('The neighbours could not be fetched.');
  const answer = (await response.json()) as NetworkAnswer;
  return { nodes: answer.nodes.map((work, place) => placed(network, node, answer, work, place)), edges: answer.edges };
}

function placed(network: Network, node: number, answer: NetworkAnswer, work: NetworkNode, place: number): NetworkNode {
  const { cluster: _, ...rest } = work;
  return {
    ...rest,
    role: roleOf(network, answer, place),
    x: network.x[node]! + work.x * reach,
    y: network.y[node]! + work.y * reach,
  };
}

/** Roles are told from the paper of the page, which may be among these neighbours or not. */
function roleOf(network: Network, answer: NetworkAnswer, place: number): Role {
  const current = answer.nodes.findIndex(({ key }) => key === network.nodes[0]!.key);
  const cites = answer.edges.some(([from, to]) => from === place && to === current);
  const isCited = answer.edges.some(([from, to]) => from === current && to === place);
  return cites && isCited ? 'both' : cites ? 'citing' : isCited ? 'referenced' : 'related';
}

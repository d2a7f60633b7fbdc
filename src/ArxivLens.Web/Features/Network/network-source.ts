// Asks the server for a network. A large one comes in lines: the first places at once, better ones as it settles.
import { dataAddress } from './address';
import type { Question } from './address';
import type { NetworkAnswer } from './network-data';

/** More nodes than this settle before the reader's eyes. */
const streamedAbove = 500;

/** The server's own words for why there is no network. */
export class Refusal extends Error {}

export interface Asked {
  first(answer: NetworkAnswer): void;
  positions(positions: readonly number[], isSettled: boolean): void;
}

export async function ask(source: string, question: Question, asked: Asked, signal: AbortSignal): Promise<void> {
  const isStreamed = Number(question.budget ?? 0) > streamedAbove;
  const address = dataAddress(source, question) + (isStreamed ? '&stream=yes' : '');
  const response = await fetch(address, { headers: { accept: 'application/json' }, signal });
  if (!response.ok) throw new Refusal(await reasonOf(response));
  if (!isStreamed) return asked.first((await response.json()) as NetworkAnswer);
  let isFirst = true;
  for await (const line of linesOf(response.body!)) {
    const content = JSON.parse(line) as NetworkAnswer & { positions: number[] };
    if (isFirst) asked.first(content);
    else asked.positions(content.positions, content.settled);
    isFirst = false;
  }
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    yield* lines.filter(line => line !== '');
  }
  if (rest !== '') yield rest;
}

async function reasonOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => null)) as { title?: string; detail?: string } | null;
  if (response.status === 503) return 'The server is busy with other networks. Try again in a moment.';
  return problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`;
}

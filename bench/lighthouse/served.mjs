// The program over the built-in library on a free port, or a server that runs already: what both scripts here look at.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(root, 'src/ArxivLens/bin/Release/net10.0/arxivlens.dll');

/** Where Chromium is. */
export const chromium = process.env.CHROME_PATH ?? '/usr/bin/chromium';

/** One page of each sort, of the built-in library. */
export const pages = {
  start: '/',
  paper: '/abs/2311.09227',
  search: '/search',
  results: '/search?q=open+models',
  author: '/author/markus-anderljung',
  category: '/list/cs.CY/recent',
  term: '/term/open-source',
};

/**
 * Calls `use` with the address of a server, which is ended afterwards unless `address` named one that runs already. A server of its own
 * has read the article, where one is given.
 */
export async function withServer(address, use, article) {
  if (address) return await use(address.replace(/\/$/, ''));
  const data = await mkdtemp(join(tmpdir(), 'arxivlens-lighthouse-'));
  const served = `http://127.0.0.1:${await freePort()}`;
  // Canonical links are whole only when the server is told where it is.
  const server = spawn('dotnet', [program, 'serve', '--data', data, '--urls', served, '--public-address', served], { stdio: 'ignore' });
  try {
    await ready(served, server);
    if (article) await once(spawn('dotnet', [program, 'article', 'add', article, '--data', data], { stdio: 'ignore' }), 'exit');
    return await use(served);
  } finally {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    await rm(data, { recursive: true, force: true });
  }
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

async function ready(address, server) {
  while (server.exitCode === null) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`The server ended with ${server.exitCode}; is it built (dotnet build -c Release src/ArxivLens)?`);
}

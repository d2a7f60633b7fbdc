// Bundles scripts and styles into the folder named on the command line and lays a Brotli and a gzip copy beside each text
// file, so that the server never compresses them again.
import { build } from 'esbuild';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const target = process.argv[2] ?? 'obj/dist';

await rm(target, { recursive: true, force: true });
await build({
  entryPoints: {
    site: 'Layout/site.css',
    page: 'Layout/page.ts',
    passkeys: 'Features/Accounts/passkeys.ts',
    'source-mark': 'Features/Papers/source-mark.ts',
    cite: 'Features/Papers/cite.ts',
    'work-table': 'Features/Papers/work-table.ts',
    mathematics: 'Layout/mathematics.ts',
    discussion: 'Features/Discussion/discussion.ts',
    fetching: 'Features/Fetching/fetching.ts',
    shelves: 'Features/Shelves/shelves.ts',
    network: 'Features/Network/network.ts',
    'network-loader': 'Features/Network/network-loader.ts',
    favicon: 'Layout/favicon.svg',
  },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome110', 'firefox115', 'safari16'],
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.svg': 'copy' },
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
});

// The commonest passwords of at least as many characters as one must have (PasswordRules), the commonest first. The package has them
// by how often they stood in leaked lists; it is used here only and nothing of it reaches a browser.
const { passwords } = createRequire(import.meta.url)('zxcvbn/lib/frequency_lists.js');
const shortestPassword = 8;
const commonCount = 3000;
const common = passwords.filter(password => password.length >= shortestPassword).slice(0, commonCount);
if (common.length < commonCount) throw new Error(`only ${common.length} common passwords`);
await writeFile(join(target, 'common-passwords.txt'), common.join('\n'));

for (const name of await readdir(target)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const content = await readFile(join(target, name));
  await writeFile(join(target, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  await writeFile(join(target, `${name}.gz`), gzipSync(content, { level: 9 }));
}

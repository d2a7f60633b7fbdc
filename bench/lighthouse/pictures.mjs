// Takes the pictures in docs/images: a page of each sort, light and dark, on a phone and on a desk.
//   node pictures.mjs [ADDRESS] [--only paper,network]
// Without an address it serves the built-in library.
import puppeteer from 'puppeteer-core';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, pages, withServer } from './served.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'images');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const shots = { ...pages, network: pages.paper, categories: '/categories', keyboard: '/help/keyboard', absence: '/nowhere' };
delete shots.search;
const paper = '2311.09227';
const windows = [{ width: 390, height: 844 }, { width: 1440, height: 900 }];

/** The picture of the network stands further down its page and is drawn when it comes near. */
async function showNetwork(page) {
  await page.evaluate(() => document.querySelector('.network').closest('section').scrollIntoView());
  await page.waitForFunction(() => document.querySelector('.network').dataset.settled === 'yes', { timeout: 60_000 });
}

async function take(browser, address, name, path, window, theme) {
  const page = await browser.newPage();
  try {
    await page.setViewport(window);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme }, { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.goto(address + path, { waitUntil: 'networkidle0' });
    if (name.startsWith('network')) await showNetwork(page);
    await page.screenshot({ path: join(folder, `${name}-${window.width}-${theme}.webp`), type: 'webp', quality: 82 });
  } finally {
    await page.close();
  }
}

/** The pages of the debate about the paper, where an article asks something of it. */
async function debate(address) {
  const { questions } = await (await fetch(`${address}/questions.json?work=${paper}`)).json();
  return questions.length === 0 ? {} : {
    debate: `/abs/${paper}#debate-h`, article: `/article/${questions[0].askers[0].article}`, question: `/question/${questions[0].id}`, questions: '/questions?open',
    'network-articles': `/abs/${paper}?n-articles=yes`,
  };
}

await withServer(positionals[0], async address => {
  const browser = await puppeteer.launch({
    executablePath: chromium, args: ['--no-sandbox', '--hide-scrollbars', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  try {
    for (const [name, path] of Object.entries({ ...shots, ...await debate(address), api: '/api' })) {
      if (values.only && !values.only.split(',').includes(name)) continue;
      for (const window of windows) for (const theme of ['light', 'dark']) await take(browser, address, name, path, window, theme);
    }
  } finally {
    await browser.close();
  }
}, join(folder, 'article.md'));

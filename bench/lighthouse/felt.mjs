// Measures in a real load, CPU four times slower, when the greatest part of a page is painted and how much it jumps until it is
// still: on this machine's own network, and on a slow one (1.6 Mbit/s, 150 ms). Lighthouse reckons its times from a quick load.
//   node felt.mjs [ADDRESS] [/path …]
import puppeteer from 'puppeteer-core';
import { loadavg } from 'node:os';
import { chromium, pages, withServer } from './served.mjs';

const slowNetwork = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const [address, paths] = process.argv[2]?.startsWith('http') ? [process.argv[2], process.argv.slice(3)] : [undefined, process.argv.slice(2)];

const watch = `
  window.felt = { paint: 0, shift: 0 };
  new PerformanceObserver(list => { for (const entry of list.getEntries()) felt.paint = entry.startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => { for (const entry of list.getEntries()) felt.shift += entry.value; })
    .observe({ type: 'layout-shift', buffered: true });`;

async function feel(browser, url, network) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 412, height: 823 });
    const session = await page.createCDPSession();
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    if (network) {
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', network);
    }
    await page.evaluateOnNewDocument(watch);
    await page.goto(url, { waitUntil: 'networkidle0', timeout: 60_000 });
    return await page.evaluate('felt');
  } finally {
    await context.close();
  }
}

await withServer(address, async served => {
  const browser = await puppeteer.launch({
    executablePath: chromium, args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  console.log(`Load ${loadavg()[0].toFixed(1)} at the start`);
  console.log('| page | LCP s | CLS | slow network: LCP s | CLS |');
  console.log('|---|---|---|---|---|');
  try {
    for (const path of paths.length > 0 ? paths : Object.values(pages)) {
      const [quick, slow] = [await feel(browser, served + path, null), await feel(browser, served + path, slowNetwork)];
      const cells = [quick, slow].map(({ paint, shift }) => `${(paint / 1000).toFixed(2)} | ${shift.toFixed(3)}`);
      console.log(`| ${path} | ${cells.join(' | ')} |`);
    }
  } finally {
    await browser.close();
  }
});

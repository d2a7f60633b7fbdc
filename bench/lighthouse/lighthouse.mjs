// Runs Lighthouse over a page of each sort, on a phone (slow network, CPU four times slower) and on a desk, and prints a table.
//   node lighthouse.mjs [ADDRESS] [--pages start,paper] [--also NAME=/path]
// Without an address it serves the built-in library. Ends with 1 when a score is under 95. Of several runs (--runs 3) the median counts.
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium, pages, withServer } from './served.mjs';

const least = 95;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, also: { type: 'string', multiple: true }, audits: { type: 'boolean' }, runs: { type: 'string', default: '1' } },
});
const chosen = Object.entries(pages).filter(([name]) => !values.pages || values.pages.split(',').includes(name));
for (const more of values.also ?? []) chosen.push([more.slice(0, more.indexOf('=')), more.slice(more.indexOf('=') + 1)]);

async function once(browser, address, config) {
  const page = await browser.newPage();
  try {
    const { lhr } = await lighthouse(address, { logLevel: 'silent', output: 'json' }, config, page);
    return lhr;
  } finally {
    await page.close();
  }
}

/** The median run by performance; a run in which nothing was measured, as on a machine too busy to paint, is made again. */
async function measure(browser, address, config) {
  const reports = [];
  for (let tries = 0; reports.length < Number(values.runs) && tries < Number(values.runs) + 3; tries++) {
    const report = await once(browser, address, config);
    if (report.categories.performance.score !== null) reports.push(report);
  }
  if (reports.length === 0) throw new Error(`${address} could not be measured.`);
  return reports.sort((a, b) => a.categories.performance.score - b.categories.performance.score)[Math.floor(reports.length / 2)];
}

function row(name, device, report) {
  const score = category => Math.round((report.categories[category].score ?? 0) * 100);
  const seconds = audit => ((report.audits[audit].numericValue ?? 0) / 1000).toFixed(2);
  const kilobytes = ((report.audits['total-byte-weight'].numericValue ?? 0) / 1024).toFixed(0);
  return {
    scores: categories.map(score),
    text: `| ${name} | ${device} | ${categories.map(score).join(' | ')} | ${seconds('first-contentful-paint')} | ${seconds('largest-contentful-paint')} | `
      + `${Math.round(report.audits['total-blocking-time'].numericValue ?? 0)} | ${(report.audits['cumulative-layout-shift'].numericValue ?? 0).toFixed(3)} | ${kilobytes} |`,
  };
}

function complain(report) {
  for (const category of categories) {
    for (const reference of report.categories[category].auditRefs) {
      const audit = report.audits[reference.id];
      if (reference.weight > 0 && audit.score !== null && audit.score < 0.9)
        console.log(`  ${category}: ${audit.id} ${audit.score} ${audit.displayValue ?? ''} ${JSON.stringify(audit.details?.items?.slice(0, 3) ?? '').slice(0, 700)}`);
    }
  }
}

await withServer(positionals[0], async address => {
  const browser = await puppeteer.launch({
    executablePath: chromium, args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
  console.log(`Lighthouse, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)} at the start`);
  console.log('| page | device | performance | accessibility | best practices | SEO | FCP s | LCP s | TBT ms | CLS | KiB |');
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  try {
    for (const [name, path] of chosen) {
      await fetch(address + path);
      for (const [device, config] of [['phone', undefined], ['desk', desktopConfig]]) {
        const report = await measure(browser, address + path, config);
        const { scores, text } = row(name, device, report);
        console.log(text);
        if (values.audits) complain(report);
        if (scores.some(score => score < least)) process.exitCode = 1;
      }
    }
  } finally {
    await browser.close();
  }
});

// Measures the picture of a network in a real browser with software rendering: how long until it can be used, and how much
// script each frame takes while it is moved and zoomed.
//
//   node --experimental-websocket bench/picture/frames.mjs http://127.0.0.1:5080/abs/2311.09227 10000 50000
//
// The page is the server's; the network is made up here (its nodes and edges by the two numbers), so that any library will do.
// With "real" in place of the numbers the server's own network of the page is measured, at the budget that follows.
import { withPage } from './chrome.mjs';
import { makeNetwork } from './made-up.mjs';

const [address, nodes = '500', edges = '1500'] = process.argv.slice(2);
const isReal = nodes === 'real';
const frameEvents = new Set(['FireAnimationFrame', 'EventDispatch', 'TimerFire', 'FunctionCall', 'RunMicrotasks']);

await withPage({}, async page => {
  if (!isReal) await answerWith(page, makeNetwork(Number(nodes), Number(edges)));
  const url = new URL(address);
  const budget = isReal ? edges : nodes;
  if (budget !== '150') url.searchParams.set('n-budget', budget);
  const usable = await timeUntilUsable(page, url.href);
  await page.until(`document.querySelector('.network')?.dataset.settled`);
  const settled = await page.evaluate('performance.now()');
  const frames = await trace(page, () => moveAndZoom(page));
  report(usable, settled, frames);
});

async function answerWith(page, network) {
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*/network.json*' }] });
  page.on('Fetch.requestPaused', ({ requestId, request }) => {
    const isStreamed = request.url.includes('stream=yes');
    const moved = network.nodes.flatMap(({ x, y }) => [x * 1.02, y * 1.02]);
    const lines = [{ ...network, settled: !isStreamed }, ...(isStreamed ? [{ positions: moved, settled: true }] : [])];
    const body = Buffer.from(lines.map(line => JSON.stringify(line)).join('\n')).toString('base64');
    void page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      body,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
    });
  });
}

/** From the click on the link that leads to the picture to the first frame that shows it, in milliseconds. */
async function timeUntilUsable(page, address) {
  const begin = Date.now();
  await page.go(address);
  await page.evaluate(`document.querySelector('.network').scrollIntoView({ block: 'center' })`);
  await page.until('window.arxivlensNetwork?.ready');
  await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return Date.now() - begin;
}

async function moveAndZoom(page) {
  const box = JSON.parse(await page.evaluate(`JSON.stringify(document.querySelector('.network').getBoundingClientRect())`));
  const [x, y] = [box.x + box.width * 0.55, box.y + box.height * 0.9];
  await page.mouse('mouseMoved', x, y, { button: 'none' });
  await page.mouse('mousePressed', x, y, { clickCount: 1, buttons: 1 });
  for (let step = 1; step <= 90; step++) await page.mouse('mouseMoved', x - 2 * step, y - step, { buttons: 1 });
  await page.mouse('mouseReleased', x - 180, y - 90, { clickCount: 1 });
  for (let turn = 0; turn < 16; turn++) {
    await page.mouse('mouseWheel', x - 100, y - 200, { deltaX: 0, deltaY: turn < 8 ? -120 : 120, modifiers: 2, button: 'none' });
    await page.evaluate('new Promise(done => setTimeout(done, 120))');
  }
  // Pointing at nodes, once the picture stands.
  for (let step = 0; step < 60; step++)
    await page.mouse('mouseMoved', box.x + 100 + 8 * step, box.y + box.height / 2 + step, { button: 'none' });
  await page.evaluate('new Promise(done => setTimeout(done, 400))');
}

/** Runs something under a trace; gives the script time of each frame and the longest single handler, in milliseconds of
 * the thread itself: what other programs take from it is not counted. */
async function trace(page, run) {
  const events = [];
  page.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const ended = new Promise(done => page.on('Tracing.tracingComplete', done));
  await page.send('Tracing.start', {
    categories: 'devtools.timeline,disabled-by-default-devtools.timeline',
    transferMode: 'ReportEvents',
  });
  await run();
  await page.send('Tracing.end');
  await ended;
  const script = events.filter(event => event.ph === 'X' && frameEvents.has(event.name) && event.tdur !== undefined);
  const main = script.filter(event => event.name === 'FireAnimationFrame')[0]?.tid;
  const outer = outermost(script.filter(event => event.tid === main).sort((a, b) => a.ts - b.ts));
  const frames = outer
    .filter(event => event.name === 'FireAnimationFrame')
    .map(event => ({ at: event.ts, time: event.tdur / 1000 }));
  // What handlers did since the last frame counts as this frame's script too.
  for (const event of outer.filter(event => event.name !== 'FireAnimationFrame')) {
    const next = frames.find(frame => frame.at >= event.ts);
    if (next) next.time += event.tdur / 1000;
  }
  const longest = outer.reduce((most, event) => (event.tdur > most.tdur ? event : most));
  return { times: frames.map(frame => frame.time).sort((a, b) => a - b), longest };
}

function outermost(sorted) {
  const result = [];
  let end = 0;
  for (const event of sorted) {
    if (event.ts < end) continue;
    result.push(event);
    end = event.ts + event.dur;
  }
  return result;
}

function report(usable, settled, { times, longest }) {
  const at = share => times[Math.min(times.length - 1, Math.floor(share * times.length))]?.toFixed(1);
  console.log(`usable after ${usable} ms; settled ${Math.round(settled)} ms after the page began`);
  const ofFrames = `${times.length} frames; script a frame: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`;
  const ofHandlers = `longest handler ${(longest.tdur / 1000).toFixed(1)} ms (${longest.name} ${longest.args.data?.type ?? ''})`;
  console.log(`${ofFrames}; ${ofHandlers}`);
}

// A browser to measure with: headless Chromium with software rendering, driven over its own protocol. Node 20 needs
// --experimental-websocket for it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const switches = [
  '--headless=new',
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  '--hide-scrollbars',
];

/** Starts a browser, hands a page of it to `run`, and ends it whatever happens. */
export async function withPage({ width = 1280, height = 900, more = [] }, run) {
  const profile = await mkdtemp(join(tmpdir(), 'arxivlens-chrome-'));
  const browser = spawn(
    process.env.CHROMIUM ?? '/usr/bin/chromium',
    [...switches, ...more, `--user-data-dir=${profile}`, `--window-size=${width},${height}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise(done => browser.on('exit', done));
  try {
    const port = await portOf(browser);
    const targets = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
    const page = await Page.open(targets.find(target => target.type === 'page').webSocketDebuggerUrl);
    await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    return await run(page);
  } finally {
    browser.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function portOf(browser) {
  for await (const chunk of browser.stderr) {
    const found = /ws:\/\/127\.0\.0\.1:(\d+)\//.exec(String(chunk));
    if (found) return found[1];
  }
  throw new Error('The browser ended before it told its port.');
}

class Page {
  #socket;
  #number = 0;
  #waiting = new Map();
  #listeners = new Map();

  static async open(address) {
    const page = new Page();
    page.#socket = new WebSocket(address);
    await new Promise((done, fail) => {
      page.#socket.onopen = done;
      page.#socket.onerror = fail;
    });
    page.#socket.onmessage = event => page.#hear(JSON.parse(event.data));
    for (const domain of ['Page', 'Runtime', 'Network']) await page.send(`${domain}.enable`);
    return page;
  }

  on(event, listener) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }

  send(method, params = {}) {
    const id = ++this.#number;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail }));
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async go(address) {
    const loaded = new Promise(done => this.on('Page.loadEventFired', done));
    await this.send('Page.navigate', { url: address });
    await loaded;
  }

  /** Waits until an expression is true, asked anew at every frame. */
  until(expression) {
    return this.evaluate(
      `new Promise(done => { const look = () => (${expression}) ? done(true) : requestAnimationFrame(look); look(); })`,
    );
  }

  mouse(type, x, y, more = {}) {
    return this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', ...more });
  }

  #hear(message) {
    if (message.id) {
      const { done, fail } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) fail(new Error(message.error.message));
      else done(message.result);
    }
    for (const listener of this.#listeners.get(message.method) ?? []) listener(message.params);
  }
}

import { Agent, get } from 'node:http';

import { CHECKS, type Done, INTERVAL_MS, measure } from './pace.ts';

/** What the requests cost alone: kept connections, the body read, nothing judged. */
const [port] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });
const done: Done = { requests: 0, failed: 0, lateMs: [] };
const ask = (n: number) =>
  get({ agent, host: '127.0.0.1', port, path: `/health?n=${n}` }, (response) => {
    response.resume();
    response.once('end', () => (done.requests += 1));
  }).once('error', () => (done.failed += 1));
// On a grid, as whatever asks each service in its turn: a timer that only repeats would fall behind.
const began = performance.now();
let asked = 0;
const next = (): void => {
  done.lateMs.push(performance.now() - began - (asked * INTERVAL_MS) / CHECKS);
  ask((asked += 1) % CHECKS);
  setTimeout(next, Math.max(0, began + (asked * INTERVAL_MS) / CHECKS - performance.now()));
};
next();
measure(done);

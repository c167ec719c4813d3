import { realClock } from '#services/adapters/clock.ts';
import { realNet } from '#services/adapters/net.ts';
import http from '#services/checks/http.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { startMonitor } from '#services/monitor/monitor.ts';

import { CHECKS, type Done, INTERVAL_MS, measure } from './pace.ts';

/** The product's own scheduler, check and client, asking and judging the same. */
const [port] = process.argv.slice(2);
const rules = { method: 'GET', status: ['2xx'], redirects: 0, insecure: false } as const;
const certificateDays = { warning: 21, critical: 7 };
const instances = Array.from({ length: CHECKS }, (_, n) => ({
  id: `http:${n}`,
  kind: 'http',
  title: `Service ${n}`,
  params: { url: `http://127.0.0.1:${port}/health?n=${n}`, json: ['$.status == "healthy"'], ...rules, certificateDays },
  intervalMs: INTERVAL_MS,
}));
const clock = realClock();
const done: Done = { requests: 0, failed: 0, lateMs: [] };
startMonitor({
  world: { ...demoWorld({ clock }), clock, net: realNet() },
  kinds: [http],
  instances,
  previous: [],
  paused: () => ({}),
  onStart: (_id, lateMs) => done.lateMs.push(lateMs),
  onReadings: (batch) => {
    done.requests += batch.length;
    done.failed += batch.filter(({ status }) => status !== 'ok').length;
  },
});
// The timers of the scheduler do not keep a process alive.
setInterval(() => undefined, 60_000);
measure(done);

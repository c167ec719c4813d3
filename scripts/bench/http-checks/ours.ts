import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { defaultLimits } from '#config/defaults.ts';
import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realNet } from '#services/adapters/net.ts';
import { openState } from '#services/adapters/state/open-state.ts';
import http from '#services/checks/http.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';

import { CHECKS, type Done, INTERVAL_MS, measure } from './pace.ts';

/** The product as it runs: its scheduler, check and client, the rules of alerts, and every look written to a state file of its own. */
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
const dir = mkdtempSync(path.join(tmpdir(), 'cpm-bench-'));
const state = openState({ dir, clock });
state.alerts.adopt({ ...DEFAULT_ALERTS, score: defaultLimits('production') });
const done: Done = { requests: 0, failed: 0, lateMs: [] };
startSharedMonitor({
  world: { ...demoWorld({ clock }), clock, net: realNet(), state },
  kinds: [http],
  instances,
  onStart: (_id, lateMs) => done.lateMs.push(lateMs),
  onReadings: (batch) => {
    done.requests += batch.length;
    done.failed += batch.filter(({ status }) => status !== 'ok').length;
  },
});
// The timers of the scheduler do not keep a process alive.
setInterval(() => undefined, 60_000);
process.once('exit', () => {
  const written = state.history('http:0', 0, 100).length;
  state.close();
  rmSync(dir, { recursive: true });
  if (written === 0) throw new Error('no history was written');
});
measure(done);

import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

import { render } from 'ink';

import { DEFAULT_LOOK } from '#components/look.tsx';
import type { Reading } from '#domain/reading.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { App } from '#screens/app.tsx';
import type { Watch } from '#screens/frame/watch.ts';
import { createAppStore } from '#store/store.ts';

/** Draws as many different frames as asked, and prints by how many bytes the heap grew after the first tenth. */
const FRAMES = Number(process.argv[2]);
const CHECKS = 40;
const START = Date.UTC(2026, 10, 20);

const store = createAppStore(
  {
    session: {
      user: 'ana',
      host: 'atlas',
      environment: 'development',
      readOnly: false,
      demo: true,
      ascii: false,
      screenReader: false,
      color: true,
      theme: 'dark',
      version: 'bench',
      source: null,
    },
    now: START,
    readings: [],
    incidents: [],
    customKeys: {},
    notices: [],
  },
  () => DEFAULT_LIMITS,
);
/** No key is pressed here, so nothing is ever asked of it. */
const watch = new Proxy({}, { get: () => () => undefined }) as Watch;

let writes = 0;
const stdout = new PassThrough();
stdout.on('data', () => (writes += 1));
const app = render(<App store={store} look={DEFAULT_LOOK} watch={watch} />, {
  stdout: Object.assign(stdout, { isTTY: true, columns: 120, rows: 36 }) as unknown as NodeJS.WriteStream,
  stdin: Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => undefined,
    ref: () => undefined,
    unref: () => undefined,
  }) as unknown as NodeJS.ReadStream,
  interactive: true,
  alternateScreen: true,
  incrementalRendering: true,
  patchConsole: false,
  exitOnCtrlC: false,
  maxFps: 10_000,
});

await draw(0, FRAMES / 10);
const before = settledHeap();
await draw(FRAMES / 10, FRAMES * 1.1);
const bytes = settledHeap() - before;
app.unmount();
process.stdout.write(`${JSON.stringify({ writes, bytes })}\n`);

async function draw(from: number, to: number): Promise<void> {
  for (let frame = from; frame < to; frame++) {
    store.acts.received(readingsAt(frame), [], START + frame * 1000);
    await turn();
    await app.waitUntilRenderFlush();
  }
}

function readingsAt(frame: number): Reading[] {
  return Array.from({ length: CHECKS }, (_, index) => ({
    id: `http:service-${index}`,
    kind: 'http',
    title: `service-${index}`,
    group: index % 4 === 0 ? 'system' : index % 3 === 0 ? 'projects' : 'services',
    component: 'services',
    status: (frame + index) % 17 === 0 ? 'critical' : 'ok',
    summary: `answer ${frame} of check ${index}`,
    value: (frame * 7 + index * 13) % 100,
    unit: '%',
    critical: false,
    weight: 1,
    takenAt: START + frame * 1000,
    since: START,
    tookMs: 3,
    intervalMs: 1000,
    pausedUntil: null,
  }));
}

function settledHeap(): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run with --expose-gc');
  for (let round = 0; round < 4; round++) gc();
  return process.memoryUsage().heapUsed;
}

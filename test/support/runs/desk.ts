import type { Seen } from '#domain/procedure/ways-out.ts';
import type { RunsDesk } from '#screens/runs/desk.ts';
import { RunLog } from '#store/run-log.ts';

const SEEN: readonly Seen[] = [
  { step: 'commit', state: 'done', text: '' },
  { step: 'push', state: 'done', text: 'main and v2.5.0 are on origin' },
  { step: 'publish', state: 'absent', text: '' },
];

export function logOf(count: number): RunLog {
  const log = new RunLog();
  log.push('test', 'command', 'npm test\n');
  for (let at = 1; at <= count; at += 1)
    log.push(
      'test',
      'output',
      `✔ ${at % 7 === 0 ? 'idle sockets are closed' : 'retries stop at the budget'} (${at} ms)\n`,
    );
  return log;
}

/** What the composition root answers about runs; `calls` records what was wanted. */
export function fakeDesk({ log = logOf(40), seen = SEEN }: { log?: RunLog; seen?: readonly Seen[] } = {}) {
  const calls: string[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))].join(' '));
  const desk: RunsDesk = {
    log: () => log,
    answer: record('answer'),
    interrupt: record('interrupt'),
    stop: record('stop'),
    resume: async (run) => record('resume')(run),
    abort: async (run) => record('abort')(run),
    undo: async (run) => record('undo')(run),
    look: () => Promise.resolve(seen),
  };
  return { desk, calls, log, runs: () => Promise.resolve(desk) };
}

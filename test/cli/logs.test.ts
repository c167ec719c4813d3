import { appendFileSync, writeFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import command from '#cli/commands/logs.ts';
import { EXIT } from '#domain/errors.ts';
import { realClock } from '#services/adapters/clock.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';
import { realShell } from '#services/adapters/shell.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { demo } from '../support/demo-command.ts';
import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';
import { LogFolder } from '../support/log-folder.ts';

const START = Date.UTC(2026, 10, 20, 14);
const stamp = (minute: number, text: string): string => `${new Date(START + minute * 60_000).toISOString()} ${text}`;
const LINES = [
  stamp(0, 'INFO up'),
  stamp(10, 'ERROR broke'),
  '    at main',
  stamp(20, 'WARN slow'),
  stamp(30, 'INFO down'),
];

const fields = (mark: string): string[] => documented(mark).map((field) => field.replace('[]', ''));

/** This machine with a folder of logs as the current one; the clock stands at 15:00. */
function here(folder: LogFolder, given: Partial<Invocation>) {
  const shell = realShell();
  const world = {
    ...demoWorld({ clock: new ManualClock() }),
    clock: { ...realClock(), now: () => START + 3_600_000 },
    environment: { ...realEnvironment({ HOME: folder.path }), cwd: folder.path },
    shell,
    files: realFiles(),
    logs: realLogs({ shell }),
  };
  return invocationIn(world, given);
}

async function run(folder: LogFolder, values: Invocation['values'], ...positionals: string[]) {
  const { invocation, out } = here(folder, { values, positionals });
  const code = await command.run(invocation);
  return { code, out: out(), lines: out().split('\n').slice(0, -1), json: () => JSON.parse(out()) as Written };
}

interface Written {
  readonly lines: Record<string, unknown>[];
}

test.each([
  [{}, LINES],
  [{ lines: '2' }, LINES.slice(-2)],
  [{ lines: '0' }, []],
  [{ level: 'error' }, LINES.slice(1, 3)],
  [{ level: 'warning', lines: '1' }, [LINES[3]]],
  [{ grep: 'INFO D' }, [LINES[4]]],
  [{ grep: 'i.*(up|down)$', regex: true }, [LINES[0], LINES[4]]],
  [{ since: '45m' }, LINES.slice(3)],
  [{ since: '2026-11-20T14:10:00Z', until: '30m' }, LINES.slice(1, 4)],
  [{ since: '14:10', lines: '2' }, LINES.slice(-2)],
  [{ until: '2026-11-20 14:20', lines: '2' }, LINES.slice(1, 3)],
  [{ until: '2026-11-21' }, LINES],
])('logs PATH with %j', async (values, expected) => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), `${LINES.join('\n')}\n`);
  const { code, lines } = await run(folder, values, 'app.log');
  expect(lines).toEqual(expected);
  expect(code).toBe(EXIT.ok);
});

test('a page is no limit to lines since a time', async () => {
  using folder = new LogFolder();
  const many = Array.from({ length: 2345 }, (_, index) => stamp(index / 60, `line ${index}`));
  writeFileSync(folder.at('app.log'), `${many.join('\n')}\n`);
  expect((await run(folder, { since: '2026-11-20' }, './app.log')).lines).toEqual(many);
});

test('several logs say which one a line is of, and what is cut off', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('a.log'), `${stamp(0, 'one')}\n`);
  writeFileSync(folder.at('long.log'), `${stamp(1, 'x'.repeat(20_000))}\n`);
  const { lines } = await run(folder, {}, '*.log');
  expect(lines.map((line) => line.slice(0, 50))).toEqual(
    ['*.log | 2026-11-20T14:00:00.000Z one', '*.log | 2026-11-20T14:01:00.000Z xxxxxxxxxxxxxxxxxxxxxxxxx'].map(
      (line, index) => line.replace('*.log', index === 0 ? 'a.log' : 'long.log').slice(0, 50),
    ),
  );
  expect(lines[1]).toMatch(/x … 11,8\d\d more characters$/);
});

test('--json prints what docs/json.md says', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), `${LINES.join('\n')}\n`);
  const { json } = await run(folder, { json: true, lines: '4' }, 'app.log');
  expect(Object.keys(json())).toEqual(fields('logs'));
  expect(Object.keys(json().lines[0] ?? {})).toEqual(fields('line'));
  expect(json().lines.slice(0, 2)).toEqual([
    { source: 'app.log', at: '2026-11-20T14:10:00.000Z', level: 'error', text: LINES[1], cutCharacters: 0 },
    { source: 'app.log', at: '2026-11-20T14:10:00.000Z', level: 'error', text: LINES[2], cutCharacters: 0 },
  ]);
});

test('--follow prints what comes, a line of JSON each, until the signal fires', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('app.log'), `${LINES.join('\n')}\n`);
  const stop = new AbortController();
  const values = { json: true, follow: true, lines: '1' };
  const { invocation, out } = here(folder, { values, positionals: ['app.log'], signal: stop.signal });
  const ended = command.run(invocation);
  await expect.poll(out).toContain('INFO down');
  appendFileSync(folder.at('app.log'), `${stamp(40, 'FATAL gone')}\n`);
  await expect.poll(out, { timeout: 15_000 }).toContain('gone');
  stop.abort();
  expect(await ended).toBe(EXIT.interrupted);
  const printed = out()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(printed.map(({ level }) => level)).toEqual(['info', 'fatal']);
  expect(Object.keys(printed[1] ?? {})).toEqual(fields('line'));
});

test.each([
  [{ lines: 'many' }, /--lines/],
  [{ since: 'tomorrow' }, /--since/],
  [{ since: '2026-13-40' }, /--since/],
  [{ since: '1h', until: '2h' }, /--until/],
  [{ follow: true, until: '1h' }, /--follow/],
  [{ regex: true }, /--regex/],
  [{ regex: true, grep: '(' }, /no regular expression/],
  [{ level: 'loud' }, /--level/],
])('%j makes no sense', async (values, message) => {
  using folder = new LogFolder();
  const failed = run(folder, values, 'app.log');
  await expect(failed).rejects.toMatchObject({ exit: 'usage' });
  await expect(failed).rejects.toThrow(message);
});

test('what is not there is said to be missing, with what may have been meant', async () => {
  using folder = new LogFolder();
  await expect(run(folder, {}, 'app.log')).rejects.toMatchObject({ code: 'no-log', exit: 'usage' });
  await expect(run(folder, {}, 'nothing')).rejects.toMatchObject({
    code: 'no-log',
    hint: 'cpm-console logs lists what there is; a file needs a / in its name, as in ./nothing.',
  });
});

test('the made-up world has logs of its services, and a list of them', async () => {
  const { run: made } = demo();
  const list = await made(command, [], { json: true });
  expect(Object.keys(list.json())).toEqual(fields('log list'));
  const { logs } = list.json() as { logs: { id: string; sources: { type: string }[] }[] };
  expect(logs.find(({ id }) => id === 'memory-service')?.sources).toMatchObject([{ type: 'journal' }]);
  for (const { id, sources } of logs) {
    const { exit, out } = await made(command, [id], { lines: '3' });
    expect([id, exit, out.trim() === '' && sources.length > 0 && id !== 'framework']).toEqual([id, EXIT.ok, false]);
  }
  const failed = await made(command, ['health-monitor'], { level: 'error' });
  expect(failed.out).toContain('Error: listen EADDRINUSE: address already in use :::7001');
  expect(failed.out).toContain('    at main');
  const near = await made(command, ['memory-servic']);
  expect(near).toMatchObject({ exit: EXIT.usage });
  expect(near.out).toContain('Did you mean memory-service?');
});

test('reads a saved view by its name, and what is typed goes before what it says', async () => {
  using folder = new LogFolder();
  writeFileSync(folder.at('api.log'), `${LINES.join('\n')}\n`);
  const read = async (values: Invocation['values'], ...positionals: string[]) => {
    const { invocation, out } = here(folder, { values, positionals });
    const view = {
      id: 'bad',
      sources: [folder.at('api.log')],
      query: { text: '', regex: false, atLeast: 'warning' },
    } as const;
    await command.run({ ...invocation, config: { ...invocation.config, logViews: [view] } });
    return out();
  };
  const lines = await read({}, 'bad');
  expect(lines).toContain('WARN slow');
  expect(lines).not.toContain('INFO');
  expect(await read({ grep: 'broke' }, 'bad')).not.toContain('slow');
  expect(await read({})).toMatch(/^bad +\/.*api\.log$/m);
});

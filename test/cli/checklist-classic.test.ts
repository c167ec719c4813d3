import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { lookedAtTwice } from '../support/checklist/made-machine.ts';

const MONITOR = 'claude-pm-health-monitor';
const ERROR = [1, 'ERROR could not write'] as const;
const line = (text: string, part: string) => text.split('\n').filter((each) => each.includes(part));

it.each([
  ['all is well', {}],
  ['three errors, which are allowed', { logs: { 'app.log': [ERROR, ERROR], 'web.log': [ERROR] } }],
  ['eleven errors', { logs: { 'app.log': Array.from({ length: 11 }, () => ERROR) } }],
  ['a stopped service', { running: ['mem0ai'] }],
  ['no memory service', { memory: null }],
  ['a full disk', { disks: { '/': 91 } }],
  ['no folder of logs', { logs: null }],
])('prints what the script of the guide prints: %s', async (_what, wish) => {
  const { script, ours } = await lookedAtTwice(wish);
  expect(ours).toBe(script);
});

/** Each in the words of docs/checklist.md. */
describe('it is right where the script', () => {
  it('takes `{"status":"unhealthy"}` for healthy', async () => {
    const { script, ours, exit } = await lookedAtTwice({ memory: '{"status":"unhealthy"}' });
    expect(line(script, 'Memory service: ')).toEqual(['   ✅ Memory service: Healthy']);
    expect(line(ours, 'Memory service: ')).toEqual(['   ❌ Memory service: Unhealthy']);
    expect(exit).toBe(21);
  });

  it('counts errors of all time', async () => {
    const old = Array.from({ length: 20 }, () => [24 * 9, 'ERROR long ago'] as const);
    const { script, ours } = await lookedAtTwice({ logs: { 'app.log': [...old, [1, 'INFO fine']] } });
    expect(line(script, 'rror count')).toEqual(['   ⚠️  High error count: 20']);
    expect(line(ours, 'rror count')).toEqual(['   ✅ Error count normal: 0']);
  });

  it('counts every line with the word `ERROR`', async () => {
    const words = Array.from({ length: 12 }, () => [1, 'INFO ERROR_RATE is 0, no ERROR was seen'] as const);
    const fatal = [1, 'CRITICAL database is gone'] as const;
    const { script, ours } = await lookedAtTwice({ logs: { 'app.log': [...words, fatal] } });
    expect(line(script, 'rror count')).toEqual(['   ⚠️  High error count: 12']);
    expect(line(ours, 'rror count')).toEqual(['   ✅ Error count normal: 1']);
  });

  it('counts a log with a byte that is no text as one line', async () => {
    const lines = [[1, 'INFO \0\u00ff\u00fe'] as const, ...Array.from({ length: 12 }, () => ERROR)];
    const { script, ours } = await lookedAtTwice({ logs: { 'app.log': lines } });
    expect(line(script, 'rror count')[0]).not.toContain('12');
    expect(line(ours, 'rror count')).toEqual(['   ⚠️  High error count: 12']);
  });

  it('looks at `/`', async () => {
    const { script, ours } = await lookedAtTwice({ disks: { '/': 41, '/data': 93 } });
    expect(line(script, 'isk usage')).toEqual(['   Disk usage: 41%', '   ✅ Disk usage normal']);
    expect(line(ours, 'isk usage')).toEqual(['   Disk usage: 41%', '   ⚠️  High disk usage']);
    expect(ours).toContain('   /data 93 %, high above 85, the other is fine\n');
  });

  it('knows two services', async () => {
    const { script, ours } = await lookedAtTwice({ services: ['mem0ai', 'claude-pm-health-monitor', 'api'] });
    expect(script).not.toContain('api:');
    expect(ours).toContain('   ❌ api: Stopped\n');
  });

  it('says Stopped when `systemctl` cannot be asked', async () => {
    const { script, ours, exit } = await lookedAtTwice({ bus: false });
    expect(line(script, 'mem0ai')).toEqual(['   ❌ mem0ai: Stopped']);
    expect(line(ours, 'mem0ai')).toEqual(['   ⚠️  mem0ai: Not known (Failed to connect to bus)']);
    expect(exit).not.toBe(0);
  });

  it('says Stopped of a service that was stopped on purpose', async () => {
    const { script, ours, exit } = await lookedAtTwice({ running: ['mem0ai'], onPurpose: [MONITOR] });
    expect(line(script, MONITOR)).toEqual([`   ❌ ${MONITOR}: Stopped`]);
    expect(line(ours, MONITOR)).toEqual([`   ${MONITOR}: Stopped on purpose`]);
    expect(exit).toBe((await lookedAtTwice({})).exit);
  });

  it('prints `Overall Health: %` and "Needs attention" when its code fails', async () => {
    const { script, ours } = await lookedAtTwice({ healthWorks: false });
    expect(line(script, 'Overall Health')).toEqual(['   Overall Health: %']);
    expect(script).toContain('   ⚠️  Needs attention');
    expect(line(ours, 'Overall Health')[0]).toMatch(/^ {3}Overall Health: \d+%$/);
  });

  it('says Unhealthy of a memory service that nobody set up', async () => {
    const { script, ours, exit } = await lookedAtTwice({ memory: null, memoryIsSetUp: false });
    expect(line(script, 'Memory service: ')).toEqual(['   ❌ Memory service: Unhealthy']);
    expect(line(ours, 'Memory service: ')).toEqual(['   ⚠️  Memory service: Not set up']);
    expect(exit).toBe((await lookedAtTwice({})).exit);
  });

  it('ends with 0 whatever it found', async () => {
    const { script, ours, scriptExit, exit } = await lookedAtTwice({ running: [] });
    expect(line(script, MONITOR)).toEqual(line(ours, MONITOR));
    expect([scriptExit, exit]).toEqual([0, 21]);
  });

  it('waits for ever for a server that does not answer', async () => {
    const { script, ours, scriptExit, exit } = await lookedAtTwice({ memory: 'silent' });
    expect(scriptExit).toBe(124);
    expect(script.trimEnd().split('\n').at(-1)).toBe('3. Memory Service Check');
    expect(line(ours, 'Memory service: ')).toEqual(['   ❌ Memory service: Unhealthy']);
    expect(ours).toContain('5. Log File Check');
    expect(exit).toBe(21);
  });
});

it('differs from the script where docs/checklist.md says so, and has a test for every row of it', () => {
  const [, table = ''] = readFileSync('docs/checklist.md', 'utf8').split('It differs where the script is wrong:');
  const [, , ...rows] = [...table.matchAll(/^\| (.+?) *\|/gm)].map(([, cell]) => cell);
  const tested = [...readFileSync(import.meta.filename, 'utf8').matchAll(/^ {2}it\('(.+)', async/gm)];
  expect(rows.length).toBeGreaterThan(0);
  expect(tested.map(([, title]) => title)).toEqual(rows);
});

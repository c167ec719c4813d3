import { expect, it } from 'vitest';

import { lookedAtTwice } from '../support/checklist/made-machine.ts';

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

it('is right where the script takes "unhealthy" for healthy', async () => {
  const { script, ours, exit } = await lookedAtTwice({ memory: '{"status":"unhealthy"}' });
  expect(line(script, 'Memory service: ')).toEqual(['   ✅ Memory service: Healthy']);
  expect(line(ours, 'Memory service: ')).toEqual(['   ❌ Memory service: Unhealthy']);
  expect(exit).toBe(21);
});

it('counts the errors of a day, where the script counts those of all time', async () => {
  const old = Array.from({ length: 20 }, () => [24 * 9, 'ERROR long ago'] as const);
  const { script, ours } = await lookedAtTwice({ logs: { 'app.log': [...old, [1, 'INFO fine']] } });
  expect(line(script, 'rror count')).toEqual(['   ⚠️  High error count: 20']);
  expect(line(ours, 'rror count')).toEqual(['   ✅ Error count normal: 0']);
});

it('counts levels, where the script counts a word wherever it stands', async () => {
  const words = Array.from({ length: 12 }, () => [1, 'INFO ERROR_RATE is 0, no ERROR was seen'] as const);
  const fatal = [1, 'CRITICAL database is gone'] as const;
  const { script, ours } = await lookedAtTwice({ logs: { 'app.log': [...words, fatal] } });
  expect(line(script, 'rror count')).toEqual(['   ⚠️  High error count: 12']);
  expect(line(ours, 'rror count')).toEqual(['   ✅ Error count normal: 1']);
});

it('counts in a log with a byte that is no text, where grep gives up', async () => {
  const lines = [[1, 'INFO \0\u00ff\u00fe'] as const, ...Array.from({ length: 12 }, () => ERROR)];
  const { script, ours } = await lookedAtTwice({ logs: { 'app.log': lines } });
  expect(line(script, 'rror count')[0]).not.toContain('12');
  expect(line(ours, 'rror count')).toEqual(['   ⚠️  High error count: 12']);
});

it('looks at every disk, where the script looks at / alone', async () => {
  const { script, ours } = await lookedAtTwice({ disks: { '/': 41, '/data': 93 } });
  expect(line(script, 'isk usage')).toEqual(['   Disk usage: 41%', '   ✅ Disk usage normal']);
  expect(line(ours, 'isk usage')).toEqual(['   Disk usage: 41%', '   ⚠️  High disk usage']);
  expect(ours).toContain('   /data 93 %, high above 85, the other is fine\n');
});

it('names every service, where the script knows two', async () => {
  const { script, ours } = await lookedAtTwice({ services: ['mem0ai', 'claude-pm-health-monitor', 'api'] });
  expect(script).not.toContain('api:');
  expect(ours).toContain('   ❌ api: Stopped\n');
});

it('says that it is not known, where the script says stopped because nobody answered', async () => {
  const { script, ours, exit } = await lookedAtTwice({ bus: false });
  expect(line(script, 'mem0ai')).toEqual(['   ❌ mem0ai: Stopped']);
  expect(line(ours, 'mem0ai')).toEqual(['   ⚠️  mem0ai: Not known (Failed to connect to bus)']);
  expect(exit).not.toBe(0);
});

it('has a score, where the script prints none because the framework is not installed', async () => {
  const { script, ours } = await lookedAtTwice({ healthWorks: false });
  expect(line(script, 'Overall Health')).toEqual(['   Overall Health: %']);
  expect(script).toContain('   ⚠️  Needs attention');
  expect(line(ours, 'Overall Health')[0]).toMatch(/^ {3}Overall Health: \d+%$/);
});

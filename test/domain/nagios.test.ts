import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parsePlugin, pluginStatus } from '#domain/nagios.ts';

test.each([
  [0, 'ok'],
  [1, 'warning'],
  [2, 'critical'],
  [3, 'unknown'],
  [4, 'unknown'],
  [127, 'unknown'],
  [-1, 'unknown'],
  [null, 'unknown'],
])('exit %s means %s', (exitCode, status) => expect(pluginStatus(exitCode)).toBe(status));

test('one line with performance data', () => {
  expect(parsePlugin('DISK OK - free space: / 3326 MB (56%);|/=2643MB;5948;5958;0;5968\n')).toEqual({
    summary: 'DISK OK - free space: / 3326 MB (56%);',
    details: '',
    perf: [{ name: '/', value: 2643, unit: 'MB', warning: '5948', critical: '5958', min: 0, max: 5968 }],
  });
});

test('several lines, data after the first and after the last bar', () => {
  const output = 'DISK OK|/=1MB\n/ 15272 MB (77%)\n/home 69357 MB (27%)|/boot=68MB;88;93;0;98\n/home=69357MB;;;;\n';
  const { details, perf } = parsePlugin(output);
  expect(details).toBe('/ 15272 MB (77%)\n/home 69357 MB (27%)');
  expect(perf.map(({ name, value }) => [name, value])).toEqual([
    ['/', 1],
    ['/boot', 68],
    ['/home', 69357],
  ]);
});

test('quoted labels, ranges, units, decimal commas and what is no number', () => {
  const { perf } = parsePlugin(
    `x | 'it''s here'=12.5%;@10:20;~:9 time=0,25s;1 rate=1e3B load=U bad== 'open=1 last=-3c`,
  );
  expect(perf.map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ["it's here", 12.5, '%'],
    ['time', 0.25, 's'],
    ['rate', 1000, 'B'],
    ['last', -3, 'c'],
  ]);
  expect(perf[0]).toMatchObject({ warning: '@10:20', critical: '~:9', min: null, max: null });
});

test('any output is read', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, perf) => {
      const parsed = parsePlugin(`${text}|${perf}`);
      expect(parsed.perf.every((datum) => Number.isFinite(datum.value) && datum.name !== '')).toBe(true);
    }),
  );
});

test('a written datum is read back', () => {
  const label = fc.string().filter((text) => /^[^|\r\n]+$/.test(text));
  fc.assert(
    fc.property(label, fc.integer(), (name, value) => {
      const line = `ok | '${name.replaceAll("'", "''")}'=${value}ms`;
      expect(parsePlugin(line).perf).toMatchObject([{ name, value, unit: 'ms' }]);
    }),
  );
});

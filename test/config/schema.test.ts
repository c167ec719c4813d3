import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { commonShape } from '#config/schema/check-item.ts';
import { configJsonSchema } from '#config/schema/json-schema.ts';
import { KINDS } from '#config/schema/kinds.ts';

import { loaded, problemsOf } from './support.ts';

const COMMON = new Set(['kind', ...Object.keys(commonShape(z, undefined))]);

test.each(KINDS.map((kind) => [kind.kind, kind] as const))('%s has parameters a file can hold', (_name, kind) => {
  const shape = kind.params(z).shape;
  expect(Object.keys(shape).filter((name) => COMMON.has(name))).toEqual([]);
  const described = Object.entries(
    z.toJSONSchema(kind.params(z), { io: 'input', unrepresentable: 'any' }).properties ?? {},
  );
  expect(described.filter(([, part]) => typeof part === 'boolean' || !part.description)).toEqual([]);
});

test.each(
  KINDS.filter(({ thresholds }) => thresholds.warning !== null && thresholds.critical !== null).map(
    (kind) => [kind.kind, kind.thresholds] as const,
  ),
)('the default limits of %s are in order', (_name, { warning, critical, bad }) => {
  expect(Math.sign((critical ?? 0) - (warning ?? 0))).toBe(bad === 'below' ? -1 : 1);
});

describe('thresholds take the unit of the check', () => {
  const http = (limits: string) => `checks:\n  - {kind: http, url: "http://a.example", thresholds: {${limits}}}\n`;

  test('a duration for a check that counts milliseconds, a default for what is left out', async () => {
    const [check] = (await loaded(http('critical: 2.5 s'))).checks;
    expect(check?.thresholds).toEqual({ warning: 2000, critical: 2500, hysteresis: 200 });
  });

  test('a share for a check that counts one', async () => {
    const [check] = (
      await loaded('checks: [{kind: disk, path: /data, thresholds: {warning: 70 %, critical: 80.5%}}]\n')
    ).checks;
    expect(check?.thresholds).toMatchObject({ warning: 70, critical: 80.5 });
  });

  test('off for none', async () => {
    expect((await loaded(http('warning: off'))).checks[0]?.thresholds).toMatchObject({ warning: null, critical: null });
  });

  test.each([
    ['warning: 10 GiB', 'thresholds.warning: expected a number (in ms) or a duration such as 500ms, or off'],
    ['warning: 5000, critical: 3s', 'thresholds: the warning (5000) must come before the critical limit (3000)'],
    ['critical: 1s', 'the warning (2000) must come before the critical limit (1000). The other one is the default'],
  ])('%s is refused', async (limits, message) => {
    expect((await problemsOf(http(limits))).join()).toContain(message);
  });
});

test('a number where a text belongs is told to need quotes', async () => {
  const [line] = await problemsOf('checks:\n  - {kind: http, url: "http://a.example", status: [200]}\n');
  expect(line).toBe('2:52: checks[0].status[0]: expected a text. Put it in quotes: "200"');
});

test('the JSON schema knows every key, and sections know the same ones but not each other', () => {
  const { properties = {} } = configJsonSchema(z);
  const section = properties['environments']?.additionalProperties;
  const keys = typeof section === 'object' ? Object.keys(section.properties ?? {}) : [];
  expect(keys).toEqual(Object.keys(properties).filter((key) => key !== 'environments'));
});

test('the example of the page holds', async () => {
  const page = await readFile('docs/config.md', 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(await loaded(example, { env: 'production' })).toMatchObject({
    projects: [{ id: 'web-shop' }, { id: 'api' }],
    health: { criticalBelow: 75 },
    checks: [{ id: 'http:shop' }, { id: 'disk:/data', dependsOn: ['http:shop'] }],
  });
});

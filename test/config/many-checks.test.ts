import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';

import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';

import { loaded } from './support.ts';

const COUNT = 10_000;

/** A file of ten thousand checks; `wrong` of them have a key that is not there. */
function many(wrong: number): string {
  const checks = Array.from({ length: COUNT }, (_, n) => {
    const depends = n === 0 ? '' : `\n    dependsOn: [c${n - 1}]`;
    const odd = n < wrong ? '\n    prt: 1' : '';
    return `  - id: c${n}\n    kind: tcp\n    host: host${n}.example.org\n    port: ${1 + (n % 60_000)}\n    interval: 30s${depends}${odd}\n`;
  });
  return `checks:\n${checks.join('')}`;
}

/** Best of some runs: a busy machine only ever makes them slower. */
async function best(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

test(
  'ten thousand checks load in a small multiple of what reading the YAML alone takes',
  { timeout: 120_000 },
  async () => {
    const text = many(0);
    const yaml = await best(() => parseDocument(text, { merge: true }).toJS());
    let checks: Config['checks'] = [];
    const whole = await best(async () => {
      ({ checks } = await loaded(text));
    });
    expect(checks).toHaveLength(COUNT);
    expect(checks.at(-1)).toMatchObject({ id: 'tcp:c9999', dependsOn: ['tcp:c9998'] });
    expect(whole / yaml).toBeLessThan(4);
  },
);

test('ten thousand problems are counted and a few of them listed', { timeout: 120_000 }, async () => {
  const error: unknown = await loaded(many(COUNT)).catch((thrown: unknown) => thrown);
  const lines = error instanceof OpsError ? error.message.split('\n') : [];
  expect(lines[0]).toBe('The configuration has 10000 problems:');
  expect(lines).toHaveLength(22);
  expect(lines.at(-1)).toBe('  and 9980 more');
});

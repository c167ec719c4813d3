import { describe, expect, it } from 'vitest';

import check from '#cli/commands/check.ts';
import history from '#cli/commands/history.ts';

import { demo } from '../support/demo-command.ts';
import { documented } from '../support/documented.ts';

/** A made-up machine that was looked at for some minutes. */
async function seen(minutes: number) {
  const { run, clock, world } = demo();
  for (let turn = 0; turn < minutes * 2; turn += 1) {
    await run(check, ['run', 'http:http://localhost:4000/health'], { fresh: true });
    clock.advance(30_000);
  }
  return { run, clock, world };
}
const ID = 'http:http://localhost:4000/health';

describe('history', () => {
  it('prints uptime, percentiles and the steps', async () => {
    const { run } = await seen(10);
    const { exit, json } = await run(history, [ID], { json: true, range: '1h', points: '12' });
    expect(exit).toBe(0);
    const told = json();
    expect(Object.keys(told)).toEqual(documented('history').map((name) => name.replace('[]', '')));
    expect(told).toMatchObject({ schema: 1, id: ID, unit: 'ms', uptime: 1, budget: null, forecast: null });
    const total = told['total'] as Record<string, number>;
    expect(total['count']).toBe(20);
    expect(total['min']!).toBeLessThanOrEqual(total['p50']!);
    expect(total['p99']!).toBeLessThanOrEqual(total['max']!);
    const buckets = told['buckets'] as Record<string, unknown>[];
    expect(buckets.length).toBeLessThanOrEqual(12);
    expect(buckets[0]).toMatchObject({ count: 0, mean: null, p95: null, upMs: 0, gapMs: told['bucketMs'] });
    expect(buckets.at(-1)).toMatchObject({ gapMs: 0 });
    const upMs = buckets.reduce((sum, bucket) => sum + Number(bucket['upMs']), 0);
    expect(total['upMs']).toBe(upMs);
    expect(told['coverage']).toBeCloseTo(upMs / (upMs + total['gapMs']!), 9);
  });

  it('prints the same as comma-separated values', async () => {
    const { run } = await seen(10);
    const { exit, out } = await run(history, [ID], { csv: true, range: '1h', points: '12' });
    expect(exit).toBe(0);
    const lines = out.split('\r\n');
    expect(lines[0]).toBe('at,count,min,max,mean,last,p50,p95,p99,upMs,warningMs,downMs,gapMs');
    expect(lines.at(-1)).toBe('');
    expect(lines[1]).toMatch(/^\d{4}-.*Z,0,,,,,,,,0,0,0,\d+$/);
  });

  it('says what was not seen', async () => {
    const { run } = await seen(30);
    const { out } = await run(history, [ID], { range: '1h' });
    expect(out).toMatch(/uptime +100 % of \d\d % observed, never down/);
    expect(out).toMatch(/percentiles +p50 \d+ ms, p95 \d+ ms, p99 \d+ ms/);
    expect(out).toMatch(/incidents +none/);
  });

  it('has nothing of a check that was never looked at, and knows none that does not exist', async () => {
    const { run } = demo();
    expect((await run(history, ['disk:/'], {})).exit).toBe(3);
    const unknown = await run(history, ['disk:/nowhere'], {});
    expect([unknown.exit, unknown.out]).toEqual([2, expect.stringContaining('There is no check disk:/nowhere.')]);
    expect((await run(history, [], {})).exit).toBe(2);
  });

  it.each([
    [{ range: 'yesterday' }],
    [{ range: '3y' }],
    [{ range: '0' }],
    [{ points: '0' }],
    [{ points: 'many' }],
    [{ csv: true, json: true }],
  ])('refuses %j', async (values) => {
    const { run } = demo();
    expect((await run(history, [ID], values)).exit).toBe(2);
  });
});

import { expect, test } from 'vitest';

import logs from '#cli/commands/logs.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';

const LOG = '/var/log/atlas/app.log';

async function run(values: Record<string, string | boolean> = {}, positionals: string[] = [LOG]) {
  const world = demoWorld({ clock: new ManualClock() });
  const { invocation, out } = invocationIn(world, { verb: 'triage', values, positionals });
  return { code: await logs.run(invocation), text: out() };
}

const fieldsOf = (value: object): string[] => Object.keys(value);

test('what a log says, for a person', async () => {
  const { code, text } = await run();
  expect(code).toBe(0);
  const [headline, amount, , first] = text.split('\n');
  expect(headline).toBe('3 errors in the last 1 d. 0 warnings.');
  expect(amount).toMatch(/^361 lines, .* in 1 log\.$/);
  expect(first).toMatch(/^ {5}3 error: could not bind #:#: EADDRINUSE, last .* ago$/);
  expect(text).toMatch(/\nerrors .*█.*\n {7}from 2026-11-\d\d \d\d:00, most \d in the hour from /);
});

test('more errors than the limit are worth attention', async () => {
  expect((await run({ limit: '2' })).code).toBe(20);
  expect((await run({ limit: '2' })).text).toContain('3 errors in the last 1 d, more than 2.');
  expect((await run({ limit: '3' })).code).toBe(0);
});

test('the document has the fields that are described', async () => {
  const { text } = await run({ json: true });
  const document = JSON.parse(text) as { templates: object[] };
  const top = new Set(documented('triage').map((field) => field.replace('[]', '')));
  expect(new Set(fieldsOf(document))).toEqual(top);
  const template = new Set(documented('template').map((field) => field.replace('[]', '')));
  expect(new Set(fieldsOf(document.templates[0]!))).toEqual(template);
});

test('counting prints the number alone', async () => {
  expect(await run({ count: true })).toEqual({ code: 0, text: '3\n' });
  expect(JSON.parse((await run({ count: true, json: true, limit: '0' })).text)).toMatchObject({
    status: 'warning',
    errors: 3,
    files: [{ path: LOG, errors: 3 }],
  });
});

test('a window leaves out what is before it', async () => {
  expect((await run({ since: '40m' })).text).toMatch(/^2 errors in the last 40 m\./);
  expect((await run({ since: 'all' })).text).toMatch(/^3 errors\./);
});

test('what makes no sense, and no log at all, are told apart', async () => {
  await expect(run({ limit: 'many' })).rejects.toMatchObject({ code: 'usage', exit: 'usage' });
  await expect(run({ journal: 'ours' })).rejects.toMatchObject({ code: 'usage' });
  await expect(run({}, ['/var/log/gone.log'])).rejects.toMatchObject({ code: 'no-log', exit: 'unknown' });
});

import { beforeEach, expect, test } from 'vitest';

import { recordJson } from '#cli/audit/json.ts';
import audit from '#cli/commands/audit.ts';
import type { Role } from '#domain/roles/permission.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakePolicy } from '#services/fakes/policy.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Audit } from '#services/ports/audit.ts';

import { documented } from '../support/documented.ts';
import { invocationIn } from '../support/invocation.ts';

let trail: Audit;
let role: Role;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  role = 'admin';
  trail = fakeAudit({ clock });
  await trail.append({
    event: 'credential_added',
    target: 'github/main',
    outcome: 'done',
    details: { provider: 'github' },
  });
  clock.advance(60_000);
  await trail.append({ event: 'service_action', target: 'service:api', outcome: 'failed' });
});

async function run(given: Parameters<typeof invocationIn>[1]) {
  const world = { ...demoWorld({ clock }), clock, audit: trail, policy: fakePolicy(trail, () => role) };
  const { invocation, out } = invocationIn(world, given);
  return { code: await audit.run(invocation), text: out() };
}

test('the newest record is read last by a person, and first in JSON', async () => {
  const { code, text } = await run({});
  expect(code).toBe(0);
  expect(text.split('\n').map((line) => line.trim().split(/\s+/)[3])).toEqual([
    'credential_added',
    'service_action',
    undefined,
  ]);
  expect(text).toContain('github/main  provider github');
  const json = JSON.parse((await run({ verb: 'list', values: { json: true } })).text) as { records: object[] };
  expect(json.records).toMatchObject([
    { seq: 2, event: 'service_action', outcome: 'failed', user: 'ana', sealed: true, details: {} },
    { seq: 1, event: 'credential_added', target: 'github/main' },
  ]);
  expect(Object.keys(json.records[0]!).map((name) => `records[].${name}`)).toEqual(documented('audit').slice(1));
});

test.each([
  [{ since: '30s' }, ['service_action']],
  [{ event: ['credential_added'] }, ['credential_added']],
  [{ text: 'GITHUB' }, ['credential_added']],
  [{ limit: '1' }, ['service_action']],
  [{ text: 'nothing' }, []],
])('options %j leave %j', async (values, events) => {
  const { text } = await run({ verb: 'list', values: { ...values, json: true } });
  expect((JSON.parse(text) as { records: { event: string }[] }).records.map(({ event }) => event)).toEqual(events);
});

test('one record is shown whole', async () => {
  const { text } = await run({ verb: 'show', positionals: ['1'] });
  expect(text).toMatch(/^event +credential_added$/m);
  expect(text).toMatch(/^details\.provider +github$/m);
  await expect(run({ verb: 'show', positionals: ['99'] })).rejects.toMatchObject({ code: 'no-record' });
  await expect(run({ verb: 'show' })).rejects.toMatchObject({ exit: 'usage' });
});

test('a clean trail verifies with exit 0 and says what it rests on; that is a record too', async () => {
  await trail.settle();
  const { code, text } = await run({ verb: 'verify' });
  expect(code).toBe(0);
  expect(text).toContain('✓ 2 records, each sealed and in its place.');
  expect(text).toContain('in the keychain');
  expect(text).toContain('up to record 2');
  expect((await trail.list({}))[0]).toMatchObject({ event: 'audit_verified', outcome: 'done' });
});

test('a tampered trail verifies with exit 21 and names each record', async () => {
  const tampering = [
    { seq: 2, what: 'changed', message: 'Record 2 is not what was sealed there: it was changed.' },
  ] as const;
  const whole = trail;
  trail = { ...whole, verify: async () => ({ ...(await whole.verify()), tampering }) };
  expect(await run({ verb: 'verify' })).toMatchObject({
    code: 21,
    text: expect.stringContaining('✗ Record 2') as string,
  });
  const { code, text } = await run({ verb: 'verify', values: { json: true } });
  expect(code).toBe(21);
  const json = JSON.parse(text) as Record<string, unknown>;
  expect(json).toMatchObject({ schema: 1, ok: false, tampering });
  expect(Object.keys(json)).toEqual(
    documented('audit verify')
      .filter((name) => !name.includes('['))
      .concat(),
  );
});

test('an export has one object a line, oldest first, and is recorded before it is handed out', async () => {
  const records = (await trail.list({})).toReversed();
  const { text } = await run({ verb: 'export', values: { jsonl: true } });
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toEqual(records.map(recordJson));
  expect((await trail.list({}))[0]).toMatchObject({ event: 'audit_exported', details: { records: 2 } });
});

test('an export that cannot be recorded is not made', async () => {
  trail = fakeAudit({ clock, hasKey: () => false });
  await expect(run({ verb: 'export' })).rejects.toMatchObject({ code: 'audit-unavailable', exit: 'refused' });
});

test('who may not read it is refused, and that is recorded', async () => {
  role = 'developer';
  await expect(run({})).rejects.toMatchObject({
    code: 'permission-denied',
    exit: 'refused',
    message: expect.stringContaining('audit.read') as string,
    hint: expect.stringContaining('admin') as string,
  });
  expect((await trail.list({}))[0]).toMatchObject({ event: 'permission_denied', outcome: 'denied' });
});

test('an event there is not is said, with the one that was meant', async () => {
  await expect(run({ values: { event: ['service_actoin'] } })).rejects.toMatchObject({
    hint: 'Did you mean service_action?',
  });
});

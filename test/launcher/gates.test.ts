import { beforeEach, expect, test } from 'vitest';

import { Secret } from '#domain/credentials/secret.ts';
import type { Role } from '#domain/roles/permission.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeConfigStore } from '#services/fakes/config-store.ts';
import { fakePolicy } from '#services/fakes/policy.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Audit } from '#services/ports/audit.ts';
import { rememberedPlaces, rememberPlaces } from '#services/procedures/push/docs/remembered-places.ts';

import { gatedConfigStore, gatedSecrets } from '../../src/launcher/gates/files-and-values.ts';

const clock = new ManualClock();
const FILE = '/home/ana/.config/cpm-console/config.yaml';
const TRUST = '/home/ana/.local/state/cpm-console/trust.json';
const PLACES = '/home/ana/.local/state/cpm-console/places';
const PROJECT = '/home/ana/src/parcel';

let role: Role;
let audit: Audit;
beforeEach(() => {
  role = 'admin';
  audit = fakeAudit({ clock });
});

const policy = () => fakePolicy(audit, () => role);
const store = (inner = fakeConfigStore()) =>
  gatedConfigStore(inner, { policy: policy(), audit }, { file: () => FILE, trust: TRUST, places: PLACES });
const trail = async () =>
  (await audit.list({})).toReversed().map(({ event, outcome, target }) => [event, outcome, target]);

test('a change of the configuration or of what is trusted is recorded before and after', async () => {
  const gated = store();
  const sum = await gated.write(FILE, 'theme: dark\n', null);
  await gated.write(TRUST, '{}\n', null);
  expect(await trail()).toEqual([
    ['config_change', 'intent', FILE],
    ['config_change', 'done', FILE],
    ['config_change', 'intent', TRUST],
    ['config_change', 'done', TRUST],
  ]);
  expect((await audit.list({ text: 'configuration' }))[0]?.details).toEqual({
    what: 'configuration',
    before: null,
    after: sum,
  });
});

test("one that fails is recorded as failed, and other files are nobody's business", async () => {
  const gated = store();
  await expect(gated.write(FILE, 'x', 'another sum')).rejects.toMatchObject({ code: 'config-changed' });
  expect((await trail()).map(([, outcome]) => outcome)).toEqual(['intent', 'failed']);
  await gated.write('/home/ana/plan.json', '{}', null);
  expect(await trail()).toHaveLength(2);
});

test('who may not change it changes nothing', async () => {
  role = 'developer';
  const inner = fakeConfigStore();
  await expect(store(inner).write(FILE, 'x', null)).rejects.toMatchObject({ code: 'permission-denied' });
  expect(await inner.read(FILE, 100)).toBeNull();
  expect(await trail()).toEqual([['permission_denied', 'denied', FILE]]);
});

test('what releases write into the documents of a project is chosen by who may release, and recorded', async () => {
  const environment = { ...demoWorld({ clock }).environment, stateDir: '/home/ana/.local/state/cpm-console' };
  const inner = fakeConfigStore();
  const choose = () => rememberPlaces({ environment, configStore: store(inner) }, PROJECT, { 'README.md 1': true });
  role = 'viewer';
  await expect(choose()).rejects.toMatchObject({ code: 'permission-denied' });
  expect(await rememberedPlaces({ environment, configStore: inner }, PROJECT)).toEqual({});
  role = 'developer';
  await choose();
  expect(await rememberedPlaces({ environment, configStore: inner }, PROJECT)).toEqual({ 'README.md 1': true });
  const records = (await audit.list({})).toReversed();
  expect(records.map(({ event, outcome }) => [event, outcome])).toEqual([
    ['permission_denied', 'denied'],
    ['config_change', 'intent'],
    ['config_change', 'done'],
  ]);
  expect(records[2]).toMatchObject({
    target: expect.stringContaining(`${PLACES}/`) as unknown,
    details: { what: 'places', project: PROJECT, before: null },
  });
});

test('a value is handed out, stored and removed only for whom the policy allows it', async () => {
  const { secrets } = demoWorld({ clock });
  const gated = gatedSecrets(secrets, { policy: policy() });
  role = 'developer';
  await expect(gated.read('github/main', 'reveal')).rejects.toMatchObject({ code: 'permission-denied' });
  await expect(gated.read('github/main', 'run')).rejects.toMatchObject({ code: 'permission-denied' });
  expect(await gated.read('github/main', 'test')).not.toBeNull();
  role = 'viewer';
  await expect(gated.write('npm/new', new Secret('value-of-no-worth'))).rejects.toMatchObject({
    code: 'permission-denied',
  });
  await expect(gated.remove('github/main')).rejects.toMatchObject({ code: 'permission-denied' });
  role = 'admin';
  expect(await gated.read('github/main', 'reveal')).not.toBeNull();
});

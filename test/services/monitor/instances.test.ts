import { expect, it } from 'vitest';

import type { AnyKind, Instance } from '#services/checks/check.ts';
import { discoverInstances, rememberedInstances } from '#services/monitor/instances.ts';
import type { Wanted } from '#services/monitor/wanted.ts';

import { kindWith } from '../../support/kind.ts';
import { instanceOf, smallWorld } from '../../support/monitored.ts';

const wanted = (checks: readonly Instance[] = [], agents: readonly string[] = []): Wanted => ({
  checks,
  agents,
  projects: [],
  projectRoots: [],
  services: [],
  frameworkRoot: null,
  memory: null,
});

const finding = (kind: string, discover: NonNullable<AnyKind['discover']>): AnyKind =>
  kindWith({ kind, discover, probe: () => Promise.reject(new Error('not asked for')) });

const finds = (kind: string, ...ids: string[]) => finding(kind, () => Promise.resolve(ids.map((id) => instanceOf(id))));

const never = new AbortController().signal;
const ids = (instances: readonly Instance[] | undefined) => instances?.map(({ id }) => id);

it('remembers what was found, and merges what is configured now', async () => {
  const { world, clock } = smallWorld();
  expect(rememberedInstances(world, wanted())).toBeNull();
  const found = await discoverInstances(world, wanted(), [finds('disk', 'disk:/', 'disk:/data')], never);
  expect(ids(found.instances)).toEqual(['disk:/', 'disk:/data']);
  const again = rememberedInstances(world, wanted([instanceOf('http:api')]));
  expect(ids(again?.instances)).toEqual(['http:api', 'disk:/', 'disk:/data']);
  expect(again?.at).toBe(clock.now());
});

it('does not take over what was found for another configuration', async () => {
  const { world } = smallWorld();
  await discoverInstances(world, wanted([], ['claude']), [finds('agent', 'agent:claude')], never);
  expect(rememberedInstances(world, wanted([], ['codex']))).toBeNull();
});

it('lets a configured check replace the found one with its id', async () => {
  const { world } = smallWorld();
  const own = instanceOf('disk:/', { critical: true });
  const { instances } = await discoverInstances(world, wanted([own]), [finds('disk', 'disk:/', 'disk:/')], never);
  expect(instances).toEqual([own]);
});

it('refuses two configured checks with one id', async () => {
  const { world } = smallWorld();
  const twice = wanted([instanceOf('http:api'), instanceOf('http:api')]);
  await expect(discoverInstances(world, twice, [], never)).rejects.toMatchObject({
    code: 'duplicate-check',
    exit: 'usage',
    message: expect.stringContaining('http:api') as string,
  });
});

it('keeps the last finds of a kind whose discovery fails or never ends, and says so', async () => {
  const { world, clock } = smallWorld();
  await discoverInstances(world, wanted(), [finds('disk', 'disk:/'), finds('unit', 'unit:a')], never);
  const broken = finding('disk', () => Promise.reject(new Error('no mounts')));
  const deaf = finding('unit', () => Promise.withResolvers<never>().promise);
  const found = discoverInstances(world, wanted(), [broken, deaf, finds('git', 'git:x')], never);
  await clock.pass(10_000);
  expect(ids((await found).instances)).toEqual(['disk:/', 'unit:a', 'git:x']);
  expect((await found).failures).toEqual([
    { kind: 'disk', reason: 'no mounts' },
    { kind: 'unit', reason: 'gave no answer within 5 s' },
  ]);
});

it('begins anew when what it remembers is not readable', () => {
  const { world, state } = smallWorld();
  for (let slot = 0; slot < 4; slot += 1) state.set(`discovery:${slot}`, '{"at":');
  expect(rememberedInstances(world, wanted())).toBeNull();
});

it('takes ten thousand configured checks', async () => {
  const { world } = smallWorld();
  const checks = Array.from({ length: 10_000 }, (_none, index) => instanceOf(`http:${index}`));
  const { instances } = await discoverInstances(world, wanted(checks), [finds('disk', 'disk:/')], never);
  expect(instances).toHaveLength(10_001);
});

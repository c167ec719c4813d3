import { describe, expect, it } from 'vitest';

import { ManualClock } from '#services/fakes/clock.ts';
import type { ServiceManager } from '#services/ports/managers.ts';
import { knownServices, servicesNamed } from '#services/procedures/service/targets.ts';

import { FakeManager } from '../../../support/service/fake-manager.ts';

const NEVER = new AbortController().signal;
const FACTS = { services: [{ id: 'shop', manager: 'one', unit: 'web.service' }], checks: [] };

/** Two managers; `hidden` is a unit that the first one knows and does not list. */
function machine() {
  const clock = new ManualClock();
  const [one, two] = [new FakeManager(), new FakeManager()];
  one.add('web.service');
  one.add('cron');
  one.add('hidden', 'stopped');
  two.add('cron');
  two.add('mail');
  const named = (name: string, { manager }: FakeManager): ServiceManager => ({
    ...manager,
    name,
    list: async (signal) =>
      (await manager.list(signal)).filter((unit) => unit.name !== 'hidden').map((unit) => ({ ...unit, manager: name })),
    status: async (names, signal) => (await manager.status(names, signal)).map((unit) => ({ ...unit, manager: name })),
  });
  return { clock, one, two, managers: [named('one', one), named('two', two)] };
}

describe('what a name means', () => {
  it.each([
    ['shop', { id: 'shop', manager: 'one', unit: 'web.service' }],
    ['web', { id: 'shop', manager: 'one', unit: 'web.service' }],
    ['one/web', { id: 'shop', manager: 'one', unit: 'web.service' }],
    ['mail', { id: null, manager: 'two', unit: 'mail' }],
    ['two/cron', { id: null, manager: 'two', unit: 'cron' }],
    // Listed by nobody, but there.
    ['hidden', { id: null, manager: 'one', unit: 'hidden' }],
    ['one/hidden', { id: null, manager: 'one', unit: 'hidden' }],
  ])('%s', async (name, service) => {
    expect(await servicesNamed(machine(), FACTS, [name], NEVER)).toEqual([service]);
  });

  it.each([
    ['cron', { code: 'ambiguous', message: 'cron could be one/cron or two/cron.', exit: 'usage' }],
    ['mial', { code: 'no-service', hint: 'Did you mean mail?', exit: 'usage' }],
    ['two/hidden', { code: 'no-service' }],
    ['three/cron', { code: 'no-service' }],
  ])('%s is refused', async (name, error) => {
    await expect(servicesNamed(machine(), FACTS, [name], NEVER)).rejects.toMatchObject(error);
  });

  it('that is configured is known without asking anybody', async () => {
    const { one, two, ...world } = machine();
    one.hangs = two.hangs = true;
    expect(await servicesNamed(world, FACTS, ['shop'], NEVER)).toHaveLength(1);
  });
});

describe('what there is', () => {
  it('is what is configured, and what the managers show besides, once each', async () => {
    const { services } = await knownServices(machine(), FACTS, NEVER);
    expect(services.map(({ id, manager, unit }) => id ?? `${manager}/${unit}`)).toEqual([
      'shop',
      'one/cron',
      'two/cron',
      'two/mail',
    ]);
  });

  it('is told without a manager that hangs, which is named', async () => {
    const { one, clock, ...world } = machine();
    one.hangs = true;
    const known = knownServices({ clock, ...world }, FACTS, NEVER);
    await clock.pass(10_000);
    expect(await known).toMatchObject({
      services: [{ id: 'shop' }, { manager: 'two', unit: 'cron' }, { manager: 'two', unit: 'mail' }],
      silent: [{ manager: 'one', why: expect.stringContaining('no answer') as string }],
    });
  });
});

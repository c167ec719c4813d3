import { expect, it } from 'vitest';

import cred from '#cli/commands/cred.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { invocationIn } from '../../support/invocation.ts';

it('makes a value, stores it, and shows nothing of it', async () => {
  const world = demoWorld({ clock: new ManualClock() });
  const { invocation, out } = invocationIn(world, {
    verb: 'add',
    positionals: ['memory/made'],
    values: { provider: 'mem0', generate: true, yes: true },
  });
  expect(await cred.run(invocation)).toBe(0);
  const value = (await world.secrets.read('memory/made', 'test'))?.reveal() ?? '';
  expect(value).toHaveLength(64);
  expect(out()).not.toContain(value.slice(8, -4));
  expect(world.state.credentials.get('memory/made')?.provider).toBe('mem0');
});

it('takes one way to a value only', async () => {
  const { invocation } = invocationIn(demoWorld({ clock: new ManualClock() }), {
    verb: 'add',
    positionals: ['memory/made'],
    values: { provider: 'mem0', generate: true, stdin: true },
  });
  await expect(cred.run(invocation)).rejects.toMatchObject({ code: 'usage' });
});

import { describe, expect, it } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import push from '#cli/commands/push.ts';
import { parseJson } from '#domain/json.ts';

import { chooseWorld } from '../../src/launcher/demo/world.ts';
import { invocationIn } from '../support/invocation.ts';

/** Its past takes a while to make. */
const chosen = chooseWorld();

async function demo(verb: string, values: Invocation['values'], ...positionals: readonly string[]) {
  const { world, config, madeUp } = await chosen;
  const { invocation, out } = invocationIn(world, { config, madeUp, verb, values, positionals });
  return { exit: push.run(invocation), out };
}

describe('push in the made-up world', () => {
  it('is planned on the line', async () => {
    const { exit, out } = await demo('plan', { json: true }, 'api-gateway');
    expect(await exit).toBe(0);
    expect(parseJson(out())).toMatchObject({ project: 'api-gateway', current: '2.4.1', next: '2.5.0' });
  });

  it('is planned for every project', async () => {
    const { exit, out } = await demo('plan', { all: true });
    expect(await exit).toBe(0);
    expect(out()).toMatch(/✔ {2}api-gateway +2\.4\.1 → 2\.5\.0/);
    expect(out()).not.toContain('broken');
  });

  it.each(['run', 'resume', 'rollback'])('is not begun there by %s, and says where it is', async (verb) => {
    const { exit } = await demo(verb, {}, 'api-gateway');
    await expect(exit).rejects.toMatchObject({ code: 'demo', exit: 'usage' });
  });
});

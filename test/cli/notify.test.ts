import { expect, it } from 'vitest';

import notify from '#cli/commands/notify.ts';
import { OpsError } from '#domain/errors.ts';
import { DEFAULT_NOTIFY, TOLD_KINDS } from '#domain/notify/settings.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

import { invocationIn } from '../support/invocation.ts';

const base = { least: 'warning', kinds: TOLD_KINDS } as const;
const channels = [
  { ...base, id: 'slack', type: 'webhook', url: null, urlFrom: 'slack-hook', bearer: null, template: 'slack' },
  { ...base, id: 'ring', type: 'bell' },
  { ...base, id: 'page', type: 'command', file: '/usr/bin/page', args: [] },
] as const;

function run(verb: string, positionals: string[] = [], shell: Partial<World['shell']> = {}, json = false) {
  const made = demoWorld({ clock: new ManualClock() });
  const world = { ...made, shell: { ...made.shell, ...shell } };
  const given = { config: { notify: { ...DEFAULT_NOTIFY, channels } }, verb, positionals, values: { json } };
  const { invocation, out } = invocationIn(world, given);
  return { ended: notify.run(invocation), out };
}
const finished = { exitCode: 0, signal: null, stdout: '', stderr: '', droppedBytes: 0, timedOut: false, tookMs: 1 };

it('lists channels without what may be secret', async () => {
  const { ended, out } = run('list');
  expect(await ended).toBe(0);
  expect(out()).toContain(
    'slack  webhook the credential slack-hook, from warning up; nothing was told yet, 0 waiting\n',
  );
  const json = run('list', [], {}, true);
  await json.ended;
  expect(JSON.parse(json.out())).toMatchObject({
    schema: 1,
    channels: [{ id: 'slack' }, { id: 'ring' }, { id: 'page' }],
  });
});

it('sends a message by the channel itself', async () => {
  const seen: string[] = [];
  const { ended, out } = run('test', ['page'], {
    run: async ({ file, stdin }) => {
      seen.push(`${file} ${await stdin}`);
      return finished;
    },
  });
  expect(await ended).toBe(0);
  expect(out()).toBe('The channel page took a message.\n');
  expect(seen.join()).toContain('"kind":"test"');
});

it.each([
  [['slack'], 'no-credential', 'credential'],
  [['nobody'], 'usage', 'usage'],
  [[], 'usage', 'usage'],
  [['ring'], 'no-terminal', 'refused'],
])('refuses to test %j', async (positionals, code, exit) => {
  await expect(run('test', positionals).ended).rejects.toMatchObject({ code, exit });
  await expect(
    run('test', ['page'], { run: () => Promise.reject(new OpsError('not-found', 'x')) }).ended,
  ).rejects.toThrow('x');
});

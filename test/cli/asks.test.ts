import { beforeEach, describe, expect, test } from 'vitest';

import { commands } from '#cli/registry.ts';
import { demoConfig } from '#config/demo.ts';
import { permissionFor } from '#domain/roles/of-procedure.ts';
import type { Permission } from '#domain/roles/permission.ts';
import { denialOf, denied } from '#domain/roles/standing.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakePolicy } from '#services/fakes/policy.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { World } from '#services/ports/world.ts';

import { gatedWorld } from '../../src/launcher/gates/world.ts';
import { invocationIn } from '../support/invocation.ts';
import { reading } from '../support/readings.ts';
import { ASKS } from '../support/roles/asks.ts';

const QUESTION = { id: 'team', title: 'Does the team know?', type: 'question', hint: null } as const;

let audit: Audit;
let asked: Permission[];
let made: World;
let world: World;

/** A machine with an open incident, whose policy refuses everything. */
beforeEach(() => {
  const clock = new ManualClock();
  audit = fakeAudit({ clock });
  asked = [];
  const standing = { role: 'viewer', why: 'user:ana', file: '/etc/cpm-console/policy.json' } as const;
  const state = fakeState();
  for (const at of [-120_000, -60_000, 0])
    state.record([
      reading('disk:/', {
        kind: 'disk',
        title: '/',
        status: 'critical',
        takenAt: clock.now() + at,
        intervalMs: 60_000,
      }),
    ]);
  const refuse = (permission: Permission, target: string) => {
    asked.push(permission);
    void audit.append(denialOf(permission, target));
    return denied(standing, permission, target);
  };
  const policy: World['policy'] = {
    ...fakePolicy(audit),
    demand: (permission, target) => Promise.reject(refuse(permission, target)),
    insist(permission, target) {
      throw refuse(permission, target);
    },
  };
  made = demoWorld({ clock, state });
  world = gatedWorld({ ...made, clock, audit, policy });
});

const NAMES = commands.flatMap(({ name, verbs = {} }) => [
  name,
  ...Object.keys(verbs).map((verb) => `${name} ${verb}`),
]);

test('every command and verb says what it asks, or why it asks nothing', () => {
  expect(Object.keys(ASKS).toSorted()).toEqual(NAMES.toSorted());
});

describe('what acts', () => {
  const acting = Object.entries(ASKS).flatMap(([name, entry]) => ('asks' in entry ? [[name, entry] as const] : []));

  test.each(acting)('%s asks before anything is done, and a refusal is recorded', async (line, entry) => {
    const [name = '', verb = null] = line.split(' ');
    const { default: command } = await commands.find((each) => each.name === name)!.load();
    const { positionals = [], values = {} } = entry;
    const own = demoConfig(world);
    const channel = { id: 'desk', type: 'desktop', via: 'notify-send', least: 'info', kinds: [] } as const;
    if (line === 'cred unlock') await made.keychains.main.lock();
    const config = {
      ...own,
      notify: { ...own.notify, channels: [channel] },
      checklist: { ...own.checklist, own: { ...own.checklist.own, daily: [QUESTION] } },
    };
    const { invocation } = invocationIn(world, {
      verb,
      positionals,
      values,
      config,
      input: () => Promise.resolve('a passphrase'),
      stdout: { isTerminal: true, columns: 80, write: () => undefined },
    });
    const end = await Promise.resolve()
      .then(() => command.run(invocation))
      .then(
        (code) => ({ code }),
        (thrown: unknown) => thrown,
      );
    expect(end).toMatchObject({
      code: 'permission-denied',
      exit: 'refused',
      message: expect.stringContaining(entry.asks) as string,
      hint: expect.stringContaining('grant') as string,
    });
    expect(asked).toEqual([entry.asks]);
    const [only, ...more] = await audit.list({});
    expect([only?.event, only?.details, more]).toEqual(['permission_denied', { permission: entry.asks }, []]);
  });
});

test('every procedure that a command runs has a permission of its own', () => {
  const runs = Object.values(ASKS).flatMap((entry) => ('runs' in entry ? [entry.runs] : []));
  expect(runs.filter((procedure) => permissionFor(procedure) === 'system.configure')).toEqual([]);
});

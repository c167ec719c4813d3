import { beforeEach, describe, expect, test } from 'vitest';

import type { AuditName } from '#domain/audit/event.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import type { Permission, Role } from '#domain/roles/permission.ts';
import { fakeAudit } from '#services/fakes/audit.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakePolicy } from '#services/fakes/policy.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Audit } from '#services/ports/audit.ts';
import type { World } from '#services/ports/world.ts';

import { gatedWorld } from '../../src/launcher/gates/world.ts';

interface Act {
  readonly needs: Permission;
  readonly event: AuditName;
  readonly act: (world: World) => unknown;
}

const acts = (needs: Permission, event: AuditName, act: Act['act']): Act => ({ needs, event, act });
const NEVER = new AbortController().signal;
const SILENCE = { scope: 'disk:/', from: 0, to: 8e15, kind: 'silence', by: 'ana', reason: '' } as const;
const incident = (act: Act['act']) => acts('incident.handle', 'incident_changed', act);
const list = (act: Act['act']) => acts('incident.handle', 'checklist_changed', act);
const learning = (act: Act['act']) => acts('learning.write', 'learning_changed', act);
const backup = (act: Act['act']) => acts('recovery.run', 'backup_changed', act);

/** What a person does by a port; everything else of these ports is looked at, or done by the program itself or by a run. */
const ACTS: Readonly<Record<string, Readonly<Record<string, Act | 'looks' | 'own' | 'run'>>>> = {
  state: {
    readings: 'looks',
    history: 'looks',
    incidents: 'looks',
    dailyScores: 'looks',
    pauses: 'looks',
    get: 'looks',
    leaseHolder: 'looks',
    version: 'looks',
    record: 'own',
    retain: 'own',
    set: 'own',
    takeLease: 'own',
    releaseLease: 'own',
    close: 'own',
    acknowledge: incident(({ state }) => state.acknowledge('i-1', 0, 'ana')),
    pause: acts('incident.handle', 'check_paused', ({ state }) => state.pause('disk:/', 8e15)),
  },
  'state.alerts': {
    adopt: 'own',
    settings: 'looks',
    events: 'looks',
    incident: 'looks',
    timeline: 'looks',
    proof: 'looks',
    quiets: 'looks',
    announce: 'own',
    note: incident(({ state }) => state.alerts.note('i-1', 'seen', 'ana', 0)),
    addQuiet: incident(({ state }) => state.alerts.addQuiet(SILENCE)),
    endQuiet: incident(({ state }) => state.alerts.endQuiet(state.alerts.quiets(1)[0]?.id ?? 0, 1)),
  },
  'state.checklist': {
    keep: 'own',
    days: 'looks',
    acceptances: 'looks',
    answers: 'looks',
    accept: list(({ state }) => state.checklist.accept('daily', 'disk', { by: 'ana', until: 1, note: '' })),
    answer: list(({ state }) => state.checklist.answer('daily', '2026-11-20', 'team', null)),
    sign: list(({ state }) => state.checklist.sign('daily', '2026-11-20', { by: 'ana', at: 1, note: '' })),
  },
  learnings: {
    list: 'looks',
    read: 'looks',
    raw: 'looks',
    search: 'looks',
    validate: 'looks',
    add: learning(({ learnings }) => learnings.add(BLANK, 0)),
    addText: learning(({ learnings }) => learnings.addText('', 0)),
    write: learning(({ learnings }) => learnings.write('OPS-2026-11-20-001', '', '')),
    remove: learning(({ learnings }) => learnings.remove('OPS-2026-11-20-001', '')),
    settle: learning(({ learnings }) => learnings.settle('OPS-2026-11-20-001', 'Go', true)),
  },
  backups: {
    list: 'looks',
    entries: 'looks',
    verify: 'looks',
    test: 'looks',
    diff: 'looks',
    isPutBack: 'looks',
    putBack: 'run',
    takeBack: 'run',
    forget: 'run',
    tidy: 'own',
    create: backup(({ backups }) => backups.create({ sources: [], run: null, quiesced: false, signal: NEVER })),
    restore: backup(({ backups }) => backups.restore('backup-1', { into: '/tmp/restored' }, NEVER)),
    remove: backup(({ backups }) => backups.remove('backup-1')),
  },
  'keychains.main': {
    getPassword: 'own',
    setPassword: 'own',
    deletePassword: 'own',
    findPassword: 'own',
    findCredentials: 'own',
    state: 'looks',
    close: 'own',
    unlock: acts('credential.read', 'keychain_unlock_failed', ({ keychains }) => keychains.main.unlock('wrong')),
    lock: acts('credential.read', 'keychain_locked', ({ keychains }) => keychains.main.lock()),
  },
};

/** By these the made-up machine is told how to be; no port has them. */
const OF_FAKES = new Set(['touch', 'addDailyScore', 'breakOne', 'become']);

const clock = new ManualClock();
let role: Role;
let refusesAll: boolean;
let audit: Audit;
let made: World;
let world: World;

beforeEach(() => {
  role = 'admin';
  refusesAll = false;
  audit = fakeAudit({ clock });
  const state = fakeState();
  state.alerts.addQuiet(SILENCE);
  made = demoWorld({ clock, state });
  const own = fakePolicy(audit, () => role);
  // Some acts are open to everybody: the question is whether one is asked at all.
  const policy: World['policy'] = {
    ...own,
    demand: (permission, target) => own.demand(refusesAll ? 'system.configure' : permission, `${permission} ${target}`),
    insist: (permission, target) => own.insist(refusesAll ? 'system.configure' : permission, `${permission} ${target}`),
  };
  world = gatedWorld({ ...made, clock, audit, policy });
});

const portNamed = (name: string): object =>
  name.split('.').reduce<unknown>((port, key) => Reflect.get(Object(port), key), made) as object;

test.each(Object.keys(ACTS))('everything that %s can do is known to act or not to', (name) => {
  const port = portNamed(name);
  const methods = Object.keys(port).filter((key) => !OF_FAKES.has(key) && typeof Reflect.get(port, key) === 'function');
  expect(Object.keys(ACTS[name] ?? {})).toEqual(expect.arrayContaining(methods));
});

const all = Object.entries(ACTS).flatMap(([port, methods]) =>
  Object.entries(methods).flatMap(([name, act]) =>
    typeof act === 'string' ? [] : [[`${port}.${name}`, act] as const],
  ),
);

describe('what a person does by a port', () => {
  test.each(all)('%s is refused to whom it is not allowed, before anything is done', async (_name, { needs, act }) => {
    role = 'viewer';
    refusesAll = true;
    await expect(Promise.resolve(world).then(act)).rejects.toMatchObject({ code: 'permission-denied' });
    const [only, ...more] = await audit.list({});
    expect([only?.event, more]).toEqual(['permission_denied', []]);
    expect(only?.target).toMatch(new RegExp(`^${needs} `));
  });

  test.each(all)('%s leaves a record, whether it can be done or not', async (_name, { event, act }) => {
    await Promise.resolve(world)
      .then(act)
      .catch(() => undefined);
    const records = await audit.list({});
    expect(records[0]?.event).toBe(event);
    expect(['done', 'failed', 'denied']).toContain(records[0]?.outcome);
  });
});

import { describe, expect, it } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import type { Policy } from '#services/ports/policy.ts';
import { planRotate } from '#services/procedures/rotate/plan.ts';

import { NAME, Rotating } from '../../../support/credentials/rotating.ts';

const denying: Policy = {
  ...new Rotating().world.policy,
  demand: (permission) => Promise.reject(new OpsError('permission-denied', permission)),
};

describe('a rotation', () => {
  it('has the provider make a key, swaps, and revokes the old one', async () => {
    const on = new Rotating().begin();
    const old = on.value;
    const { state, result, exit } = await on.run();
    expect([state, exit]).toEqual(['done', 0]);
    expect(on.keys.live().map(({ value }) => value)).toEqual([on.value]);
    expect(on.value).not.toBe(old);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
    expect(on.stored.get(NAME)).toMatchObject({ masked: result?.['masked'], leakedAt: null });
    expect(on.stored.get(NAME)?.rotatedAt).not.toBeNull();
    const own = on.stored.trail.filter(({ event }) => event === 'key_rotation');
    expect(own.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
      'key_rotation intent',
      'key_rotation done',
    ]);
  });

  it('keeps values out of the journal and the log', async () => {
    const on = new Rotating().begin();
    await on.run();
    const [run = ''] = on.journals.list();
    const text = JSON.stringify(on.journals.read(run)) + on.journals.readLog(run, 1e6);
    for (const { value } of on.keys.keys) {
      expect(text).not.toContain(value);
      expect(on.world.secrets.known().map((known) => known.value)).toContain(value);
    }
  });

  it('takes everything back when the new value does not work', async () => {
    const on = new Rotating().begin();
    const old = on.value;
    // What it makes is revoked at once.
    const make = on.keys.make.bind(on.keys);
    on.keys.make = (label) => Object.assign(make(label), { revoked: true });
    const { state, exit } = await on.run();
    expect([state, exit]).toEqual(['undone', 8]);
    expect(on.value).toBe(old);
    expect(on.keys.live().map(({ value }) => value)).toEqual([old]);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });

  it('stops before it revokes what somebody still uses, and goes on when they stopped', async () => {
    const on = new Rotating().begin();
    const [old] = on.keys.live();
    let uses = 0;
    on.keys.onList = () => void (old!.lastUsedAt = uses += 1);
    const { state, exit, error } = await on.run();
    expect([state, exit, error?.code]).toEqual(['stopped', 9, 'needs-answer']);
    expect(on.keys.works(old?.value) && on.keys.works(on.value)).toBe(true);
    on.keys.onList = () => undefined;
    expect((await on.goOn('resume')).state).toBe('done');
    expect(on.keys.live().map(({ value }) => value)).toEqual([on.value]);
  });

  it.each([
    ['revoke', 'done'],
    ['end', 'undone'],
  ])('asks about it where somebody can be asked: %s', async (answer, end) => {
    const on = new Rotating().begin();
    const [old] = on.keys.live();
    let uses = 0;
    on.keys.onList = () => void (old!.lastUsedAt = uses += 1);
    on.ask = () => ({ value: answer });
    const { state } = await on.run();
    expect(state).toBe(end);
    expect(on.keys.live()).toHaveLength(1);
    expect(on.keys.works(on.value)).toBe(true);
  });

  it('of two consoles that rotate one key, the second is refused', async () => {
    const on = new Rotating().begin();
    const { plan } = await on.plan();
    const { startCredential } = await import('#services/procedures/credentials/start.ts');
    const start = () => startCredential(on.world, plan, { host: on.host(), control: on.control });
    const first = start();
    await expect(start()).rejects.toMatchObject({ code: 'locked', exit: 'locked' });
    expect((await on.over(first)).state).toBe('done');
  });

  it('refuses what nobody can rotate from here', async () => {
    const on = new Rotating().begin();
    await expect(on.plan({ name: 'memory/mian' })).rejects.toMatchObject({
      code: 'no-such-credential',
      hint: `Did you mean ${NAME}?`,
    });
    on.stored.add('env/one', 'x', { source: 'env' });
    await expect(on.plan({ name: 'env/one' })).rejects.toMatchObject({ code: 'read-only' });
    await expect(
      on.over(planRotate({ ...on.world, policy: denying }, on.facts, { name: NAME }, new AbortController().signal)),
    ).rejects.toMatchObject({ code: 'permission-denied' });
    on.stored.values.delete(NAME);
    await expect(on.plan()).rejects.toMatchObject({ code: 'no-value', exit: 'credential' });
  });
});

describe('a rotation by hand', () => {
  const byHand = () => new Rotating(undefined, undefined, undefined, { byHand: true }).begin();

  it('asks for the new value, swaps, and asks until the old one is refused', async () => {
    const on = byHand();
    const [old] = on.keys.live();
    const next = on.keys.make('made by hand');
    const answers: string[] = ['nonsense', old!.value, ` ${next.value}\n`];
    let asked = 0;
    on.ask = ({ kind }) => {
      if (kind === 'secret') return { value: answers.shift() ?? '' };
      asked += 1;
      // The first time it was forgotten.
      if (asked === 2) old!.revoked = true;
      return { value: 'done' };
    };
    const { state, exit } = await on.run();
    expect([state, exit, asked]).toEqual(['done', 0, 2]);
    expect(on.value).toBe(next.value);
    const [run = ''] = on.journals.list();
    expect(JSON.stringify(on.journals.read(run))).not.toContain(next.value);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });

  it('ends with attention when the old one is left as it is', async () => {
    const on = byHand();
    const next = on.keys.make('made by hand');
    on.ask = ({ kind }) => (kind === 'secret' ? { value: next.value } : { value: 'skip', reason: 'a robot has it' });
    const { state, exit, result } = await on.run();
    expect([state, exit, result?.['oldKept']]).toEqual(['done', 20, 'a robot has it']);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });

  it('puts the old value back when the person stops before it is revoked', async () => {
    const on = byHand();
    const old = on.value;
    const next = on.keys.make('made by hand');
    on.ask = ({ kind }) => ({ value: kind === 'secret' ? next.value : 'end' });
    expect((await on.run()).state).toBe('undone');
    expect(on.value).toBe(old);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });

  it('waits for the value where nobody can be asked, and is taken back', async () => {
    const on = byHand();
    const { state, exit } = await on.run();
    expect([state, exit]).toEqual(['stopped', 9]);
    await expect(on.plan()).rejects.toMatchObject({ code: 'unfinished', exit: 'partlyDone' });
    expect((await on.goOn('abort')).state).toBe('undone');
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });
});

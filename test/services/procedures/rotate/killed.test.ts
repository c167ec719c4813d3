import { parseEnv } from 'node:util';

import { describe, expect, it } from 'vitest';

import { maskValue } from '#domain/credentials/mask.ts';
import { fakeJournals } from '#services/fakes/journals.ts';

import { FILE, Machine, OTHERS } from '../../../support/credentials/machine.ts';
import { NAME, Rotating } from '../../../support/credentials/rotating.ts';
import { dyingAt } from '../../../support/killing/dying.ts';

type Where = 'record' | 'value';

/** A rotation whose process dies at its Nth record, or after its Nth change of the store; another one goes on. */
async function died(where: Where, count: number, how: 'resume' | 'abort') {
  const real = fakeJournals();
  let left = count;
  let dead = false;
  const journals = dyingAt(real, () => dead || (where === 'record' && (left -= 1) < 0));
  const machine = new Machine();
  const one = new Rotating(undefined, undefined, journals, { machine }).begin();
  machine.put(machine.text?.replace('old # mine', one.value ?? '') ?? '', 0o600);
  machine.has = { MEMORY_API_KEY: one.value };
  const use = { kind: 'service', target: 'service:api', file: FILE, variable: 'MEMORY_API_KEY', at: 0 };
  one.stored.add(NAME, one.value ?? '', { usedBy: [use] });
  const old = one.value;
  const { main } = one.world.keychains;
  const changing =
    <Args extends unknown[], T>(change: (...args: Args) => Promise<T>) =>
    async (...args: Args) => {
      if (dead) throw new Error('killed');
      const done = await change(...args);
      if (where === 'value' && (left -= 1) < 0) {
        dead = true;
        throw new Error('killed');
      }
      return done;
    };
  Object.assign(main, {
    setPassword: changing(main.setPassword.bind(main)),
    deletePassword: changing(main.deletePassword.bind(main)),
  });
  const end = await one.run().catch(() => null);
  if (end !== null) return null;
  const working = one.keys.works(one.value);
  const [run] = real.list();
  const begun = run !== undefined && real.read(run).length > 0;
  const next = new Rotating(one.keys, one.stored, real, { machine });
  const state = begun ? (await next.goOn(how, run)).state : 'nothing';
  return {
    working,
    state,
    live: next.keys.live().map(({ value }) => (value === next.value ? 'in use' : 'orphan')),
    isOld: next.value === old,
    others: machine.text?.startsWith(OTHERS) === true && machine.text.endsWith("\nLAST='a b'"),
    file: parseEnv(machine.text ?? '')['MEMORY_API_KEY'] === next.value,
    service: machine.has['MEMORY_API_KEY'] === next.value && machine.fake.units.get('api')?.state,
    slots: [...next.stored.values.keys()],
    knows: next.stored.get(NAME)?.masked === maskValue(next.value ?? ''),
  };
}

describe('a process that is killed while it rotates', () => {
  it.each(['record', 'value'] as const)(
    'at every %s: a key works at once, and afterwards exactly one',
    async (where) => {
      let deaths = 0;
      const ends = new Set<string>();
      for (; ; deaths += 1) {
        const resumed = await died(where, deaths, 'resume');
        if (resumed === null) break;
        const aborted = await died(where, deaths, 'abort');
        const good = {
          working: true,
          live: ['in use'],
          slots: [NAME],
          knows: true,
          others: true,
          file: true,
          service: 'running',
        };
        expect([deaths, resumed]).toEqual([
          deaths,
          { ...good, state: resumed.state, isOld: resumed.state === 'nothing' },
        ]);
        expect(['done', 'nothing']).toContain(resumed.state);
        expect([deaths, aborted]).toEqual([
          deaths,
          { ...good, state: aborted?.state, isOld: aborted?.state !== 'abandoned' },
        ]);
        ends.add(aborted?.state ?? '');
      }
      expect(deaths).toBeGreaterThan(where === 'record' ? 12 : 5);
      expect([...ends].toSorted()).toEqual(
        where === 'record' ? ['abandoned', 'nothing', 'undone'] : ['abandoned', 'undone'],
      );
    },
  );
});

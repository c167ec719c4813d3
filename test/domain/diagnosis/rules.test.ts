import fc from 'fast-check';
import { expect, test } from 'vitest';

import { AGENTS_RULES } from '#domain/diagnosis/agents/rules.ts';
import type { Cause } from '#domain/diagnosis/cause.ts';
import { no, OPEN, so } from '#domain/diagnosis/cause.ts';
import { conclude } from '#domain/diagnosis/conclude.ts';
import { DISK_RULES } from '#domain/diagnosis/disk/rules.ts';
import { exitOfStatus } from '#domain/diagnosis/exit.ts';
import { GITHUB_RULES } from '#domain/diagnosis/github/rules.ts';
import { cleaned, diagnosisIn, diagnosisJson } from '#domain/diagnosis/json.ts';
import { MEMORY_RULES } from '#domain/diagnosis/memory/rules.ts';
import { NETWORK_RULES } from '#domain/diagnosis/network/rules.ts';
import { SERVICE_RULES } from '#domain/diagnosis/service/rules.ts';
import { parseJson } from '#domain/json.ts';
import { STATUSES } from '#domain/status.ts';

const RULES = {
  memory: MEMORY_RULES,
  github: GITHUB_RULES,
  service: SERVICE_RULES,
  disk: DISK_RULES,
  network: NETWORK_RULES,
  agents: AGENTS_RULES,
};

test('no two causes of all subjects share an id, and each says what it is about', () => {
  const ids = Object.entries(RULES).flatMap(([subject, { causes }]) => {
    const own = causes.map(({ id }) => id);
    for (const id of own) expect(id).toMatch(new RegExp(`^${subject}(-[a-z0-9]+)+$`));
    return [...own, `${subject}-healthy`, `${subject}-unknown`];
  });
  expect(new Set(ids).size).toBe(ids.length);
});

const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
const judged = fc.array(
  fc.record({
    says: fc.constantFrom('so', 'no', 'open'),
    confidence: fc.constantFrom(...CONFIDENCES),
    status: fc.constantFrom(...STATUSES),
  }),
  { maxLength: 8 },
);

type Made = typeof judged extends fc.Arbitrary<infer Value> ? Value : never;

const causesOf = (made: Made): readonly Cause<null>[] =>
  made.map(({ says, confidence, status }, at) => ({
    id: `x-${at}`,
    title: `Cause ${at}`,
    status,
    judge: () =>
      says === 'so' ? so(confidence, `It is ${at}.`, ['seen']) : says === 'no' ? no('seen otherwise') : OPEN,
  }));

const ends = { healthy: () => null, unexplained: () => ({ title: 'Nobody knows.', evidence: [] }) };

test('the surest cause leads, of equally sure ones the first; nothing that holds is lost or said twice', () => {
  fc.assert(
    fc.property(judged, (made) => {
      const { conclusion, others, ruledOut } = conclude('x', null, { ...ends, causes: causesOf(made) }, []);
      const rank = (at: number) => CONFIDENCES.indexOf(made[at]?.confidence ?? 'possible');
      const holding = made.flatMap(({ says }, at) => (says === 'so' ? [at] : []));
      const ordered = holding.toSorted((one, other) => rank(one) - rank(other));
      expect([conclusion, ...others].map(({ id }) => id)).toEqual(
        ordered.length === 0 ? ['x-unknown'] : ordered.map((at) => `x-${at}`),
      );
      expect(ruledOut).toHaveLength(made.filter(({ says }) => says === 'no').length);
    }),
  );
});

test('what says little more than that something is wrong is only said when nothing else is', () => {
  const cause = (id: string, holds: boolean, fallback?: true): Cause<null> => ({
    id,
    title: id,
    status: 'critical',
    fallback,
    judge: () => (holds ? so('certain', id, []) : no('seen otherwise')),
  });
  const concluded = (...causes: readonly Cause<null>[]) => conclude('x', null, { ...ends, causes }, []);
  const { conclusion, others } = concluded(cause('x-plain', true, true), cause('x-why', true));
  expect([conclusion.id, others]).toEqual(['x-why', []]);
  expect(concluded(cause('x-plain', true, true), cause('x-why', false)).conclusion.id).toBe('x-plain');
  expect(concluded(cause('x-plain', false, true), cause('x-why', true)).ruledOut.map(({ id }) => id)).toEqual([
    'x-plain',
  ]);
});

test('a diagnosis comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(judged, fc.array(fc.string()), (made, notLooked) => {
      const diagnosis = conclude('x:y', null, { ...ends, causes: causesOf(made) }, notLooked);
      const back = parseJson(JSON.stringify(diagnosisJson(diagnosis)));
      expect(diagnosisIn(back as never)).toEqual(diagnosis);
    }),
  );
});

test('every text of a diagnosis is cleaned, however deep', () => {
  expect(
    cleaned({ a: 'secret', b: [{ c: 'a secret' }], d: 1, e: null }, (text) => text.replace('secret', '…')),
  ).toEqual({
    a: '…',
    b: [{ c: 'a …' }],
    d: 1,
    e: null,
  });
});

test('what is no diagnosis is none', () => {
  expect(diagnosisIn(null)).toBeNull();
  expect(diagnosisIn({ conclusion: { id: 'x' }, subject: 'x' })).toBeNull();
});

test.for([
  ['ok', 0],
  ['warning', 20],
  ['critical', 21],
  ['unknown', 22],
  [undefined, 22],
] as const)('%s exits with %i', ([status, exit]) => {
  expect(exitOfStatus(status)).toBe(exit);
});

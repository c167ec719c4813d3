import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { explainBump } from '#domain/release/bump/explain.ts';

import { commitsOf } from '../../../support/commits.ts';

interface Vector {
  readonly id: string;
  readonly current: string;
  readonly commits: readonly string[];
  readonly peers: Readonly<Record<string, string | null>>;
  readonly recommended: string | null;
  readonly recommendedWhy?: string;
}

const VECTORS = JSON.parse(readFileSync('test/fixtures/release/bump.json', 'utf8')) as readonly Vector[];

test('there are histories to judge', () => {
  expect(VECTORS.length).toBeGreaterThan(50);
});

/** Peers were run on the same histories; who answers otherwise stands in the name. */
test.each(VECTORS.map((vector) => ({ ...vector, otherwise: otherwise(vector) })))(
  '$id is $recommended at $current ($otherwise)',
  ({ commits, current, recommended }) => {
    expect(explainBump({ commits: commitsOf(...commits), current }).bump).toBe(recommended);
  },
);

test.each(VECTORS.filter(({ recommendedWhy }) => recommendedWhy?.includes('warn')))(
  '$id warns',
  ({ commits, current }) => {
    expect(
      explainBump({ commits: commitsOf(...commits), current }).why.flatMap(({ warnings }) => warnings),
    ).not.toEqual([]);
  },
);

function otherwise({ peers, recommended }: Vector): string {
  const wrong = Object.entries(peers).flatMap(([peer, answer]) =>
    answer === recommended ? [] : [`${peer} says ${answer ?? 'nothing'}`],
  );
  return wrong.length === 0 ? 'all peers agree' : wrong.join(', ');
}

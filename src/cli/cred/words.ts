import type { CredentialState } from '#domain/credentials/credential.ts';
import { span } from '#domain/format.ts';
import type { CredentialRow } from '#services/procedures/credentials/list.ts';

/** `in 12 d`, `expired 2 d ago`, `rotate in 3 d`, `no end known`. */
export function endsIn({ credential: { expiresAt }, rotateAt, state }: CredentialRow, now: number): string {
  if (expiresAt !== null && expiresAt <= now) return `expired ${span(now - expiresAt)} ago`;
  if (state === 'rotate' && rotateAt !== null)
    return rotateAt <= now ? `rotate, ${span(now - rotateAt)} over` : `rotate in ${span(rotateAt - now)}`;
  return expiresAt === null ? 'no end known' : `in ${span(expiresAt - now)}`;
}

/** `ok, 2 m ago`; `not tested`. */
export function testedAs({ credential: { tested } }: CredentialRow, now: number): string {
  if (tested === null) return 'not tested';
  return now - tested.at < 1000 ? `${tested.outcome}, just now` : `${tested.outcome}, ${span(now - tested.at)} ago`;
}

const GROUPS: readonly (readonly [word: string, states: readonly CredentialState[]])[] = [
  ['good', ['ok']],
  ['leaked', ['leaked']],
  ['rejected', ['rejected']],
  ['expired', ['expired']],
  ['missing', ['missing']],
  ['locked', ['locked']],
  ['expiring', ['expiring']],
  ['to rotate', ['rotate']],
  ['restricted', ['restricted']],
  ['unverified', ['unverified']],
];

/** `7 good, 1 expiring, 1 to rotate`: what there is none of is left out. */
export function countsOf(rows: readonly Pick<CredentialRow, 'state'>[]): string {
  const counts = GROUPS.map(
    ([word, states]) => [word, rows.filter(({ state }) => states.includes(state)).length] as const,
  );
  return counts
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
}

import type { Credential, CredentialState } from './credential.ts';

const DAY = 86_400_000;

/** Days before its end, or before it should be replaced, from which a credential asks for attention. */
export const WARN_DAYS = { end: 14, rotation: 7 } as const;

/** What else is known when a credential is judged. */
export interface JudgedAt {
  /** Epoch ms. */
  readonly now: number;
  /** Whether its value is in the store; undefined when nobody looked. */
  readonly present?: boolean | undefined;
  /** Whether the store is locked. */
  readonly locked?: boolean | undefined;
  readonly endDays?: number | undefined;
}

/** The worst that is known of a credential. */
export function stateOf(credential: Credential, judged: JudgedAt): CredentialState {
  const { tested, expiresAt, leakedAt, rotatedAt } = credential;
  const { now, present, locked = false, endDays = WARN_DAYS.end } = judged;
  if (leakedAt !== null && leakedAt > (rotatedAt ?? 0)) return 'leaked';
  if (tested?.outcome === 'rejected') return 'rejected';
  if (tested?.outcome === 'expired' || (expiresAt !== null && expiresAt <= now)) return 'expired';
  if (present === false) return 'missing';
  if (locked) return 'locked';
  if (expiresAt !== null && expiresAt - now <= endDays * DAY) return 'expiring';
  if (rotationDue(credential) - now <= WARN_DAYS.rotation * DAY) return 'rotate';
  if (tested?.outcome === 'restricted') return 'restricted';
  return tested?.outcome === 'ok' ? 'ok' : 'unverified';
}

/** When it should be replaced, epoch ms; never is Infinity. */
export function rotationDue({ rotateDays, rotatedAt, createdAt }: Credential): number {
  return rotateDays === 0 ? Infinity : (rotatedAt ?? createdAt) + rotateDays * DAY;
}

const ORDER: readonly CredentialState[] = [
  'leaked',
  'rejected',
  'expired',
  'missing',
  'locked',
  'expiring',
  'rotate',
  'restricted',
  'unverified',
  'ok',
];

/** Worst first; 0 for the worst. */
export const rankOf = (state: CredentialState): number => ORDER.indexOf(state);

/** Whether a person has something to do about it. */
export const needsAttention = (state: CredentialState): boolean =>
  rankOf(state) <= rankOf('restricted') && state !== 'locked';

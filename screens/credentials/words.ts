import type { Look } from '#components/look.tsx';
import type { Credential, CredentialState, CredentialUse, TestResult } from '#domain/credentials/credential.ts';
import { rotationDue } from '#domain/credentials/state.ts';
import { span } from '#domain/format.ts';
import { lasted } from '#screens/reading/age.ts';

const DAY = 86_400_000;

/** A state in a word or two, as it stands in sentences. */
export const STATE_WORDS: Readonly<Record<CredentialState, string>> = {
  leaked: 'leaked',
  rejected: 'rejected',
  expired: 'expired',
  missing: 'not in the store',
  locked: 'locked',
  expiring: 'expiring',
  rotate: 'to rotate',
  restricted: 'restricted',
  unverified: 'unverified',
  ok: 'good',
};

type Tone = 'ok' | 'warning' | 'critical' | 'unknown';

const TONES: Readonly<Record<CredentialState, Tone>> = {
  leaked: 'critical',
  rejected: 'critical',
  expired: 'critical',
  missing: 'critical',
  locked: 'unknown',
  expiring: 'warning',
  rotate: 'warning',
  restricted: 'warning',
  unverified: 'unknown',
  ok: 'ok',
};

/** Glyph and colour of a state; a word stands in the same line. */
export function stateLook(state: CredentialState, { glyphs, colors }: Look) {
  return { glyph: glyphs[TONES[state]], color: colors[TONES[state]] };
}

/** `in 12 d`, `expired 2 d`, `rotate in 3 d`, `no end known`: what comes next of its life. */
export function endsWords(credential: Credential, state: CredentialState, now: number): string {
  const { expiresAt, tested } = credential;
  if (state === 'leaked') return 'leaked, replace';
  if (state === 'missing') return 'not stored';
  if (expiresAt !== null && expiresAt <= now) return `expired ${lasted(now - expiresAt)}`;
  if (state === 'rotate') return rotateWords(credential, now);
  if (expiresAt !== null) return `in ${span(expiresAt - now)}`;
  return tested?.expiresAt === null ? 'has no end' : 'no end known';
}

/** `rotate in 3 d`, `rotate, 5 d late`; `never` where nobody wants it. */
export function rotateWords(credential: Credential, now: number): string {
  const due = rotationDue(credential);
  if (due === Infinity) return 'never';
  if (due - now >= DAY) return `rotate in ${span(due - now)}`;
  return due > now - DAY ? 'rotate today' : `rotate, ${span(now - due)} late`;
}

const OUTCOMES: Readonly<Record<TestResult['outcome'], string>> = {
  ok: 'ok',
  restricted: 'restricted',
  expired: 'expired',
  rejected: 'rejected',
  throttled: 'throttled',
  unknown: 'no answer',
  unverified: 'unverified',
};

/** `ok, 2 m`; `never` before the first test. */
export function testedWords(tested: TestResult | null, now: number): string {
  if (tested === null) return 'never';
  return `${OUTCOMES[tested.outcome]}, ${lasted(now - tested.at)}`;
}

export const outcomeWord = (outcome: TestResult['outcome']): string => OUTCOMES[outcome];

const USES: Readonly<Record<string, string>> = { panel: 'panels', check: 'checks' };

/** `push, panels, memory`: each use once, services and files by their own name. */
export function usedWords(uses: readonly CredentialUse[]): string {
  const words = uses.map(({ kind, target }) =>
    kind === 'service' || kind === 'env-file' ? shortTarget(target) : (USES[kind] ?? kind),
  );
  return [...new Set(words)].join(', ');
}

const shortTarget = (target: string): string => target.replace(/^service:/, '').replace(/^.*\//, '…/');

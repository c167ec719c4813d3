import type { Credential, CredentialState } from '#domain/credentials/credential.ts';
import { rotationDue, stateOf } from '#domain/credentials/state.ts';
import { span } from '#domain/format.ts';
import type { Verdict } from '#domain/reading.ts';
import type { Status } from '#domain/status.ts';

import { defineCheck } from './check.ts';

const DAY_MS = 86_400_000;
const STATUS: Readonly<Partial<Record<CredentialState, Status>>> = {
  leaked: 'critical',
  rejected: 'critical',
  expired: 'critical',
  expiring: 'warning',
  rotate: 'warning',
};

export default defineCheck({
  kind: 'credential',
  title: 'Credential',
  about:
    'How a credential stands: critical when it leaked, was refused or is over, a warning when it ends soon or should be replaced. It reads what is known and asks neither store nor provider.',
  group: 'integrations',
  component: null,
  intervalMs: 60_000,
  timeoutMs: 5000,
  unit: 'd',
  thresholds: { warning: 14, critical: 0, bad: 'below' },
  params: (z) => z.object({ name: z.string().min(1).describe('Name of the credential.') }),
  target: ({ name }) => name,
  discover: ({ world }) =>
    Promise.resolve(
      world.state.credentials.all().map(({ name }) => ({
        id: `credential:${name}`,
        kind: 'credential',
        title: name,
        params: { name },
      })),
    ),
  probe: ({ name }, { world, thresholds }) => {
    const credential = world.state.credentials.get(name);
    if (credential === null)
      return Promise.resolve({
        status: 'unknown',
        summary: 'nothing is known of it',
        hint: `Add it: cpm-console cred add ${name}`,
        data: { excluded: true },
      });
    return Promise.resolve(judge(credential, world.clock.now(), thresholds.warning ?? undefined));
  },
});

function judge(credential: Credential, now: number, endDays: number | undefined): Verdict {
  const state = stateOf(credential, { now, endDays });
  const { expiresAt, name } = credential;
  const days = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY_MS);
  return {
    status: STATUS[state] ?? 'ok',
    summary: summaryOf(credential, state, now),
    ...(days !== null && { value: days, unit: 'd' }),
    hint: hintOf(name, state),
    data: { name, state, provider: credential.provider, expiresAt: iso(expiresAt) },
  };
}

function summaryOf(credential: Credential, state: CredentialState, now: number): string {
  const { expiresAt, tested } = credential;
  const due = rotationDue(credential);
  switch (state) {
    case 'leaked':
      return 'it has leaked';
    case 'rejected':
      return `refused: ${tested?.summary ?? ''}`;
    case 'expired':
      return expiresAt !== null && expiresAt < now ? `expired ${span(now - expiresAt)} ago` : 'expired';
    case 'expiring':
      return `ends in ${span((expiresAt ?? now) - now)}`;
    case 'rotate':
      return due <= now ? `to replace since ${span(now - due)}` : `to replace in ${span(due - now)}`;
    case 'ok':
    case 'restricted':
    case 'unverified':
    case 'missing':
    case 'locked':
      return expiresAt === null ? `${state}, no end known` : `${state}, ends in ${span(expiresAt - now)}`;
  }
}

function hintOf(name: string, state: CredentialState): string | undefined {
  switch (state) {
    case 'leaked':
      return `Revoke it and put another in its place: cpm-console cred add ${name} --replace`;
    case 'rejected':
    case 'expired':
      return `Put another in its place: cpm-console cred add ${name} --replace`;
    case 'expiring':
    case 'rotate':
      return `Replace it: cpm-console cred rotate ${name}`;
    case 'ok':
    case 'restricted':
    case 'unverified':
    case 'missing':
    case 'locked':
      return undefined;
  }
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

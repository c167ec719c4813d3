import type { Credential, CredentialState } from '#domain/credentials/credential.ts';
import type { CredentialSettings } from '#domain/credentials/settings.ts';
import { rankOf, rotationDue, stateOf } from '#domain/credentials/state.ts';
import type { KeychainState } from '#services/ports/keychain.ts';
import type { StoreView } from '#services/ports/secrets.ts';
import type { World } from '#services/ports/world.ts';

import { hostOf } from './host.ts';

/** A credential and how it stands. */
export interface CredentialRow {
  readonly credential: Credential;
  readonly state: CredentialState;
  /** Where its value comes from now: what was put into the environment goes before what is stored. */
  readonly from: 'env' | 'systemd' | 'store' | null;
  /** When it should be replaced, epoch ms; null for never. */
  readonly rotateAt: number | null;
  /** After rejections in a row nothing is tried until then, epoch ms; null when it may. */
  readonly lockedOutUntil: number | null;
}

export interface CredentialList {
  readonly rows: readonly CredentialRow[];
  readonly store: KeychainState;
}

type Seen = Pick<World, 'clock' | 'state' | 'secrets'>;

/** Every credential, the worst first. Asks the store once, prompts nobody, asks no provider. */
export async function listCredentials(
  world: Seen,
  settings: Pick<CredentialSettings, 'expiringDays'>,
): Promise<CredentialList> {
  const view = await world.secrets.stored();
  const rows = await Promise.all(world.state.credentials.all().map((one) => credentialRow(world, settings, one, view)));
  return { rows: rows.toSorted(byUrgency), store: view.state };
}

/** How one of them stands. */
export async function credentialRow(
  { clock, secrets, state }: Seen,
  { expiringDays }: Pick<CredentialSettings, 'expiringDays'>,
  credential: Credential,
  { names }: Pick<StoreView, 'names'>,
): Promise<CredentialRow> {
  const override = await secrets.override(credential.name);
  const stored = names?.includes(credential.name) ?? false;
  const readOnly = credential.source === 'env' || credential.source === 'systemd';
  const present = override !== null || stored;
  const locked = !present && !readOnly && names === null;
  const { until } = state.credentials.lockout(credential.name, hostOf(credential));
  const due = rotationDue(credential);
  return {
    credential,
    state: stateOf(credential, { now: clock.now(), endDays: expiringDays, present: present || locked, locked }),
    from: override ?? (stored ? 'store' : null),
    lockedOutUntil: until !== null && until > clock.now() ? until : null,
    rotateAt: Number.isFinite(due) ? due : null,
  };
}

function byUrgency(a: CredentialRow, b: CredentialRow): number {
  return rankOf(a.state) - rankOf(b.state) || (a.credential.name < b.credential.name ? -1 : 1);
}

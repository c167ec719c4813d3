import type { Credential, CredentialUse } from './credential.ts';

/** A use is noted again after so long; a panel looks every few minutes. */
const AGAIN_MS = 86_400_000;
/** The oldest uses beyond are forgotten. */
const MOST = 50;

/** A record that knows of a use, the newest first; null when it knew already. */
export function withUse(credential: Credential, use: CredentialUse): Credential | null {
  const same = (one: CredentialUse): boolean => one.kind === use.kind && one.target === use.target;
  const before = credential.usedBy.find(same);
  if (before !== undefined && use.at - before.at < AGAIN_MS && before.variable === use.variable) return null;
  return { ...credential, usedBy: [use, ...credential.usedBy.filter((one) => !same(one))].slice(0, MOST) };
}

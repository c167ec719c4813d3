import type { CredentialItem, CredentialSettings, KeychainSettings } from '#domain/credentials/settings.ts';
import { writeDuration } from '#domain/duration.ts';

type Plain = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;

/** `keychain` as a person would write it. */
export function writtenKeychain({ driver, deadlineMs, idleLockMs }: KeychainSettings): Plain {
  return { driver, deadline: writeDuration(deadlineMs), idleLock: writeDuration(idleLockMs) };
}

/** `credentials` as a person would write it. */
export function writtenCredentials({ items, lockout, copy, ...rest }: CredentialSettings): Plain {
  const { tries, delayMs, failures, forMs } = lockout;
  return {
    ...(items.length > 0 && { items: items.map(item) }),
    ...(rest.allow.length > 0 && { allow: rest.allow }),
    expiring: writeDuration(rest.expiringDays * DAY_MS),
    lockout: { tries, delay: writeDuration(delayMs), failures, for: writeDuration(forMs) },
    copy: { clearAfter: writeDuration(copy.clearMs), overSsh: copy.overSsh },
    reveal: writeDuration(rest.revealMs),
    timeout: writeDuration(rest.timeoutMs),
  };
}

function item({ name, provider, baseUrl, variable, rule, rotateDays, wants, probe }: CredentialItem): Plain {
  return {
    name,
    ...(provider !== null && { provider }),
    ...(baseUrl !== null && { baseUrl }),
    ...(variable !== null && { variable }),
    ...(rule !== null && { rule }),
    ...(rotateDays !== null && { rotateEvery: writeDuration(rotateDays * DAY_MS) }),
    ...(wants.length > 0 && { wants }),
    ...(probe !== null && { header: probe.header, ok: probe.ok }),
  };
}

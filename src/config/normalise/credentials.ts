import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import {
  type CredentialItem,
  type CredentialSettings,
  DEFAULT_CREDENTIALS,
  DEFAULT_KEYCHAIN,
  type KeychainSettings,
} from '#domain/credentials/settings.ts';

import { noHome } from './items.ts';
import { absolute, type Base } from './place.ts';

type Item = NonNullable<NonNullable<Parsed['credentials']>['items']>[number];

/** `keychain` with its defaults. */
export function keychainOf(parsed: Parsed['keychain']): KeychainSettings {
  const { driver, deadlineMs, idleLockMs } = DEFAULT_KEYCHAIN;
  return {
    driver: parsed?.driver ?? driver,
    deadlineMs: parsed?.deadline ?? deadlineMs,
    idleLockMs: parsed?.idleLock ?? idleLockMs,
  };
}

/** `credentials` with its defaults, and names that are given twice. */
export function credentialsOf(
  parsed: Parsed['credentials'],
  base: Base,
): { settings: CredentialSettings; findings: readonly Finding[] } {
  const usual = DEFAULT_CREDENTIALS;
  const items = parsed?.items ?? [];
  const settings = {
    items: items.map((item) => itemOf(item, base)),
    allow: parsed?.allow ?? usual.allow,
    expiringDays: parsed?.expiring ?? usual.expiringDays,
    lockout: {
      tries: parsed?.lockout?.tries ?? usual.lockout.tries,
      delayMs: parsed?.lockout?.delay ?? usual.lockout.delayMs,
      failures: parsed?.lockout?.failures ?? usual.lockout.failures,
      forMs: parsed?.lockout?.for ?? usual.lockout.forMs,
    },
    copy: {
      clearMs: parsed?.copy?.clearAfter ?? usual.copy.clearMs,
      overSsh: parsed?.copy?.overSsh ?? usual.copy.overSsh,
    },
    revealMs: parsed?.reveal ?? usual.revealMs,
    timeoutMs: parsed?.timeout ?? usual.timeoutMs,
  };
  const homeless = items.flatMap(({ rule }, index) =>
    rule?.startsWith('path:') === true && absolute(rule.slice('path:'.length), base) === null
      ? [noHome(['credentials', 'items', index, 'rule'])]
      : [],
  );
  return { settings, findings: [...homeless, ...items.flatMap((item, index) => taken(items, item, index))] };
}

function itemOf(item: Item, base: Base): CredentialItem {
  const { name, provider, baseUrl, variable, rule, rotateEvery, wants = [], header, ok } = item;
  return {
    name,
    provider: provider ?? null,
    baseUrl: baseUrl ?? null,
    variable: variable ?? null,
    rule: rule === undefined ? null : ruleOf(rule, base),
    rotateDays: rotateEvery ?? null,
    wants,
    probe: header === undefined && ok === undefined ? null : { header: header ?? 'Authorization', ok: ok ?? [200] },
  };
}

function ruleOf(rule: string, base: Base): string {
  const [, folder] = /^path:(.*)$/.exec(rule) ?? [];
  return folder === undefined ? rule : `path:${absolute(folder, base) ?? folder}`;
}

function taken(items: readonly Item[], { name }: Item, index: number): Finding[] {
  const first = items.findIndex((one) => one.name === name);
  if (first === index) return [];
  const message = `this name is taken by credentials.items[${first}]`;
  return [{ path: ['credentials', 'items', index, 'name'], part: 'value', message, hint: 'Give another.' }];
}

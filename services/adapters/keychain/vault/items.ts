import type { KeychainItem } from '#services/ports/keychain.ts';

/** Values by service, then account. */
export type Items = Map<string, Map<string, string>>;

/** The text of a vault: `{"cpm-console": {"github/main": "…"}}`, sorted, for a person who opens it with `age -d`. */
export function itemsToText(items: Items): string {
  const sorted = [...items]
    .toSorted(byName)
    .map(([service, accounts]) => [service, Object.fromEntries([...accounts].toSorted(byName))] as const);
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}

/** Throws SyntaxError for a text that is no vault. */
export function itemsFromText(text: string): Items {
  const parsed: unknown = JSON.parse(text);
  const items: Items = new Map();
  for (const [service, accounts] of entriesOf(parsed)) {
    const known = new Map<string, string>();
    for (const [account, password] of entriesOf(accounts)) {
      if (typeof password !== 'string') throw new SyntaxError('a value of it is no text');
      known.set(account, password);
    }
    items.set(service, known);
  }
  return items;
}

export function listOf(items: Items, service: string): KeychainItem[] {
  return [...(items.get(service) ?? [])].toSorted(byName).map(([account, password]) => ({ account, password }));
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('it is no object');
  return Object.entries(value);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

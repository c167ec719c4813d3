import { keyBegins, throughKey } from '#domain/redact/private-key.ts';

import type { Match } from './match.ts';

const LONGEST = 16_384;
const LEAST_DIGITS = 24;

/** Private keys in PEM, also cut off or escaped; a first line without anything after it is only talk about them. */
export function privateKeys(text: string): Match[] {
  const matches: Match[] = [];
  for (let key = keyBegins(text); key !== null; key = keyBegins(text, key.to)) {
    const body = text.slice(key.to, key.to + LONGEST);
    const to = key.to + throughKey(body, true).to;
    if (text.slice(key.to, to).replaceAll(/[^A-Za-z0-9+/]/g, '').length >= LEAST_DIGITS)
      matches.push({ rule: 'private-key', what: 'a private key', from: key.from, to });
  }
  return matches;
}

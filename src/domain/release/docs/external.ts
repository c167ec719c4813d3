import type { ExternalLink } from './check-links.ts';
import type { DocFinding } from './finding.ts';

/** What came of asking for an address; `failure` is a code of the Net port. */
export type Asked =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly failure: string; readonly says: string };

/** Names that examples use and nobody can follow, and this machine itself. */
const EXAMPLE =
  /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|(?:.+\.)?example\.(?:com|org|net)|.+\.(?:example|test|invalid|local|localhost))$/i;
/** Servers answer these to programs whatever the page: they say nothing of the link. */
const SAYS_NOTHING = new Set([401, 403, 405, 406, 407, 408, 425, 429, 451, 501, 503, 999]);

const HOST = /^https?:\/\/([\p{L}\p{N}.-]+)(?::\d{1,5})?(?:[/?#]|$)/iu;

/** Whether an address is to be asked for: an example, this machine, a template and one with a password are not. */
export function isAskable(url: string): boolean {
  const [, host] = /[{}<>$*\s]|\.\.\.|…/.test(url) ? [] : (HOST.exec(url) ?? []);
  return host?.includes('.') === true && !EXAMPLE.test(host);
}

/** A warning for a link that certainly leads nowhere; null when it does, or when the answer says nothing. */
export function externalFinding({ url, file, line }: ExternalLink, asked: Asked): DocFinding | null {
  const at = { level: 'warn', file, line } as const;
  if (asked.kind === 'failed') return { ...at, says: `${url}: ${asked.says}`, hint: null };
  if (asked.status < 400 || SAYS_NOTHING.has(asked.status)) return null;
  const gone = asked.status === 404 || asked.status === 410;
  return { ...at, says: `${url} answers ${asked.status}`, hint: gone ? 'The page is gone: link another.' : null };
}

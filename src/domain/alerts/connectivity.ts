import { textField } from '#domain/field.ts';
import type { Status } from '#domain/status.ts';

/** Kinds that always ask somebody else, whatever their parameters. */
const FAR = new Set(['github-api', 'github-project', 'dns']);

interface Looked {
  readonly kind: string;
  readonly params: unknown;
}

/** Whether a check needs the network beyond this machine. */
export function isRemote({ kind, params }: Looked): boolean {
  if (FAR.has(kind)) return true;
  const host = textField(params, 'host') ?? hostOf(textField(params, 'url'));
  return host !== null && !/^(?:localhost|.*\.localhost|127\.[\d.]+|\[?::1\]?|0\.0\.0\.0)$/i.test(host);
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (/^[a-z]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(url)?.[1] ?? null);
}

/**
 * The check that says that this machine itself is cut off: the first of those that tell, when all of them that were looked at
 * fail; null when it is connected, or nobody knows.
 */
export function cutOffBy(connectivity: readonly string[], statusOf: (id: string) => Status | null): string | null {
  const known = connectivity.filter((id) => statusOf(id) !== null);
  const fails = (id: string): boolean => statusOf(id) === 'critical' || statusOf(id) === 'unknown';
  return known.length > 0 && known.every(fails) ? (known[0] ?? null) : null;
}

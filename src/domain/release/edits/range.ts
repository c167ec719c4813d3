const RANGE =
  /^((?:workspace:|npm:(?:@[^@\s]+|[^@\s]+)@)?(?:\^|~|>=|=)?[ ]*v?)(\d+(?:\.(?:\d+|[x*]))*)((?:-[\w.-]+)?(?:\+[\w.-]+)?)$/;

/**
 * A range moved to the next version, in the way it was written: operator, protocol and precision stay (`^1.2.0`, `~1.2`,
 * `1.x`, `workspace:^1.2.0`). Null when it is not one version with an operator: `*`, `workspace:^`, `>=1 <3`, `file:…`, a tag.
 */
export function nextRange(range: string, next: string): string | null {
  const [, lead, numbers, rest] = RANGE.exec(range) ?? [];
  if (lead === undefined || numbers === undefined) return null;
  const parts = numbers.split('.');
  const whole = parts.length === 3 && parts.every((part) => /^\d+$/.test(part));
  const [core = '', ...prerelease] = next.split(/(?=[-+])/);
  if (whole || prerelease.some((part) => part.startsWith('-')) || rest !== '') return lead + next;
  const fresh = core.split('.');
  return lead + parts.map((part, index) => (/^\d+$/.test(part) ? (fresh[index] ?? part) : part)).join('.');
}

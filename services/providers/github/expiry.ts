/**
 * The end of a token as GitHub's header says it, epoch ms; null when it says none. Seen as `2026-12-20 09:00:00 UTC`,
 * `2026-12-20 09:00:00 -0500` and ISO 8601.
 */
export function expiryOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const text = header
    .trim()
    .replace(/ UTC$/, 'Z')
    .replace(/^(\d{4}-\d\d-\d\d) /, '$1T')
    .replace(/ ([+-]\d\d):?(\d\d)$/, '$1:$2');
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

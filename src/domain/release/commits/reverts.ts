/** What a commit takes back: named by hash, by the quoted subject, or by both. */
export interface Reverts {
  /** The first of `hashes`, in hexadecimal and perhaps shortened. */
  readonly hash?: string | undefined;
  /** The subject of the commit that is taken back. */
  readonly subject?: string | undefined;
  /** Every commit it names. */
  readonly hashes: readonly string[];
  /** It takes a merge back, so all that the merge brought. */
  readonly merge: boolean;
}

const HASH = /\b[0-9a-f]{7,64}\b/gi;

/**
 * Reads what `git revert` writes (`Revert "…"`, and `Reapply "…"` for the revert of a revert, with `This reverts commit …`)
 * and the conventional form (`revert: …` with `Refs: …`). Null for a commit that takes nothing back.
 */
export function revertsOf(subject: string, body: string, type: string | null, description: string): Reverts | null {
  if (type !== 'revert' && !subject.startsWith('Re')) return null;
  const quotedSubject = quotedIn(subject) ?? (type === 'revert' ? description : undefined);
  if (quotedSubject === undefined) return null;
  const hashes = hashesIn(body);
  return {
    hash: hashes[0],
    subject: quotedSubject === '' ? undefined : quotedSubject,
    hashes,
    merge: /^This reverts commit [0-9a-f]+, reversing/im.test(body),
  };
}

function quotedIn(subject: string): string | undefined {
  const [, taken] = /^Revert "(.*)"$/s.exec(subject) ?? [];
  if (taken !== undefined) return taken;
  const [, back] = /^Reapply "(.*)"$/s.exec(subject) ?? [];
  return back === undefined ? undefined : `Revert "${back}"`;
}

function hashesIn(body: string): string[] {
  const [, named] = /^This reverts commit ([0-9a-f]{7,64})\b/im.exec(body) ?? [];
  if (named !== undefined) return [named.toLowerCase()];
  const [, refs = ''] = /^Refs?:[ \t]+(.*)$/im.exec(body) ?? [];
  return [...refs.matchAll(HASH)].map(([hash]) => hash.toLowerCase());
}

import type { Known } from './last-released.ts';
import { isAbove, same } from './order.ts';
import type { Refusal } from './sources.ts';

const HOTFIX = 'make a hotfix of this line: --hotfix';

/** Whether a release after `current` would end below one that people already have, or nobody can tell. Null when not. */
export function goingBack(current: string | null, { manifest, nearest, highest, published }: Known): Refusal | null {
  const base = current ?? manifest;
  if (base === null) return null;
  if (isAbove(published, base))
    return {
      code: 'downgrade',
      message: `${published} is published, so a release after ${base} would go back.`,
      hint: `Release from the branch that made it, or ${HOTFIX}`,
    };
  if (!isAbove(highest, base)) return null;
  if (current === null)
    return {
      code: 'downgrade',
      message: `The manifest says ${base}, but ${highest} is tagged elsewhere.`,
      hint: `Fetch the branch that made it, or ${HOTFIX}`,
    };
  // The registry or the manifest confirms the nearest tag, so the higher one is a stray.
  if (published !== null || same(manifest, nearest)) return null;
  return {
    code: 'tags-not-monotonic',
    message: `The tag for ${highest} is higher than ${current}, and nothing else says which one is right.`,
    hint: `Say the version yourself with --bump X.Y.Z, or ${HOTFIX}`,
  };
}

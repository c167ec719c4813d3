import { type Checkout, existing } from './repository.ts';
import { runGit, tryGit } from './run-git.ts';

const prefixOf = (id: string): string => `refs/cpm-console/recovery/${id}/`;
const NAMED = /\b(?:[\da-f]{64}|[\da-f]{40})\b/g;
/** An unfinished rebase names its commits; nobody has one of more. */
const MOST = 20_000;

interface Wanted {
  readonly id: string;
  /** Objects that only the index has. */
  readonly staged: Iterable<string>;
  /** HEAD's commit, which is there. */
  readonly head: string | null;
  /** Texts that name objects: refs, the operation in progress, the log of the stash. */
  readonly texts: readonly string[];
}

/** Keeps objects from being collected, by refs of our own. Throws OpsError when one of the index is missing. */
export async function protect(checkout: Checkout, { id, head, staged, texts }: Wanted): Promise<void> {
  const prefix = prefixOf(id);
  const named = new Set(texts.flatMap((text) => text.match(NAMED) ?? []).slice(0, MOST));
  if (head !== null) named.delete(head);
  const [there, tree] = await Promise.all([existing(checkout, named), treeOf(checkout, staged)]);
  const objects = [...(head === null ? [] : [head]), ...there];
  const lines = objects.map((object) => `update ${prefix}o/${object} ${object}\n`);
  if (tree !== null) lines.push(`update ${prefix}index ${tree}\n`);
  if (lines.length > 0) await runGit(checkout, ['update-ref', '--no-deref', '--stdin'], { input: lines.join('') });
}

/** A tree that holds these objects; null for none. */
async function treeOf(checkout: Checkout, objects: Iterable<string>): Promise<string | null> {
  const blobs = [...new Set(objects)].map((blob) => `100644 blob ${blob}\t${blob}\0`);
  if (blobs.length === 0) return null;
  return (await runGit(checkout, ['mktree', '-z'], { input: blobs.join('') })).toString().trim();
}

/** Keeps what somebody made since, for good: it is no part of the snapshot and does not go with it. */
export async function protectAside(checkout: Checkout, id: string, objects: readonly string[]): Promise<string[]> {
  if (objects.length === 0) return [];
  const prefix = `${prefixOf(id)}o/`;
  const kept = (await runGit(checkout, ['for-each-ref', '--format=%(refname)', prefix])).toString('latin1').split('\n');
  const known = new Set(kept.map((name) => name.slice(prefix.length)));
  const there = [...(await existing(checkout, objects))].filter((object) => !known.has(object));
  const refs = there.map((object) => `${prefixOf(id)}aside/${object}`);
  const lines = there.map((object, at) => `update ${refs[at]} ${object}\n`);
  if (lines.length > 0) await runGit(checkout, ['update-ref', '--no-deref', '--stdin'], { input: lines.join('') });
  return refs;
}

/** Gives the objects free again, but not what was kept aside. */
export async function unprotect(checkout: Checkout, id: string): Promise<void> {
  const prefix = prefixOf(id);
  const { stdout } = await tryGit(checkout, ['for-each-ref', '--format=%(refname)', prefix]);
  const names = stdout
    .toString('latin1')
    .split('\n')
    .filter((name) => name !== '' && !name.startsWith(`${prefix}aside/`));
  if (names.length > 0)
    await runGit(checkout, ['update-ref', '--no-deref', '--stdin'], {
      input: names.map((name) => `delete ${name}\n`).join(''),
    });
}

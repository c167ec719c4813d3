import type { CommittedFile, CommittedFiles, TreeFile } from '#services/ports/git-objects.ts';

const HASH = /^[0-9a-f]{40,64}$/;
const NOTHING = /^0+$/;
const GONE = '000000';

/** `git ls-files --stage -z` and `git ls-tree -r -z`, with or without `-l`: facts, a tab and the path. */
export function parseFiles(text: string): TreeFile[] {
  return text.split('\0').flatMap((entry) => {
    const [facts = '', ...path] = entry.split('\t');
    const [mode = '', second = '', third = '', size = ''] = facts.split(/ +/);
    if (path.length === 0) return [];
    const [id, stage] = HASH.test(second) ? [second, Number(third)] : [third, 0];
    // A repository inside has none, and what is missing is called so.
    const bytes = /^\d+$/.test(size) ? { bytes: Number(size) } : {};
    return [{ path: path.join('\t'), mode, id, stage, ...bytes }];
  });
}

/** `git log -c --raw -z --format=tformat:%H%x00%B`: a hash, a message, and for each file its facts and its path. */
export function parseCommits(text: string): CommittedFiles[] {
  const commits: { commit: string; message: string; files: CommittedFile[] }[] = [];
  const parts = text.split('\0').values();
  for (const part of parts) {
    const word = part.trimStart();
    if (word.startsWith(':')) {
      const file = parseRaw(word, parts.next().value ?? '');
      if (file) commits.at(-1)?.files.push(file);
    } else if (HASH.test(word)) commits.push({ commit: word, message: parts.next().value ?? '', files: [] });
  }
  return commits;
}

/** One colon for each parent, then the modes, the objects and letters; the last of each is the file as it became. */
function parseRaw(facts: string, path: string): CommittedFile | null {
  const parents = facts.lastIndexOf(':') + 1;
  const words = facts.slice(parents).split(' ');
  const mode = words[parents] ?? GONE;
  const ids = words.slice(parents + 1, 2 * parents + 2);
  const id = ids.at(-1) ?? '';
  if (mode === GONE || NOTHING.test(id)) return null;
  return { path, mode, id, before: ids.slice(0, -1).filter((before) => !NOTHING.test(before)) };
}

/** Object names with their sizes from `git cat-file --batch-check`; missing ones are left out. */
export function parseSizes(text: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [id = '', type = '', size = ''] = line.split(' ');
    if (type === 'blob' || type === 'commit' || type === 'tree' || type === 'tag') sizes.set(id, Number(size));
  }
  return sizes;
}

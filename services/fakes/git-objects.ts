import type { CommittedFiles, Content, GitObjects, TreeFile } from '#services/ports/git-objects.ts';

interface Kept {
  readonly files?: readonly TreeFile[];
  readonly commits?: readonly CommittedFiles[];
  /** Text of an object by its name. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** One repository for every folder; index and trees are the same. */
export function fakeGitObjects({ files = [], commits = [], texts = {} }: Kept = {}): GitObjects {
  const bytesOf = (id: string): Uint8Array | null => {
    const text = texts[id];
    return text === undefined ? null : new TextEncoder().encode(text);
  };
  return {
    index: () => Promise.resolve(files),
    tree: () => Promise.resolve(files),
    commits: () => Promise.resolve(commits),
    sizes(_dir, ids) {
      const known = ids.map((id) => [id, bytesOf(id)?.length] as const);
      return Promise.resolve(new Map(known.flatMap(([id, size]) => (size === undefined ? [] : [[id, size] as const]))));
    },
    contents: (_dir, ids) => Promise.resolve(listed(ids.map((id) => ({ id, bytes: bytesOf(id) })))),
  };
}

async function* listed(contents: readonly Content[]): AsyncGenerator<Content> {
  for (const content of contents) yield await Promise.resolve(content);
}

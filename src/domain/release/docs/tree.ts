/** What is in a project, by paths relative to it, spelled as they are on disk. */
export interface DocumentTree {
  kind(path: string): 'file' | 'directory' | null;
  /** The path that differs only in upper and lower case; null when there is none. */
  alike(path: string): string | null;
}

/** A tree of files, and of folders that may have none; those of the files follow from them. The project itself is `.`. */
export function treeOf(files: Iterable<string>, folders: Iterable<string> = []): DocumentTree {
  const kinds = new Map<string, 'file' | 'directory'>([['.', 'directory']]);
  const folded = new Map<string, string>();
  const add = (path: string, kind: 'file' | 'directory'): void => {
    kinds.set(path, kind);
    folded.set(path.toLowerCase(), path);
  };
  for (const folder of folders) add(folder, 'directory');
  for (const file of files) {
    const names = file.split('/');
    add(file, 'file');
    for (let count = names.length - 1; count > 0; count -= 1) {
      const folder = names.slice(0, count).join('/');
      if (kinds.has(folder)) break;
      add(folder, 'directory');
    }
  }
  return {
    kind: (path) => kinds.get(path) ?? null,
    alike: (path) => {
      const other = folded.get(path.toLowerCase());
      return other === undefined || other === path ? null : other;
    },
  };
}

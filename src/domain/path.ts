const DRIVE = /^[A-Za-z]:[\\/]/;
const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;

/** Joins and tidies: `.` and `..` and doubled or trailing slashes go. Forward slashes only, which every system takes. */
export function joinPath(...parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join('/');
  const plain = DRIVE.test(text) ? text.replaceAll('\\', '/') : text;
  const [, root = '', rest = ''] = /^(\/|[A-Za-z]:\/)?(.*)$/s.exec(plain) ?? [];
  const kept: string[] = [];
  for (const name of rest.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (name !== '..' || root === '') kept.push(name);
  }
  return `${root}${kept.join('/')}` || '.';
}

/** An absolute path of what a person wrote: `~` is home, anything relative starts at `base`. Null for `~` without a home. */
export function resolvePath(text: string, base: string, home: string | null): string | null {
  if (text === '~' || text.startsWith('~/')) return home === null ? null : joinPath(home, text.slice(1));
  return ABSOLUTE.test(text) ? joinPath(text) : joinPath(base, text);
}

/** The folder something is in; the root is in itself. */
export function parentPath(path: string): string {
  return joinPath(path, '..');
}

/** Last name of a path; empty for the root. */
export function baseName(path: string): string {
  return joinPath(path).split('/').at(-1) ?? '';
}

/** With `~` for the home folder, for people. */
export function shortPath(path: string, home: string | null): string {
  if (home === null || home === '/' || home === '') return path;
  if (path === home) return '~';
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}

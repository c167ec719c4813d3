import type { Judged } from './judged.ts';

/** A path that would be written outside of the folder a package is unpacked in. */
export function judgePackedPath(path: string): Judged | null {
  const parts = path.split(/[/\\]/);
  if (!parts.includes('..') && !/^(?:[/\\]|[A-Za-z]:)/.test(path) && !path.includes('\0')) return null;
  return { rule: 'unsafe-path', what: 'a file that unpacks outside of its folder', severity: 'stop', kind: 'file' };
}

/** As the project knows it: the one folder that npm and sdists put around everything is left out. */
export function innerPath(path: string, packageName: string): string {
  return /\.(?:tgz|tar\.gz|tar)$/i.test(packageName) ? path.replace(/^(?:\.\/)?[^/]+\//, '') : path;
}

import { resolvePath } from '#domain/path.ts';
import { isMapping } from '#domain/yaml/mapping.ts';

/** What relative and `~` paths of a file start from. */
export interface Base {
  /** Folder of the file. */
  readonly folder: string;
  readonly home: string | null;
}

/** Parameters that name a place in the file system, whatever the kind. */
const PLACES = new Set(['path', 'cwd', 'file', 'folder', 'dir', 'socket']);

/** Absolute; null for `~` when there is no home folder. */
export function absolute(text: string, { folder, home }: Base): string | null {
  return resolvePath(text, folder, home);
}

/**
 * The data of a file with the paths in its checks made absolute, before kinds judge their parameters. A name without any
 * slash is left alone unless it is a `path` or `cwd`, since `file` may be a program on PATH.
 */
export function placed(data: unknown, base: Base): unknown {
  if (!isMapping(data) || !Array.isArray(data['checks'])) return data;
  const checks = data['checks'].map((item: unknown) => (isMapping(item) ? params(item, base) : item));
  return { ...data, checks };
}

function params(item: Readonly<Record<string, unknown>>, base: Base): Record<string, unknown> {
  const entries = Object.entries(item);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isPlace(name, value) ? (absolute(value, base) ?? value) : value]),
  );
}

function isPlace(name: string, value: unknown): value is string {
  if (typeof value !== 'string' || !PLACES.has(name)) return false;
  return name === 'path' || name === 'cwd' || value.includes('/') || value === '~';
}

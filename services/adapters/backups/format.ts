import type { BackupEntry } from '#services/ports/backups.ts';

/** An entry as the manifest has it: what a restore needs besides what the port tells. */
export interface KeptEntry extends BackupEntry {
  readonly uid: number;
  readonly gid: number;
  /** Whether it had holes, and gets them again. */
  readonly sparse: boolean;
  /** Whether the same file follows once more, because this one changed while it was read. */
  readonly stale: boolean;
}

interface Line {
  readonly p: string;
  readonly k: 'f' | 'd' | 'l';
  readonly s: number;
  readonly m: number;
  readonly t: number;
  readonly u: number;
  readonly g: number;
  readonly h?: string | undefined;
  readonly l?: string | undefined;
  readonly f?: string | undefined;
}

const LETTERS = { file: 'f', folder: 'd', link: 'l' } as const;
const KINDS = { f: 'file', d: 'folder', l: 'link' } as const;

/** One line of the manifest. `f` holds flags: `d` a database, `s` sparse, `o` stale. */
export function lineOf(entry: KeptEntry): string {
  const flags = `${entry.database ? 'd' : ''}${entry.sparse ? 's' : ''}${entry.stale ? 'o' : ''}`;
  const line: Line = {
    p: entry.path,
    k: LETTERS[entry.kind],
    s: entry.bytes,
    m: entry.mode,
    t: entry.modifiedAt,
    u: entry.uid,
    g: entry.gid,
    h: entry.sha256 ?? undefined,
    l: entry.target ?? undefined,
    f: flags === '' ? undefined : flags,
  };
  return JSON.stringify(line);
}

/** Null for what is no line of a manifest. */
export function entryOf(text: string): KeptEntry | null {
  const line: unknown = parsed(text);
  if (!isLine(line) || !isInside(line.p)) return null;
  const flags = line.f ?? '';
  return {
    path: line.p,
    kind: KINDS[line.k],
    bytes: line.s,
    mode: line.m,
    modifiedAt: line.t,
    sha256: line.h ?? null,
    target: line.l ?? null,
    database: flags.includes('d'),
    uid: line.u,
    gid: line.g,
    sparse: flags.includes('s'),
    stale: flags.includes('o'),
  };
}

/** Relative, and never out of where it is restored to. */
function isInside(path: string): boolean {
  return (
    path !== '' && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..') && !path.includes('\0')
  );
}

function isLine(data: unknown): data is Line {
  if (typeof data !== 'object' || data === null || !('p' in data) || typeof data.p !== 'string') return false;
  if (!('k' in data) || typeof data.k !== 'string' || !(data.k in KINDS)) return false;
  const numbers = ['s', 'm', 't', 'u', 'g'].every((key) => typeof Reflect.get(data, key) === 'number');
  const texts = ['h', 'l', 'f'].every((key) => ['string', 'undefined'].includes(typeof Reflect.get(data, key)));
  return numbers && texts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

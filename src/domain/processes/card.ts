import { oneLine } from '#domain/release/one-line.ts';

import type { Found } from './look.ts';
import type { OpenFile, Socket } from './open.ts';
import { idOf, type ProcessRow } from './row.ts';
import { chainOf } from './tree.ts';

/** A process closely, as it was found; the shape of `ProcessDetail` of the port. */
export interface FoundDetail extends Found {
  readonly threads: number | null;
  readonly folder: string | null;
  readonly program: string | null;
  readonly cgroup: string | null;
  readonly unit: string | null;
  readonly sockets: readonly Socket[] | null;
  readonly files: readonly OpenFile[] | null;
  readonly fileCount: number | null;
}

/** One process as its screen and `process show` tell it. Nothing in it is a secret or unsafe for a terminal. */
export interface ProcessCard {
  readonly row: ProcessRow;
  /** Those above it, the topmost first. */
  readonly parents: readonly ProcessRow[];
  /** Those it started that still run. */
  readonly children: readonly ProcessRow[];
  readonly threads: number | null;
  readonly readBytes: number | null;
  readonly writtenBytes: number | null;
  readonly folder: string | null;
  /** File of its program. */
  readonly file: string | null;
  readonly cgroup: string | null;
  readonly unit: string | null;
  /** Null where they are not ours to see. */
  readonly sockets: readonly Socket[] | null;
  readonly files: readonly OpenFile[] | null;
  readonly fileCount: number | null;
}

/** Null when the process is not among the rows: it has ended, or its number was used again. */
export function cardOf(detail: FoundDetail, rows: readonly ProcessRow[]): ProcessCard | null {
  const id = idOf(detail);
  const row = rows.find((one) => one.id === id);
  if (row === undefined) return null;
  const safe = (text: string | null): string | null => (text === null ? null : oneLine(text));
  const { threads, readBytes, writtenBytes, sockets, fileCount } = detail;
  return {
    row,
    parents: chainOf(row.pid, rows).slice(0, -1),
    children: rows.filter(({ parent, startedAt }) => parent === row.pid && startedAt >= row.startedAt),
    threads,
    readBytes,
    writtenBytes,
    folder: safe(detail.folder),
    file: safe(detail.program),
    cgroup: safe(detail.cgroup),
    unit: safe(detail.unit),
    sockets,
    files: detail.files?.map((file) => ({ ...file, path: oneLine(file.path) })) ?? null,
    fileCount,
  };
}

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { parseJson } from '#domain/json.ts';
import type { LogLevel } from '#domain/logs/line.ts';
import type { Seen } from '#domain/logs/triage/known.ts';
import { privateDir } from '#services/adapters/state/private-dir.ts';

/** Another number makes what was remembered worthless: the rules have changed. */
const VERSION = 1;

/** Counts of a part of a log: lines, bytes, levels, earliest, latest, hours and templates, as short as they get. */
export interface KeptPortion {
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  readonly bytes: number;
  readonly levels: readonly number[];
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly hours: readonly (readonly [hour: number, errors: number, warnings: number])[];
  readonly templates: readonly (readonly [name: number, count: number, first: number, last: number, offset: number])[];
}

/** What is remembered of one log: its portions, one behind the other. */
export interface KeptLog {
  readonly head: string;
  readonly headBytes: number;
  readonly dated: boolean;
  readonly before: number;
  /** All lines written since then are in the portions; null for all lines. */
  readonly since: number | null;
  readonly modifiedAt: number;
  readonly portions: readonly KeptPortion[];
}

export interface Memory {
  /** By device and inode: rotation renames a log, and a new one of the same name is another. */
  readonly logs: Readonly<Record<string, KeptLog>>;
  /** Templates by the numbers that portions use. */
  readonly templates: readonly (readonly [level: LogLevel, text: string])[];
  readonly seen: readonly (readonly [key: string, seen: Seen])[];
}

export const NOTHING: Memory = { logs: {}, templates: [], seen: [] };

const fileIn = (stateDir: string): string => join(stateDir, 'triage.json');

/** What earlier looks left; nothing when that cannot be read. */
export function recall(stateDir: string): Memory {
  try {
    const kept = parseJson(readFileSync(fileIn(stateDir), 'utf8'));
    return isMemory(kept) ? kept : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Keeps it for the next look. A disk that cannot be written to only makes that look slower. */
export function keep(stateDir: string, memory: Memory): void {
  const path = fileIn(stateDir);
  const next = `${path}.${process.pid}`;
  try {
    privateDir(stateDir);
    const file = openSync(next, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify({ version: VERSION, ...memory }));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
  } catch {
    rmSync(next, { force: true });
  }
}

/** The file is ours and appears whole, so its version tells enough. */
function isMemory(kept: unknown): kept is Memory {
  return typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === VERSION;
}

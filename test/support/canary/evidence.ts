import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { spellings } from './spellings.ts';

/** Where something left the program: which sink, which one of it, and what was found there. */
export interface Trace {
  readonly sink: Sink;
  readonly where: string;
  readonly bytes: Buffer | string;
}

export const SINKS = [
  'file',
  'database',
  'terminal',
  'frame',
  'picture',
  'argument',
  'environment',
  'network',
] as const;
export type Sink = (typeof SINKS)[number];

export interface Leak {
  readonly sink: Sink;
  readonly where: string;
  readonly spelling: string;
}

/** Every place in which one of the values stands, however it is spelled. */
export function leaksIn(traces: readonly Trace[], values: readonly string[]): Leak[] {
  const wanted = values.flatMap((value) =>
    [...spellings(value)].map(([name, text]) => ({ name, text: Buffer.from(text) })),
  );
  return traces.flatMap(({ sink, where, bytes }) => {
    const held = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    const found = wanted.filter(({ text }) => held.includes(text));
    return found.map(({ name }) => ({ sink, where, spelling: name }));
  });
}

/** Every file below folders; databases with their journals are told apart by their names. */
export function filesBelow(folders: readonly string[]): Trace[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const where = join(parentPath, name);
        const sink = /\.(?:db|sqlite)(?:-wal|-shm|-journal)?$/.test(name) ? 'database' : 'file';
        return { sink, where, bytes: readFileSync(where) } as const;
      }),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { spellings } from './spellings.ts';
import type { WAYS_OUT } from './writers.ts';

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
  'crash',
] as const;
export type Sink = (typeof SINKS)[number];

/** Where what leaves by each way is looked for. A keychain is where values belong. */
export const SINKS_OF: Readonly<Record<(typeof WAYS_OUT)[number], readonly Sink[]>> = {
  file: ['file'],
  database: ['database'],
  program: ['argument', 'environment'],
  network: ['network'],
  terminal: ['terminal', 'frame', 'picture', 'crash'],
  keychain: [],
};

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

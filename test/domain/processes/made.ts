import type { Found } from '#domain/processes/look.ts';
import type { ProcessRow } from '#domain/processes/row.ts';

/** A process as it is found, harmless unless told. */
export const found = (pid: number, more: Partial<Found> = {}): Found => ({
  pid,
  parent: 1,
  startedAt: 1000 * pid,
  name: 'node',
  commandLine: 'node server.js',
  state: 'S',
  rssBytes: 0,
  cpuMs: 0,
  user: 'ana',
  readBytes: 0,
  writtenBytes: 0,
  kernel: false,
  own: false,
  ...more,
});

export const row = (pid: number, more: Partial<ProcessRow> = {}): ProcessRow => ({
  id: `${pid}@${1000 * pid}`,
  pid,
  parent: 1,
  startedAt: 1000 * pid,
  program: 'node',
  command: 'node server.js',
  user: 'ana',
  state: 'S',
  cpuPercent: null,
  cpuMs: 0,
  rssBytes: 0,
  readRate: null,
  writeRate: null,
  kernel: false,
  own: false,
  guarded: null,
  ...more,
});

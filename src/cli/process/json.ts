import type { ProcessCard } from '#domain/processes/card.ts';
import type { ProcessRow } from '#domain/processes/row.ts';

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** A process of `process list --json`. */
export const rowJson = (row: ProcessRow) => ({
  pid: row.pid,
  parent: row.parent,
  program: row.program,
  command: row.command,
  user: row.user,
  state: row.state,
  startedAt: new Date(row.startedAt).toISOString(),
  cpuPercent: rounded(row.cpuPercent),
  cpuMs: row.cpuMs,
  memoryBytes: row.rssBytes,
  readBytesPerSecond: rounded(row.readRate),
  writtenBytesPerSecond: rounded(row.writeRate),
  kernel: row.kernel,
  own: row.own,
});

/** The document of `process show --json`. */
export const cardJson = (card: ProcessCard) => ({
  schema: 1,
  process: {
    ...rowJson(card.row),
    threads: card.threads,
    readBytes: card.readBytes,
    writtenBytes: card.writtenBytes,
    file: card.file,
    folder: card.folder,
    unit: card.unit,
    cgroup: card.cgroup,
    parents: card.parents.map(({ pid, program }) => ({ pid, program })),
    children: card.children.map(({ pid, program }) => ({ pid, program })),
    sockets: card.sockets,
    files: card.files,
    fileCount: card.fileCount,
  },
});

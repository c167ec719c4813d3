import { join } from 'node:path';

import type { Reports } from '#services/ports/reports.ts';

import { lazily } from './lazily.ts';

/** The health log and reports of this machine, loaded at the first call. */
export function reportsPort(stateDir: string): Reports {
  const port = lazily<Omit<Reports, 'logPath'>>(async () =>
    (await import('#services/adapters/reports/reports.ts')).realReports(stateDir),
  );
  return {
    logPath: join(stateDir, 'health.log'),
    log: (line) => port.log(line),
    tail: (count) => port.tail(count),
    write: (...given) => port.write(...given),
    keep: (...given) => port.keep(...given),
    list: () => port.list(),
    read: (name) => port.read(name),
  };
}

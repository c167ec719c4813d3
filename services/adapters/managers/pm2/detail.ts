import type { UnitDetail } from '#services/ports/managers.ts';

import { processesOf } from './processes-of.ts';

/** What PM2 keeps about an app. It does not remember the file that an app was described in. */
export async function detailOf(home: string, name: string, signal: AbortSignal): Promise<UnitDetail> {
  const apps = await processesOf(home, name, signal);
  const [first] = apps;
  return {
    file: null,
    needsReload: false,
    enabled: null,
    program: first?.script ? [first.script, ...first.args].join(' ') : null,
    folder: first?.folder ?? null,
    environment: [...new Set(apps.flatMap(({ environment }) => environment))].toSorted(),
    pids: apps.map(({ pid }) => pid).filter((pid) => pid > 0),
    version: first?.version ?? null,
  };
}

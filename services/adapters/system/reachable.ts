import { resolve } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import type { Mount } from '#services/ports/system.ts';

import { followed } from './followed.ts';
import { holderOf, isRemote } from './mounts.ts';
import { type MountLine, parseMountinfo } from './parse/mountinfo.ts';
import { procAt } from './proc.ts';
import { remoteServer } from './remote-server.ts';

/** A table is good for so many times the time it took to read: on hosts with a thousand mounts that is milliseconds. */
const WORTH = 60;
/** And never longer, however long a busy machine took: a mount that came meanwhile must be seen. */
const LONGEST_MS = 100;

let table: {
  readonly until: number;
  readonly text: string;
  readonly mounted: readonly MountLine[];
  /** Something of it lies on a server. */
  readonly remote: boolean;
} = { until: 0, text: '', mounted: [], remote: false };

function mountTable(): Pick<typeof table, 'mounted' | 'remote'> {
  const begun = performance.now();
  if (begun > table.until) {
    const text = procAt('/').text('/proc/self/mountinfo') ?? '';
    // Reading is cheap beside taking apart.
    const mounted = text === table.text ? table.mounted : parseMountinfo(text);
    const remote = text === table.text ? table.remote : mounted.some(({ type }) => isRemote(type));
    table = { text, mounted, remote, until: begun + Math.min(LONGEST_MS, WORTH * (performance.now() - begun)) };
  }
  return table;
}

/** Whether anything of this machine lies on a server; where nothing does, every path is reachable. */
export const anyRemote = (): boolean => mountTable().remote;

/**
 * Resolves when a path lies on a disk of this machine, or on a server that answers now. Rejects with OpsError `mount-hangs`
 * when the server does not: whoever touched such a path would never come back, not even to end. Ask before every touch of
 * a path that a person named; for local paths it costs a look at the mount table. Without `/proc`, and where all of the
 * system lies on a server, it always resolves.
 */
export async function reachable(path: string): Promise<void> {
  const { mounted, remote } = mountTable();
  if (!remote) return;
  const holder = (folder: string): Mount | null => holderOf(folder, mounted);
  const mount = holder(await followed(resolve(path), (folder) => holder(folder)?.remote ?? false));
  if (mount?.remote !== true || mount.path === '/') return;
  try {
    await remoteServer()(mount, new AbortController().signal);
  } catch (error) {
    // Any other answer is an answer.
    if (error instanceof OpsError && error.code === 'mount-hangs') throw error;
  }
}

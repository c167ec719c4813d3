import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { realShell } from '#services/adapters/shell.ts';
import type { Shell } from '#services/ports/shell.ts';

import { until } from '../lab/until.ts';

const ROOTS = ['/sys/fs/cgroup/unified', '/sys/fs/cgroup/systemd', '/sys/fs/cgroup'];

/** Why there can be no systemd of our own here; null when there can. */
export function systemdMissing(): string | null {
  if (process.getuid?.() !== 0) return 'needs root, to run a systemd in a mount namespace of its own';
  return existsSync('/lib/systemd/systemd') && existsSync('/usr/bin/systemctl') ? null : 'needs systemd';
}

export interface UserManager extends AsyncDisposable {
  readonly folder: string;
  readonly managerPid: () => number;
  /** What stands before a command that is to run where this manager does. */
  readonly enter: readonly string[];
  /** Control groups of it that exist; none once it is gone. */
  readonly groups: () => string[];
  /** Finds a systemctl that talks to this manager. */
  readonly shell: Shell;
  /** Writes a unit and has the manager read it. */
  unit(name: string, text: string): Promise<void>;
  systemctl(...args: readonly string[]): Promise<string>;
}

/** A real `systemd --user`, gone with everything it ran at the end of the `await using` scope. */
export async function userManager(): Promise<UserManager> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-systemd-'));
  await mkdir(join(folder, 'config/systemd/user'), { recursive: true });
  const child = spawn('sh', [join(import.meta.dirname, 'user-manager.sh'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const [pid = '', manager = ''] = line.split(' ');
  await mkdir(join(folder, 'bin'));
  const wrapper = join(folder, 'bin/systemctl');
  const enter = ['nsenter', '--mount', '--target', pid, '--'];
  await writeFile(wrapper, `#!/bin/sh\nexec ${enter.join(' ')} /usr/bin/systemctl "$@"\n`);
  await chmod(wrapper, 0o755);
  const shell = realShell({
    PATH: `${folder}/bin:${process.env['PATH']}`,
    HOME: folder,
    XDG_RUNTIME_DIR: `${folder}/run`,
  });
  const systemctl = async (...args: readonly string[]) => {
    const { stdout, stderr } = await shell.run({ file: 'systemctl', args: ['--user', ...args] }, { timeoutMs: 20_000 });
    return `${stdout}${stderr}`;
  };
  const isUp = async () => /running|degraded/.test(await systemctl('is-system-running'));
  await until(isUp, 'no systemd --user came up', 20_000);
  return {
    folder,
    enter,
    managerPid: () => Number(manager),
    shell,
    systemctl,
    groups: () => ROOTS.map((root) => `${root}/cpm-test-${pid}`).filter((group) => existsSync(group)),
    async unit(name, text) {
      await writeFile(join(folder, 'config/systemd/user', name), text);
      await systemctl('daemon-reload');
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

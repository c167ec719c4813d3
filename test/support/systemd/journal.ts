import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { expect } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import type { Shell } from '#services/ports/shell.ts';

export interface PrivateJournal extends AsyncDisposable {
  readonly folder: string;
  /** In which a systemctl and a journalctl of its own are found. */
  readonly env: Readonly<Record<string, string>>;
  readonly shell: Shell;
  /** Writes a unit and has the manager read it. */
  unit(name: string, text: string): Promise<void>;
  systemctl(...args: readonly string[]): Promise<string>;
  /** Writes one entry beside any unit, in the journal's own form: `MESSAGE=…` lines. */
  send(tag: string, text: string): Promise<void>;
}

/** A real journald with a real `systemd --user`, gone at the end of the `await using` scope. */
export async function privateJournal(): Promise<PrivateJournal> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-journal-'));
  await mkdir(join(folder, 'config/systemd/user'), { recursive: true });
  await mkdir(join(folder, 'bin'));
  const child = spawn('sh', [join(import.meta.dirname, 'journal.sh'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [pid] = (await once(createInterface(child.stdout), 'line')) as [string];
  for (const program of ['systemctl', 'journalctl', 'systemd-cat']) {
    const wrapper = join(folder, 'bin', program);
    await writeFile(wrapper, `#!/bin/sh\nexec nsenter --mount --target ${pid} -- /usr/bin/${program} "$@"\n`);
    await chmod(wrapper, 0o755);
  }
  const env = {
    PATH: `${folder}/bin:${process.env['PATH']}`,
    HOME: folder,
    XDG_RUNTIME_DIR: `${folder}/run`,
    XDG_CONFIG_HOME: `${folder}/config`,
    PM2_HOME: `${folder}/no-pm2`,
  };
  const shell = realShell(env);
  const run = async (file: string, args: readonly string[], stdin?: string) => {
    const { stdout, stderr } = await shell.run({ file, args, stdin }, { timeoutMs: 20_000 });
    return `${stdout}${stderr}`;
  };
  const systemctl = (...args: readonly string[]) => run('systemctl', ['--user', ...args]);
  await expect.poll(() => systemctl('is-system-running'), { timeout: 20_000 }).toMatch(/running|degraded/);
  return {
    folder,
    env,
    shell,
    systemctl,
    async unit(name, text) {
      await writeFile(join(folder, 'config/systemd/user', name), text);
      await systemctl('daemon-reload');
    },
    send: async (tag, text) => void (await run('systemd-cat', [`--identifier=${tag}`], text)),
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

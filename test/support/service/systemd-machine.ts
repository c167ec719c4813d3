import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { userManager } from '../systemd/user-manager.ts';
import { type Ran, runMain } from './commands.ts';

/** A person with a real `systemd --user`, and the built program. */
export interface SystemdMachine extends AsyncDisposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Writes a unit whose process is `/bin/sh -c LINE`. */
  unit(name: string, line: string, more?: string): Promise<void>;
  systemctl(...args: readonly string[]): Promise<string>;
  pidOf(name: string): Promise<number>;
  configure(config: object): Promise<void>;
  cpm(...args: readonly string[]): Promise<Ran>;
}

/** @param more What else the program finds in its environment. */
export async function systemdMachine(more: Readonly<Record<string, string>> = {}): Promise<SystemdMachine> {
  const real = await userManager();
  const { folder } = real;
  const env = {
    PATH: `${folder}/bin:${process.env['PATH']}`,
    HOME: folder,
    LANG: 'C',
    XDG_RUNTIME_DIR: `${folder}/run`,
    XDG_CONFIG_HOME: `${folder}/config`,
    XDG_STATE_HOME: `${folder}/state`,
    PM2_HOME: `${folder}/no-pm2`,
    ...more,
  };
  return {
    folder,
    env,
    systemctl: (...args) => real.systemctl(...args),
    unit: (name, line, others = '') =>
      real.unit(
        `${name}.service`,
        `[Unit]\nDescription=${name}\n[Service]\n${others}\nExecStart=/bin/sh -c '${line}'\n[Install]\nWantedBy=default.target\n`,
      ),
    async pidOf(name) {
      return Number((await real.systemctl('show', '--property=MainPID', '--value', name)).trim());
    },
    async configure(config) {
      await mkdir(join(folder, 'config/cpm-console'), { recursive: true });
      await writeFile(join(folder, 'config/cpm-console/config.yaml'), JSON.stringify(config));
    },
    cpm: (...args) => runMain(env, folder, args),
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  };
}

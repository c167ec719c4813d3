import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

import { realEnvironment } from '#services/adapters/environment.ts';
import systemdUser from '#services/adapters/managers/systemd-user.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import { emptyScratch } from '../scratch.ts';
import { systemdMissing, userManager } from '../systemd/user-manager.ts';
import type { Impostor, ManagerSubject } from './real-manager.ts';

const unit = (exec: string, more = ''): string =>
  `[Unit]\nDescription=A test\n[Service]\nEnvironment=CANARY=canary-secret\nExecReload=/bin/true\n${more}
ExecStart=/bin/sh -c '${exec}'\n[Install]\nWantedBy=default.target\n`;
const STEADY = unit('exec sleep 1000');
const UNITS = {
  steady: 'steady',
  resting: 'resting',
  failing: 'failing',
  crashing: 'crashing',
  odd: String.raw`odd:a\x24\x28id\x29@b`,
};

/** A real `systemd --user`. */
export const systemdSubject: ManagerSubject = {
  name: 'systemd-user',
  missing: systemdMissing,
  async start() {
    const real = await userManager();
    await real.unit('steady.service', STEADY);
    await real.unit('resting.service', STEADY);
    await real.unit('failing.service', unit('exit 3'));
    await real.unit('crashing.service', unit('exit 7', 'Restart=always\nRestartSec=100ms\nStartLimitIntervalSec=0'));
    await real.unit(`${UNITS.odd}.service`, STEADY);
    await real.systemctl('start', '--no-block', 'steady', 'crashing');
    return {
      manager: managerIn(real.folder, real.shell),
      units: UNITS,
      folder: real.folder,
      env: { XDG_RUNTIME_DIR: `${real.folder}/run` },
      enter: real.enter,
      hang: {
        freeze: () => void process.kill(real.managerPid(), 'SIGSTOP'),
        thaw: () => void process.kill(real.managerPid(), 'SIGCONT'),
      },
      [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
    };
  },
  garbage: () => systemctlThat('echo "<html>502 Bad Gateway</html>"'),
  absent: () => systemctlThat('echo Failed to connect to bus: No such file or directory >&2; exit 1'),
};

/** The adapter with a program called systemctl that does what a script says. */
async function systemctlThat(script: string): Promise<Impostor> {
  const scratch = await emptyScratch();
  await scratch.write('systemctl', `#!/bin/sh\n${script}\n`);
  await chmod(join(scratch.path, 'systemctl'), 0o755);
  const shell = realShell({ ...process.env, PATH: `${scratch.path}:${process.env['PATH']}` });
  return {
    manager: managerIn(scratch.path, shell),
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}

function managerIn(folder: string, shell: ReturnType<typeof realShell>): ServiceManager {
  const get = (name: string) => (name === 'XDG_CONFIG_HOME' ? `${folder}/config` : undefined);
  return systemdUser({ shell, environment: { ...realEnvironment(), home: folder, get } });
}

import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MAIN } from '../console.ts';
import { plainEnv, Session } from '../terminal/pty.ts';

const NOBODY = 65_534;
const DROP = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

/**
 * A systemctl with one unit whose process is another one after each restart; only who comes by way of `sudo` may restart
 * it. What it was told as root is in `restarts`.
 */
const SYSTEMCTL = `#!/bin/sh
here=$(dirname "$0")
case "$*" in
  *is-system-running*) echo running ;;
  *list-units*) ;;
  *restart*)
    [ "$FOR_REAL" = yes ] || { echo "Interactive authentication required." >&2; exit 1; }
    echo "$*" >>"$here/../restarts" ;;
  *show*)
    count=$(wc -l <"$here/../restarts")
    printf 'Id=web.service\\nNames=web.service\\nLoadState=loaded\\nActiveState=active\\nSubState=running\\n'
    printf 'MainPID=%s\\nNRestarts=0\\nUnitFileState=enabled\\n' $((4000100 + count)) ;;
esac
`;
/** Asks on the terminal, as the real one does, and is given the answer there alone. */
const SUDO = `#!/bin/sh
stty -echo </dev/tty
printf 'password for nobody: ' >/dev/tty
read -r answer </dev/tty
stty echo </dev/tty
[ "$answer" = "open sesame" ] || { echo "sudo: 1 incorrect password attempt" >&2; exit 1; }
FOR_REAL=yes exec "$@"
`;

/** Somebody without rights on a machine where root is needed for services. */
export interface UnprivilegedMachine extends AsyncDisposable {
  /** The console on a terminal of theirs. */
  open(...args: readonly string[]): Session;
  /** What was done as root, one line each. */
  restarts(): Promise<readonly string[]>;
  /** As the person does in another terminal. */
  restartElsewhere(): Promise<void>;
  /** Everything the console wrote down. */
  readonly folder: string;
}

/** Why there can be none here; null when there can. */
export function unprivilegedMissing(): string | null {
  return process.getuid?.() === 0 ? null : 'needs root, to become somebody without rights';
}

export async function unprivilegedMachine(): Promise<UnprivilegedMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-nobody-'));
  const bin = join(folder, 'bin');
  const restarts = join(folder, 'restarts');
  await mkdir(bin);
  await mkdir(join(folder, '.config/cpm-console'), { recursive: true });
  for (const [name, text] of [
    ['systemctl', SYSTEMCTL],
    ['sudo', SUDO],
  ] as const) {
    await writeFile(join(bin, name), text);
    await chmod(join(bin, name), 0o755);
  }
  const ready = { within: '5s', good: 1, every: '20ms' };
  const config = { services: [{ id: 'web', manager: 'systemd', unit: 'web.service', ready }] };
  await writeFile(join(folder, '.config/cpm-console/config.yaml'), JSON.stringify(config));
  await writeFile(restarts, '');
  for (const path of [folder, restarts, join(folder, '.config'), join(folder, '.config/cpm-console')])
    await chown(path, NOBODY, NOBODY);
  const env = { ...plainEnv(), PATH: `${bin}:${process.env['PATH']}`, HOME: folder };
  return {
    folder,
    open: (...args) => new Session('setpriv', [...DROP, process.execPath, MAIN, ...args], { env, cwd: folder }),
    restarts: async () => (await readFile(restarts, 'utf8')).split('\n').filter((line) => line !== ''),
    restartElsewhere: () => writeFile(restarts, 'elsewhere\n', { flag: 'a' }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

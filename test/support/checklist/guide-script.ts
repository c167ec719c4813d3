import { readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { attempt } from '../lab/run.ts';

/** The text of the guide, unchanged. */
const SCRIPT = readFileSync(new URL('../../fixtures/checklist/daily_ops_checklist.sh', import.meta.url), 'utf8');

/** What the script is shown of the machine. */
export interface ShownMachine {
  /** What the guide's own python code prints; null when it fails. */
  readonly health: number | null;
  /** Services that run; all others do not. */
  readonly running: readonly string[];
  /** Whether systemctl reaches its manager at all. */
  readonly bus?: boolean;
  /** Where the memory service listens. */
  readonly port: number;
  /** Used share of `/`, in percent. */
  readonly rootUsed: number;
  /** The folder of logs; missing where there is none. */
  readonly logs: string;
  /** After how many seconds the script is ended, where it would wait for ever. */
  readonly patience?: number;
}

/**
 * Runs the guide's script as it is, its one absolute folder apart, with stand-ins for what it asks the machine. Its exit is
 * 124 when it was ended.
 */
export async function guideScript(
  folder: string,
  machine: ShownMachine,
): Promise<{ text: string; exit: number | NodeJS.Signals }> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const tools = {
    python: machine.health === null ? 'echo "ModuleNotFoundError: claude_pm" >&2; exit 1' : `echo ${machine.health}`,
    systemctl: `[ "${machine.bus ?? true}" = true ] || { echo "Failed to connect to bus" >&2; exit 1; }
case " ${machine.running.join(' ')} " in *" $3 "*) exit 0 ;; esac
exit 3`,
    curl: `exec /usr/bin/curl "\${@//8002/${machine.port}}"`,
    df: `echo "Filesystem Size Used Avail Use% Mounted on"
echo "/dev/sda1 100G ${machine.rootUsed}G ${100 - machine.rootUsed}G ${machine.rootUsed}% /"`,
  };
  for (const [name, body] of Object.entries(tools)) {
    await writeFile(join(bin, name), `#!/bin/bash\n${body}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const file = join(folder, 'daily_ops_checklist.sh');
  await writeFile(file, SCRIPT.replace('/var/log/claude-pm', machine.logs));
  const env = { PATH: `${bin}:/usr/bin:/bin`, LANG: 'C.UTF-8', TZ: process.env['TZ'] ?? '' };
  const { stdout, code } = await attempt('timeout', [String(machine.patience ?? 60), '/bin/bash', file], { env });
  return { text: stdout, exit: code };
}

import { readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

/** Who acts, where, and from where: what each record says of this process. */
export interface Origin {
  readonly uid: number;
  readonly user: string;
  readonly host: string;
  readonly pid: number;
  readonly from: string | null;
}

/** Of this process. The user is the account of the system; whom sudo names is told in `from`. */
export function ownOrigin(env: NodeJS.ProcessEnv = process.env): Origin {
  return {
    uid: process.getuid?.() ?? -1,
    user: accountName() ?? env['USER'] ?? '',
    host: hostname(),
    pid: process.pid,
    from: fromOf(env),
  };
}

function fromOf(env: NodeJS.ProcessEnv): string | null {
  const [client] = (env['SSH_CONNECTION'] ?? '').split(' ');
  const parts = [
    terminalName(),
    client ? `ssh from ${client}` : null,
    env['SUDO_USER'] ? `sudo by ${env['SUDO_USER']}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

function terminalName(): string | null {
  for (const descriptor of [0, 1, 2]) {
    const target = attempt(() => readlinkSync(`/proc/self/fd/${descriptor}`)) ?? '';
    if (/^\/dev\/(?:pts\/|tty)/.test(target)) return target.slice('/dev/'.length);
  }
  return null;
}

const accountName = (): string | null => attempt(() => userInfo().username);

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

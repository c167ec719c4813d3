import { readFileSync } from 'node:fs';

const SYS_ADMIN = 21n;

/** Why this process may not mount, limit and isolate; null when it may. Root of a container often may not. */
export function lacksAdmin(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  const [, effective = '0'] = /^CapEff:\s*([\da-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (BigInt(`0x${effective}`) >> SYS_ADMIN) & 1n ? null : 'needs root with the right to mount';
}

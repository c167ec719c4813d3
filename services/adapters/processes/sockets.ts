import { words } from '#services/adapters/system/parse/numbers.ts';
import type { Proc } from '#services/adapters/system/proc.ts';
import type { Socket } from '#services/ports/processes.ts';

import { addressOf } from './address.ts';

/** A socket, and the number by which the kernel knows it. */
export interface KnownSocket extends Socket {
  readonly inode: string;
}

const LISTEN = '0A';
const CONNECTED = '01';
const CONNECTING = new Set(['02', '03']);

/** The sockets of the network a process sees; `self` is our own. Null where not even one table can be read. */
export function socketsOf(proc: Proc, pid: number | 'self'): KnownSocket[] | null {
  const tables = (['tcp', 'tcp6', 'udp', 'udp6'] as const).map((table) => {
    const text = proc.text(`/proc/${pid}/net/${table}`);
    return text === null ? null : parseSockets(text, table.startsWith('tcp') ? 'tcp' : 'udp');
  });
  return tables.every((table) => table === null) ? null : tables.flatMap((table) => table ?? []);
}

/** The lines of a table of `/proc/net`; those that are none are left out. */
export function parseSockets(text: string, protocol: 'tcp' | 'udp'): KnownSocket[] {
  return text.split('\n').flatMap((line) => {
    const [slot = '', local = '', remote = '', state = '', , , , , , inode = ''] = words(line);
    const [here, there] = [addressOf(local), addressOf(remote)];
    if (!slot.endsWith(':') || here === null || there === null || !/^\d+$/.test(inode)) return [];
    return [{ protocol, ...here, peer: there.port === 0 ? null : there, state: stateOf(protocol, state), inode }];
  });
}

function stateOf(protocol: 'tcp' | 'udp', state: string): Socket['state'] {
  if (state === CONNECTED) return 'connected';
  if (protocol === 'udp') return 'open';
  return state === LISTEN ? 'listening' : CONNECTING.has(state) ? 'connecting' : 'closing';
}

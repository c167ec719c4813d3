import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What says where the session bus is. */
export interface BusVariables {
  readonly DBUS_SESSION_BUS_ADDRESS?: string | undefined;
  readonly XDG_RUNTIME_DIR?: string | undefined;
}

export interface BusPlace {
  /** As the variable has it: `unix:path=/run/user/1000/bus`. Null when there is no bus. */
  readonly address: string | null;
  /** What node's sockets want; null for a kind of address only libdbus knows. */
  readonly socket: string | null;
  readonly runtimeDir: string;
  /** Ends every connection there is. */
  readonly closing?: AbortSignal | undefined;
}

/**
 * Where the session bus is now. In a terminal multiplexer the variable outlives the session it was made for, so an address
 * whose socket is gone gives way to the usual place of this user.
 */
export function busPlace(env: BusVariables, uid: number, exists: (path: string) => boolean = existsSync): BusPlace {
  const usualDir = `/run/user/${uid}`;
  const runtimeDir = env.XDG_RUNTIME_DIR && exists(env.XDG_RUNTIME_DIR) ? env.XDG_RUNTIME_DIR : usualDir;
  const given = (env.DBUS_SESSION_BUS_ADDRESS ?? '')
    .split(';')
    .filter((part) => part !== '' && !part.startsWith('autolaunch:'));
  for (const address of given) {
    const socket = socketOf(address);
    if (socket === null || socket.startsWith('\0') || exists(socket)) return { address, socket, runtimeDir };
  }
  for (const dir of new Set([runtimeDir, usualDir])) {
    const socket = join(dir, 'bus');
    if (exists(socket)) return { address: `unix:path=${socket}`, socket, runtimeDir };
  }
  return { address: null, socket: null, runtimeDir };
}

function socketOf(address: string): string | null {
  if (!address.startsWith('unix:')) return null;
  const parts = new Map(
    address
      .slice('unix:'.length)
      .split(',')
      .map((part) => [part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)]),
  );
  const plain = (text: string): string =>
    text.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const path = parts.get('path');
  if (path !== undefined) return plain(path);
  const abstract = parts.get('abstract');
  return abstract === undefined ? null : `\0${plain(abstract)}`;
}

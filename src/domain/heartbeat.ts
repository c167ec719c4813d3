import { isList, type Json, parseJson } from './json.ts';

/** The last sign of life of a job. */
export interface Ping {
  /** Epoch ms. */
  readonly at: number;
  /** Exit code of the job; null when it only said that it is there. */
  readonly exitCode: number | null;
}

/** Where the pings of a name are kept. */
export const heartbeatKey = (name: string): string => `heartbeat:${name}`;

/** Names are part of check ids and crontabs: letters, digits and `._-`. */
export function isHeartbeatName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/i.test(text);
}

export function writePing({ at, exitCode }: Ping): string {
  return JSON.stringify({ at, exitCode });
}

/** Null when nothing was kept, or nothing that makes sense. */
export function readPing(text: string | null): Ping | null {
  const found: Json | undefined = text === null ? undefined : parseJson(text);
  if (typeof found !== 'object' || found === null || isList(found)) return null;
  const { at, exitCode } = found;
  return typeof at === 'number' ? { at, exitCode: typeof exitCode === 'number' ? exitCode : null } : null;
}

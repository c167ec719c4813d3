import { recordTime } from './logs/time/record.ts';

/** Of a JSON line, more; but a time stands near its beginning. */
const MOST = 8192;
/** Room behind the line, which stays zero, for rules that look one character ahead. */
const ROOM = 64;
const scratch = new Uint8Array(MOST + ROOM);

/**
 * Epoch ms at which a log line says it was written: ISO, `2026/11/21 14:38:52`, Apache, syslog (whose year comes from
 * `now`), or a JSON field. Without a zone it is local time. Null when it says nothing.
 */
export function lineTime(line: string, now: number): number | null {
  const length = Math.min(line.length, MOST);
  for (let at = 0; at < length; at += 1) scratch[at] = Math.min(line.charCodeAt(at), 0xff);
  scratch.fill(0, length, length + ROOM);
  const time = recordTime(scratch, 0, length, now);
  return time < 0 ? null : time;
}

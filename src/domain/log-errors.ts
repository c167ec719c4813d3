import { isErrorLine, SUSPECT } from './log-level.ts';
import { lineTime } from './log-time.ts';
import { isOwnError } from './logs/triage/context.ts';

/** How far back a line without a time looks for the one it belongs to. */
const LOOK_BACK = 4000;
const TRACEBACK = 'Traceback (most recent call last):';
const NEEDLE = new RegExp(`${SUSPECT.source}|^Traceback \\(most`, 'gm');

/**
 * Times (epoch ms) of the error lines in some whole lines of a log, and of Python tracebacks that no error line announces. A line that says no time was written when the line
 * before it was; null for those before the first time.
 */
export function errorTimes(text: string, now: number): (number | null)[] {
  const times: (number | null)[] = [];
  NEEDLE.lastIndex = 0;
  for (let hit = NEEDLE.exec(text); hit; hit = NEEDLE.exec(text)) {
    const start = text.lastIndexOf('\n', hit.index) + 1;
    const newline = text.indexOf('\n', hit.index);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (isErrorLine(line) || (line.startsWith(TRACEBACK) && isOwn(text, start, now)))
      times.push(lineTime(line, now) ?? timeBefore(text, start, now));
    NEEDLE.lastIndex = end;
  }
  return times;
}

/** Whether the traceback that begins here is an error of its own, by the lines before it. */
function isOwn(text: string, start: number, now: number): boolean {
  const before = text.slice(Math.max(0, start - LOOK_BACK), start);
  const bytes = Uint8Array.from(before, (character) => Math.min(character.charCodeAt(0), 0xff));
  return isOwnError(bytes, bytes.length, now);
}

/** Time of the first line that says one; null when none does. */
export function firstTime(text: string, now: number): number | null {
  for (const line of text.split('\n')) {
    const time = lineTime(line, now);
    if (time !== null) return time;
  }
  return null;
}

function timeBefore(text: string, start: number, now: number): number | null {
  const lines = text.slice(Math.max(0, start - LOOK_BACK), start).split('\n');
  for (const line of lines.toReversed()) {
    const time = lineTime(line, now);
    if (time !== null) return time;
  }
  return null;
}

import { readFileSync } from 'node:fs';

import { span } from '#domain/format.ts';

import { frameFile, type FrameStamp, lookOf } from './file.ts';
import { guardLastFrame } from './guard.ts';

/** Older ones say too little about now. */
const OLDEST_MS = 7 * 86_400_000;

/**
 * Draws the frame the last console left, marked with its age, before anything heavy is loaded. Nothing happens where
 * there is none for this terminal.
 */
export function showLastFrame(stdout: NodeJS.WriteStream): boolean {
  const found = read();
  if (found === null) return false;
  const { stamp, frame } = found;
  const age = Date.now() - stamp.at;
  const fits = stamp.columns === stdout.columns && stamp.rows === stdout.rows && stamp.look === lookOf();
  if (!fits || age < 0 || age > OLDEST_MS) return false;
  const mark = ` As of ${age < 1000 ? 'a moment' : span(age)} ago, looking again. `.slice(0, stamp.columns);
  guardLastFrame(() => hideLastFrame(stdout));
  // Keys are for the screens that follow: they wait unseen instead of being written into the frame.
  if (!setRaw(true)) return false;
  stdout.write(
    `\u001B[?1049h\u001B[?25l\u001B[2J\u001B[H${frame.split('\n').join('\r\n')}\u001B[${stamp.rows};1H\u001B[7m${mark}\u001B[0m`,
  );
  return true;
}

/** Puts the terminal back when no console follows. */
export function hideLastFrame(stdout: NodeJS.WriteStream): void {
  setRaw(false);
  stdout.write('\u001B[?25h\u001B[?1049l');
}

/** False when the window was closed meanwhile. */
function setRaw(raw: boolean): boolean {
  try {
    process.stdin.setRawMode(raw);
    return true;
  } catch {
    return false;
  }
}

function read(): { stamp: FrameStamp; frame: string } | null {
  const file = frameFile();
  if (file === null) return null;
  try {
    const text = readFileSync(file, 'utf8');
    const line = text.indexOf('\n');
    const stamp: unknown = JSON.parse(text.slice(0, line));
    return isStamp(stamp) ? { stamp, frame: text.slice(line + 1) } : null;
  } catch {
    return null;
  }
}

function isStamp(value: unknown): value is FrameStamp {
  return (
    typeof value === 'object' &&
    value !== null &&
    'columns' in value &&
    'rows' in value &&
    'look' in value &&
    'at' in value
  );
}

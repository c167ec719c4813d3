import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { frameFile, type FrameStamp, lookOf } from './file.ts';

/** Leaves a frame for the next start. A full or read-only disk costs the next start its first picture and nothing else. */
export function saveLastFrame(frame: string, { columns, rows, at }: Omit<FrameStamp, 'look'>): void {
  const file = frameFile();
  if (file === null) return;
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const stamp: FrameStamp = { columns, rows, at, look: lookOf() };
    writeFileSync(temporary, `${JSON.stringify(stamp)}\n${frame}`, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** The next start begins without a picture. */
export function forgetLastFrame(): void {
  const file = frameFile();
  if (file !== null) rmSync(file, { force: true });
}

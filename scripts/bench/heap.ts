import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { build } from 'esbuild';
import { execa } from 'execa';

import { options } from '../build/options.ts';
import { ROOT } from '../support/root.ts';
import type { Row } from './row.ts';

const FRAMES = 5000;

/** Whether the screens keep memory: the real screens, built as they ship, drawing frame after frame. */
export async function rows(): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-heap-'));
  try {
    const entryPoints = { frames: path.join(ROOT, 'scripts/bench/heap/frames.tsx') };
    await build({ ...options(), entryPoints, outdir: folder });
    const args = ['--expose-gc', path.join(folder, 'frames.mjs'), String(FRAMES)];
    const { stdout } = await execa(process.execPath, args, { env: { NODE_ENV: 'production', FORCE_COLOR: '3' } });
    const { writes, bytes } = JSON.parse(stdout) as { writes: number; bytes: number };
    if (writes < FRAMES) throw new Error(`only ${writes} frames were drawn`);
    const ours = bytes / 1e6;
    return [{ name: `heap growth over ${FRAMES} frames`, ours, theirs: null, ratio: null, budget: 2, unit: 'MB' }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

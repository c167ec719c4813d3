import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { plainEnv, Session } from '../../test/support/terminal/pty.ts';
import type { Scene } from './scenes.ts';
import { toSvg } from './svg.ts';

export interface Picture {
  readonly svg: string;
  readonly text: string;
}

const SIZE = [120, 36] as const;

/** Plays a scene with the real program on a real terminal, in a home directory of its own, and takes the picture. */
export async function play(program: string, { name, title, args = [], size, env, beats }: Scene): Promise<Picture> {
  const home = await mkdtemp(path.join(tmpdir(), 'picture-'));
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(home, { recursive: true, force: true }));
  const [cols, rows] = size ?? SIZE;
  const session = cleanup.use(
    new Session(process.execPath, [program, ...args], {
      cols,
      rows,
      env: { ...plainEnv(), HOME: home, TZ: 'UTC', ...env },
    }),
  );
  await session.waitFor(/\S/);
  for (const { press = [], waitFor, withinMs } of beats) {
    for (const key of press) {
      session.press(key);
      await session.quiet();
    }
    if (waitFor !== undefined) await session.waitFor(waitFor, withinMs);
  }
  await session.quiet();
  const cursor = !session.modes().hiddenCursor && !session.exit;
  return { svg: toSvg(session.terminal, { title: title ?? `cpm-console · ${name}`, cursor }), text: session.screen() };
}

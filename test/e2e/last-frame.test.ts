import { expect, it } from 'vitest';

import { MAIN, openBuilt } from '../support/console.ts';
import { plainEnv, Session } from '../support/terminal/pty.ts';

it('shows the last frame, marked with its age, until the first reading of this start', async () => {
  await using opened = await openBuilt();
  const { session, home } = opened;
  await session.waitFor(/Mem +\d+ %/);
  session.press('q');
  expect((await session.exited).exitCode).toBe(0);
  const again = { cols: 120, rows: 36, cwd: home, env: { ...plainEnv(), HOME: home } };
  await using next = new Session(process.execPath, [MAIN], again);
  expect(await next.waitFor(/As of .* ago, looking again/)).toMatch(/Mem +\d+ %/);
  expect(await next.waitFor('q quit')).not.toContain('looking again');
  next.press('q');
  expect((await next.exited).exitCode).toBe(0);
  await using other = new Session(process.execPath, [MAIN], { ...again, cols: 100 });
  await other.waitFor('q quit');
  expect(other.raw).not.toContain('looking again');
});

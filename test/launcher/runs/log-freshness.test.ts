import { appendFile, utimes, writeFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import { realFiles } from '#services/adapters/files.ts';
import { realLogs } from '#services/adapters/logs/logs.ts';
import { realShell } from '#services/adapters/shell.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';

import { LogFreshness } from '../../../src/launcher/runs/log-freshness.ts';
import { Lab } from '../../support/lab/lab.ts';

it('is new what was written after a person looked, or after the program began', async () => {
  await using lab = new Lab();
  const path = lab.at('api.log');
  await writeFile(path, 'one\n');
  const seconds = Date.UTC(2026, 10, 20, 10) / 1000;
  await utimes(path, seconds, seconds);
  const clock = new ManualClock(seconds * 1000 + 60_000);
  const freshness = new LogFreshness({
    clock,
    files: realFiles(),
    logs: realLogs({ shell: realShell() }),
    state: fakeState(),
  });
  const sources = [{ type: 'file', name: 'api', path }] as const;
  expect(await freshness.isFresh('service:api', sources)).toBe(false);
  await appendFile(path, 'two\n');
  await utimes(path, seconds + 90, seconds + 90);
  expect(await freshness.isFresh('service:api', sources)).toBe(true);
  clock.advance(60_000);
  freshness.looked('service:api');
  expect(await freshness.isFresh('service:api', sources)).toBe(false);
  expect(await freshness.isFresh('service:api', [{ type: 'file', name: 'gone', path: lab.at('gone.log') }])).toBe(
    false,
  );
});

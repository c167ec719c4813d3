import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { NOON, reading, smallWorld } from '../../support/readings.ts';

it('writes nothing when the same is found again', async () => {
  await using app = await renderConsole();
  const look = (tick: number) => {
    const readings = smallWorld().map((each) => ({ ...each, takenAt: NOON + tick * 10, tookMs: tick }));
    app.store.acts.received(readings, [], NOON + tick * 10);
  };
  // Graphs grow until they are full.
  for (let tick = 1; tick <= 200; tick += 1) look(tick);
  await app.settle();
  const before = app.stdoutBytes;
  for (let tick = 201; tick <= 220; tick += 1) {
    look(tick);
    await app.settle();
  }
  app.store.acts.ran({ at: NOON, command: 'true', exitCode: 0, tookMs: 1, note: '' });
  app.store.acts.hold(null);
  app.store.acts.dismiss(99);
  await app.settle();
  expect(app.stdoutBytes).toBe(before);
});

it('writes only the lines that changed', async () => {
  await using app = await renderConsole();
  const before = app.stdoutBytes;
  app.store.acts.received(
    [reading('disk:/', { title: '/', value: 42, unit: '%', summary: '97 GiB free' })],
    [],
    NOON + 1,
  );
  await app.settle();
  expect(app.screen()).toContain('97 GiB free');
  expect(app.stdoutBytes - before).toBeGreaterThan(0);
  expect(app.stdoutBytes - before).toBeLessThan(whole(app) / 4);
});

/** Bytes of a whole frame. */
const whole = (app: Awaited<ReturnType<typeof renderConsole>>) => Buffer.byteLength(app.screen());

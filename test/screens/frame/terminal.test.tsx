import { expect, it } from 'vitest';

import { renderConsole } from '../../support/console.tsx';
import { restingModes } from '../../support/terminal/modes.ts';

it('listens to mouse and focus while it runs and leaves nothing switched on', async () => {
  const app = await renderConsole();
  expect(app.modes()).toMatchObject({ mouseClicks: true, mouseSgr: true, focusReports: true, bracketedPaste: true });
  await app[Symbol.asyncDispose]();
  expect(app.modes()).toEqual(restingModes);
});

it('leaves nothing switched on when a component breaks', async () => {
  const app = await renderConsole();
  app.store.acts.set({ readings: null as never });
  await expect(app.exited).rejects.toThrow(/null/);
  expect(app.modes()).toEqual(restingModes);
});

it('gives the mouse back and takes it again', async () => {
  await using app = await renderConsole();
  await app.press('m');
  expect(app.modes()).toMatchObject({ mouseClicks: false, mouseSgr: false, focusReports: true });
  expect(app.screen()).toContain('The mouse selects text now. m takes it back.');
  await app.press('m');
  expect(app.modes()).toMatchObject({ mouseClicks: true, mouseSgr: true });
});

it('steps aside for the shell and comes back whole', async () => {
  const stopped = Promise.withResolvers<void>();
  const continued = Promise.withResolvers<void>();
  await using app = await renderConsole({
    watch: {
      stop: async () => {
        stopped.resolve();
        await continued.promise;
      },
    },
  });
  const before = app.screen();
  await app.press('ctrl-z');
  await stopped.promise;
  await app.settle();
  expect(app.modes()).toEqual(restingModes);
  expect(app.rawMode).toBe(false);
  continued.resolve();
  await app.waitFor('cpm-console');
  expect(app.screen()).toBe(before);
  expect(app.modes()).toMatchObject({ alternateScreen: true, mouseClicks: true, focusReports: true });
  expect(app.rawMode).toBe(true);
});

it('draws over what somebody else wrote on the screen', async () => {
  await using app = await renderConsole();
  const before = app.screen();
  app.terminal.write('\u001b[3;3HGARBAGE');
  await app.settle();
  expect(app.screen()).toContain('GARBAGE');
  await app.press('ctrl-l');
  await app.waitFor((screen) => !screen.includes('GARBAGE'));
  expect(app.screen()).toBe(before);
});

it('says what is wrong when a program could not run', async () => {
  await using app = await renderConsole({ watch: { stop: () => Promise.reject(new Error('no shell to go to')) } });
  await app.press('ctrl-z');
  await app.waitFor('no shell to go to');
  expect(app.modes()).toMatchObject({ alternateScreen: true, mouseClicks: true });
});

it.each([
  [null, /^52;c;/],
  ['tmux' as const, /^52;c;/],
])('copies over any line (%s)', async (multiplexer, sequence) => {
  await using app = await renderConsole({ session: { multiplexer: multiplexer ?? undefined } });
  const copied: string[] = [];
  app.terminal.parser.registerOscHandler(52, (data) => copied.push(`52;${data}`) > 0);
  await app.press('y');
  expect(copied[0]).toMatch(sequence);
  const text = Buffer.from(copied[0]?.slice('52;c;'.length) ?? '', 'base64').toString();
  expect(text).toContain('critical: health-monitor, failed, exit 1: EADDRINUSE 7001, for 4 m');
  expect(app.screen()).toContain('Copied 3 lines.');
});

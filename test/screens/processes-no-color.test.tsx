import { expect, it, vi } from 'vitest';

import { processesView } from '#screens/processes/view.ts';

// The colour library of Ink reads this once, when it is loaded.
vi.hoisted(() => (process.env['FORCE_COLOR'] = '0'));

const { renderConsole } = await import('../support/console.tsx');
const { fakeProcesses, NOW } = await import('../support/processes/desk.ts');

it('says all of the processes in glyphs and words', async () => {
  const watch = { processes: fakeProcesses().processes, now: () => NOW };
  await using app = await renderConsole({ watch, session: { color: false } });
  app.store.acts.push(processesView('cpu'));
  await app.waitFor(/cpu ↓[^]*8814 +ana +86 %[^]*4200[^]*○ stopped[^]*4300[^]*⚠ ended/);
  // oxlint-disable-next-line no-control-regex
  expect(app.raw).not.toMatch(/\u001b\[[\d;]*m/);
});

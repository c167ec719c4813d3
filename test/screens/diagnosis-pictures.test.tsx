import { describe, expect, it } from 'vitest';

import { diagnosisJson } from '#domain/diagnosis/json.ts';
import { runOf } from '#domain/procedure/run-state.ts';

import { renderConsole } from '../support/console.tsx';
import { PORT_TAKEN } from '../support/diagnose/port-taken.ts';
import { after, TROUBLED } from '../support/machine.ts';
import { fakeDesk } from '../support/runs/desk.ts';
import { BEGAN, pushPlan, records } from '../support/runs/plan.ts';

const RUN = 'diagnose-20261120-143205-a1b2';
const NOW = BEGAN + 31_000;
const SIZES = [
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const LOOKS = {
  'no-color': { color: false },
  ascii: { ascii: true },
  'screen-reader': { screenReader: true },
};

async function picture(more: Parameters<typeof renderConsole>[0]) {
  const watch = { runs: fakeDesk().runs, diagnose: () => Promise.reject(new Error('not asked')), now: () => NOW };
  await using app = await renderConsole({ ...after(TROUBLED), watch, ...more, now: NOW });
  const plan = pushPlan('service:health-monitor', { procedure: 'diagnose', title: 'Diagnose health-monitor' });
  const all = records(
    { type: 'planned', plan },
    { type: 'ended', state: 'done', exit: 21, error: null, result: diagnosisJson(PORT_TAKEN) },
  );
  app.store.acts.runsChanged([{ state: runOf(RUN, all), where: 'nowhere' }]);
  app.store.acts.push({ type: 'run', run: RUN });
  await app.waitFor(/pid 4127/);
  await app.settle();
  return app.svg();
}

describe('the picture of a diagnosis', () => {
  it.each(SIZES)('at %ix%i', async (cols, rows) => {
    await expect(await picture({ cols, rows })).toMatchFileSnapshot(`pictures/diagnosis-${cols}x${rows}.svg`);
  });

  it.each(Object.entries(LOOKS))('in %s', async (name, session) => {
    const svg = await picture({ cols: 120, rows: 36, session });
    await expect(svg).toMatchFileSnapshot(`pictures/diagnosis-${name}.svg`);
  });
});

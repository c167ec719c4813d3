import { expect, it, vi } from 'vitest';

import { defaultConfig } from '#config/defaults.ts';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { createAppStore } from '#store/store.ts';

import { diagnoseDeskFor } from '../../../src/launcher/runs/diagnose-desk.ts';
import { gated } from '../../../src/launcher/runs/gated.ts';
import { RunKeeper } from '../../../src/launcher/runs/keeper.ts';
import { procedureOf } from '../../../src/launcher/runs/procedures.ts';
import { NOON, reading } from '../../support/readings.ts';
import { sessionOf } from '../../support/session.ts';

const SOON = { timeout: 25_000 };

function desk() {
  const world = demoWorld({ clock: new ManualClock() });
  const store = createAppStore(
    { now: NOON, readings: [], incidents: [], customKeys: {}, notices: [], session: sessionOf({}) },
    () => DEFAULT_LIMITS,
  );
  const config = () => defaultConfig('development', '/nonexistent/config.yaml');
  const keeper = new RunKeeper({ world, store, procedureOf: (plan) => procedureOf(gated(world, config), plan) });
  const data = { manager: 'systemd', unit: 'claude-pm-health-monitor.service' };
  const failed = reading('service:health-monitor', { status: 'critical', data });
  store.acts.received([failed, reading('cpu:host')], [], NOON);
  const over = async (run: string) => {
    await vi.waitFor(() => expect(store.getState().runs[run]?.state.state).toBe('done'), SOON);
    return store.getState().runs[run]?.state;
  };
  return { world, desk: diagnoseDeskFor({ world, store, keeper, config }), over };
}

it('diagnoses what a check looks at, and a fix of it is planned, begun and done', async () => {
  const { world, desk: asked, over } = desk();
  const run = await asked.start('service:health-monitor');
  const diagnosis = diagnosisIn((await over(run))?.result ?? null);
  expect(diagnosis?.conclusion).toMatchObject({ id: 'service-port-taken', fixes: [{ id: 'end-port-holder' }, {}, {}] });
  const fix = diagnosis?.conclusion.fixes[0];
  if (fix === undefined) throw new Error('there is no fix');
  const { asks, start } = await asked.fix(fix);
  expect(asks).toMatchObject({ tier: 'interrupting', commands: ['kill -TERM 4127'] });
  expect(await world.processes.find(4127)).not.toBeNull();
  await over(await start());
  expect(await world.processes.find(4127)).toBeNull();
});

it('says for what there is no diagnosis', async () => {
  await expect(desk().desk.start('cpu:host')).rejects.toMatchObject({ code: 'no-such-subject' });
});

it('a fix that only a person can do is not planned', async () => {
  const fix = { id: 'wait', title: 'Wait', commands: [], costs: null, act: null };
  await expect(desk().desk.fix(fix)).rejects.toMatchObject({ code: 'no-fix', exit: 'refused' });
});

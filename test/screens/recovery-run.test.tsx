import { describe, expect, it } from 'vitest';

import type { RunState } from '#domain/procedure/run-state.ts';

import { renderConsole } from '../support/console.tsx';
import { fakeEmergencyDesk } from '../support/emergency-desk.ts';
import { machineWatch } from '../support/machine-watch.ts';
import { after, TROUBLED } from '../support/machine.ts';
import { recovered, RECOVERY_RUN } from '../support/recovery/recovered.ts';
import { fakeDesk } from '../support/runs/desk.ts';

const open = async (state: RunState, more: Parameters<typeof renderConsole>[0] = {}) => {
  const runs = fakeDesk();
  const watch = { ...machineWatch, runs: runs.runs, emergency: fakeEmergencyDesk().desk };
  const app = await renderConsole({ ...after(TROUBLED), ...more, watch });
  app.store.acts.runsChanged([{ state, where: state.state === 'running' ? 'here' : 'nowhere' }]);
  app.store.acts.push({ type: 'run', run: RECOVERY_RUN });
  await app.waitFor(/Recover health-monitor/);
  return Object.assign(app, { wanted: runs.calls });
};
const UNHEALTHY = recovered(null, {
  state: 'undone',
  exit: 5,
  error: { code: 'not-healthy', message: 'It is not healthy: health-monitor: answers 500.', hint: null },
});

describe('a recovery that is over', () => {
  it('says what was verified, where the backup is, and the command that undoes it all', async () => {
    await using app = await open(recovered(null));
    await app.waitFor('answered 5 times in a row');
    expect(app.screen()).toContain('backup-20261120-143205-a1b2.tar.zst');
    expect(app.screen()).toContain(`1  Undo it all…   cpm-console recover undo ${RECOVERY_RUN}`);
  });

  it('is undone as a whole by its number, after it was asked with Cancel focused', async () => {
    await using app = await open(recovered(null));
    await app.waitFor('Undo it all');
    await app.press('1');
    await app.waitFor('Undo recover health-monitor?');
    await app.press('enter');
    expect(app.wanted).toEqual([]);
    await app.press('1');
    await app.waitFor('Undo recover health-monitor?');
    await app.press('2');
    expect(app.wanted).toEqual([`undo ${RECOVERY_RUN}`]);
  });

  it('offers the next level when it is not healthy after it', async () => {
    await using app = await open(UNHEALTHY);
    await app.waitFor('1  Go one level deeper: restore');
    expect(app.screen()).toContain('answers 500');
    await app.press('1');
    await app.waitFor('Full recovery: health-monitor');
  });

  it('changes nothing in a read-only console', async () => {
    await using app = await open(recovered(null), { session: { readOnly: true } });
    await app.waitFor(/1 +Undo it all… +off: the console is read-only/);
    await app.press('1');
    expect(app.wanted).toEqual([]);
  });
});

const SIZES = [
  [200, 50],
  [120, 36],
  [80, 24],
  [60, 15],
] as const;
const STATES = { running: recovered('reinstall'), done: recovered(null), unhealthy: UNHEALTHY };

describe('the picture of a recovery', () => {
  it.each(
    SIZES.flatMap(([cols, rows]) => Object.entries(STATES).map(([name, state]) => ({ name, state, cols, rows }))),
  )('$name at $cols x $rows', async ({ name, state, cols, rows }) => {
    await using app = await open(state, { cols, rows });
    await app.settle();
    await expect(app.svg()).toMatchFileSnapshot(`pictures/recovery-${name}-${cols}x${rows}.svg`);
  });
});

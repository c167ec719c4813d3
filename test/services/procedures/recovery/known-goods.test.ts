import { afterEach, expect, it } from 'vitest';

import { realShell } from '#services/adapters/shell.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { knownGoods } from '#services/procedures/recovery/goods/known-goods.ts';

import { Lab } from '../../../support/lab/lab.ts';
import { readingWith } from '../../../support/reading.ts';
import { releaseSteps } from '../../../support/recovery/released.ts';
import { makeTree } from '../../../support/recovery/trees.ts';

const HOUR = 3_600_000;
const signal = new AbortController().signal;
const stack = new AsyncDisposableStack();
afterEach(() => stack.disposeAsync());

it('reads releases from journals, remembers them, and says how far each is from what is there', async () => {
  const lab = stack.use(new Lab());
  const { top, good } = await makeTree('renamed', lab);
  const clock = new ManualClock();
  const [journals, state] = [fakeJournals(), fakeState()];
  const world = { ...demoWorld({ clock, journals, state }), clock, shell: realShell() };
  const now = clock.now();
  for (const [run, hours, ends] of [
    ['push-20260105-101500-a1b2', 50, 'done'],
    ['push-20260105-111500-a1b2', 40, 'undone'],
  ] as const) {
    const journal = journals.create(run);
    for (const [index, one] of releaseSteps({ commit: good, version: '1.0.0', ends }).entries())
      journal.append({ ...one, seq: index + 1, at: now - hours * HOUR });
    journal.close();
  }
  const of = { project: { id: 'api', top }, checks: ['http:api'] };
  expect(await knownGoods(world, of, signal)).toMatchObject([
    { proven: false, because: 'released, but no check looked at it' },
  ]);
  state.record([readingWith({ id: 'http:api', status: 'ok', takenAt: now - HOUR })]);
  const [release, ...others] = await knownGoods(world, of, signal);
  expect(others).toEqual([]);
  expect(release).toMatchObject({
    commit: good,
    tag: 'v1.0.0',
    version: '1.0.0',
    proven: true,
    because: 'released, healthy for 50 h after',
    distance: { commits: 2 },
  });
  expect(release?.distance?.files).toBeGreaterThan(5);
  expect(state.releases.of('api')).toHaveLength(1);
  // The journal may go; what was released stays known.
  const later = { ...world, journals: fakeJournals() };
  expect(await knownGoods(later, of, signal)).toHaveLength(1);
  state.record([readingWith({ id: 'http:api', status: 'critical', takenAt: now - HOUR + 1 })]);
  expect(await knownGoods(world, of, signal)).toMatchObject([
    { proven: true, because: 'released, healthy for 49 h after' },
  ]);
});

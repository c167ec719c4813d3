import { describe, expect, it } from 'vitest';

import type { Invocation } from '#cli/command.ts';
import incident from '#cli/commands/incident.ts';
import recover from '#cli/commands/recover.ts';
import { fakeLearnings } from '#services/fakes/learnings.ts';

import { demo } from '../support/demo-command.ts';
import { FOLDER, known } from '../support/learnings.ts';
import { readingWith } from '../support/reading.ts';

const LEARNED = { id: 'OPS-2026-11-18-001', title: 'Port 7001 was held by a leftover debugger' };
const remembering = () => demo(() => ({ learnings: fakeLearnings({ folder: FOLDER, files: known() }) }));

describe('what was learned about the same before', () => {
  it('is said at the start of a recovery', async () => {
    const { run } = remembering();
    const { json } = await run(recover, ['plan', 'health-monitor'], { json: true });
    expect(json()['seenBefore']).toEqual([LEARNED]);
    const { out } = await run(recover, ['plan', 'health-monitor']);
    expect(out).toContain(`Seen before: ${LEARNED.id} ${LEARNED.title}   cpm-console learn show ${LEARNED.id}`);
    expect((await run(recover, ['plan', 'worker'], { json: true })).json()['seenBefore']).toEqual([]);
  });

  it('is said by numbers too, before anything is agreed to', async () => {
    const { run } = remembering();
    const answers = ['2'];
    const lines = (): Promise<string> => Promise.resolve(answers.shift() ?? '');
    const byNumbers = { ...recover, run: (given: Invocation) => recover.run({ ...given, lines }) };
    const { out } = await run(byNumbers, ['health-monitor'], { plain: true });
    expect(out).toMatch(/Seen before: OPS-2026-11-18-001 Port 7001/);
    expect(out).toContain('Nothing was changed.');
  });

  it('is said of an incident', async () => {
    const { run, world } = remembering();
    const now = world.clock.now();
    for (let minutes = 5; minutes > 0; minutes -= 0.5)
      world.state.record([
        readingWith({
          id: 'service:health-monitor',
          title: 'health-monitor',
          status: 'critical',
          takenAt: now - minutes * 60_000,
          summary: 'failed, exit 1',
        }),
      ]);
    const [{ id } = { id: '' }] = world.state.incidents(0);
    expect((await run(incident, ['show', id], { json: true })).json()['seenBefore']).toEqual([LEARNED]);
    expect((await run(incident, ['show', id])).out).toMatch(/seen before\n {2}OPS-2026-11-18-001 {2}Port 7001/);
  });
});

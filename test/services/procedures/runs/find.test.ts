import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import { realJournals } from '#services/adapters/journals.ts';
import type { Journals } from '#services/ports/journals.ts';
import { knownRuns, unfinishedRuns } from '#services/procedures/runs/find.ts';

const dir = mkdtempSync(join(tmpdir(), 'find-'));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const RUN = 'push-20260105-101500-a1b2';
const plan: Plan = {
  schema: 1,
  procedure: 'push',
  subject: { id: 'api', path: '/srv/api' },
  title: 'Push api',
  phases: [],
  steps: [],
  params: {},
  fingerprint: 'f',
  at: 0,
};

it('reads a journal again only when something was added to it, by whomever', () => {
  const real = realJournals(dir);
  let reads = 0;
  const journals: Journals = {
    ...real,
    read(run) {
      reads += 1;
      return real.read(run);
    },
  };
  expect(knownRuns(journals)).toEqual([]);
  const journal = realJournals(dir).create(RUN);
  journal.append({ seq: 1, at: 1, type: 'planned', plan });
  const left = () => [unfinishedRuns(journals, 'push', '/srv/api').map(({ run }) => run), reads];
  expect([left(), left()]).toEqual([
    [[RUN], 1],
    [[RUN], 1],
  ]);
  expect(unfinishedRuns(journals, 'push', '/elsewhere')).toEqual([]);
  journal.append({ seq: 2, at: 2, type: 'ended', state: 'done', exit: 0, error: null, result: {} });
  journal.close();
  expect([left(), left()]).toEqual([
    [[], 2],
    [[], 2],
  ]);
  real.remove(RUN);
  expect(knownRuns(journals)).toEqual([]);
});

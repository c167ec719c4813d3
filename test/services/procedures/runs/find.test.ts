import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from 'vitest';

import type { Plan } from '#domain/procedure/plan.ts';
import type { EndState } from '#domain/procedure/record.ts';
import { isUnfinished } from '#domain/procedure/run-state.ts';
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
  const left = () => [knownRuns(journals, 'push').flatMap((run) => (isUnfinished(run) ? [run.run] : [])), reads];
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

it('does not read runs that are over to find those that are not', () => {
  const real = realJournals(dir);
  const read: string[] = [];
  const journals: Journals = {
    ...real,
    read(run) {
      read.push(run);
      return real.read(run);
    },
  };
  const names = ['a', 'b', 'c', 'd', 'e'].map(
    (letter) => `push-20260105-10150${letter.charCodeAt(0) - 97}-a1b${letter}`,
  );
  const [over, stopped, begun, again, torn] = names as [string, string, string, string, string];
  const ended = (state: EndState) =>
    ({ seq: 2, at: 2, type: 'ended', state, exit: 0, error: null, result: {} }) as const;
  const begin = (run: string) => {
    const journal = real.create(run);
    journal.append({ seq: 1, at: 1, type: 'planned', plan });
    return journal;
  };
  begin(over).append(ended('done'));
  begin(stopped).append(ended('stopped'));
  begin(begun);
  const undone = begin(again);
  undone.append(ended('done'));
  undone.append({ seq: 3, at: 3, type: 'began', how: 'undo', worker: { pid: 1, started: '1', boot: 'b', host: 'h' } });
  begin(torn).append(ended('done'));
  appendFileSync(join(dir, 'runs', `${torn}.jsonl`), '{"seq":3,"at":3,"ty');
  expect(unfinishedRuns(journals, 'push', '/srv/api').map(({ run }) => run)).toEqual([again, begun, stopped]);
  expect(read).toEqual([torn, again, begun, stopped]);
  for (const run of names) real.remove(run);
});

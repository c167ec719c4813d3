import { expect, it } from 'vitest';

import type { Diagnosis } from '#domain/diagnosis/conclusion.ts';
import { diagnosisJson } from '#domain/diagnosis/json.ts';
import type { JournalRecord } from '#domain/procedure/record.ts';
import { runOf } from '#domain/procedure/run-state.ts';
import type { DiagnoseDesk } from '#screens/diagnosis/desk.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';

import { renderConsole } from '../support/console.tsx';
import { reading } from '../support/readings.ts';
import { fakeDesk } from '../support/runs/desk.ts';
import { pushPlan, records } from '../support/runs/plan.ts';

const RUN = 'diagnose-20261120-143205-a1b2';
const DIAGNOSIS: Diagnosis = {
  subject: 'service:api',
  conclusion: {
    id: 'service-port-taken',
    title: 'api cannot start: port 7001 is held by node, pid 4127.',
    confidence: 'certain',
    status: 'critical',
    evidence: ['its log: EADDRINUSE 7001', 'port 7001: node, pid 4127'],
    fixes: [
      {
        id: 'end-port-holder',
        title: 'End node, pid 4127: that frees port 7001',
        commands: ['kill -TERM 4127'],
        costs: 'node ends',
        act: { procedure: 'end-process', params: { pid: 4127, startedAt: 5, name: 'node' } },
      },
      { id: 'other-port', title: 'Let api listen on another port', commands: [], costs: null, act: null },
    ],
  },
  others: [],
  ruledOut: [{ id: 'service-masked', title: 'It is masked', why: 'it is failed' }],
  notLooked: ['Look at its process: no rights'],
};

const ended = (): ReturnType<typeof runOf> => {
  const plan = pushPlan('service:api', { procedure: 'diagnose', title: 'Diagnose api' });
  const all: readonly JournalRecord[] = records(
    { type: 'planned', plan },
    { type: 'ended', state: 'done', exit: 21, error: null, result: diagnosisJson(DIAGNOSIS) },
  );
  return runOf(RUN, all);
};

/** A desk that notes what was wanted. */
function deskWith(calls: string[]): () => Promise<DiagnoseDesk> {
  return () =>
    Promise.resolve({
      start: (id) => {
        calls.push(`start ${id}`);
        return Promise.resolve(RUN);
      },
      fix: ({ id, title, commands }) => {
        calls.push(`plan ${id}`);
        const asks = { tier: 'interrupting', title: `${title}?`, commands, button: 'End 4127 node' } as const;
        return Promise.resolve({
          asks,
          start: () => {
            calls.push(`begin ${id}`);
            return Promise.resolve('end-process-20261120-143300-a1b2');
          },
        });
      },
    });
}

/** Everything that was learned is about a taken port. */
const learnings = () =>
  Promise.resolve({
    related: ({ cause }: { readonly cause: string | null }) =>
      Promise.resolve(cause === 'service-port-taken' ? [{ id: 'OPS-2026-10-14-001', title: 'A port was taken' }] : []),
  } as unknown as LearningsDesk);

async function open(cols = 120, rows = 36) {
  const calls: string[] = [];
  const desk = fakeDesk();
  const app = await renderConsole({ cols, rows, watch: { runs: desk.runs, diagnose: deskWith(calls), learnings } });
  app.store.acts.runsChanged([{ state: ended(), where: 'nowhere' }]);
  app.store.acts.push({ type: 'run', run: RUN });
  await app.waitFor('Diagnose api');
  return Object.assign(app, { wanted: calls });
}

it('says the cause, what says so, what mends it and what it is not', async () => {
  await using app = await open();
  const screen = await app.waitFor('What mends it');
  const order = [
    'api cannot start: port 7001 is held by node, pid 4127.',
    'certain, service-port-taken',
    'its log: EADDRINUSE 7001',
    '1  End node, pid 4127: that frees port 7001',
    'kill -TERM 4127',
    '2  Let api listen on another port',
    'Look at its process: no rights',
    'It is masked: it is failed',
  ].map((text) => screen.indexOf(text));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
});

it('says what was learned about the same before, and opens it', async () => {
  await using app = await open();
  await app.waitFor('seen before: OPS-2026-10-14-001  A port was taken');
  await app.press('x');
  const actions = await app.waitFor('Read OPS-2026-10-14-001');
  const number = /(\d)\s+Read OPS-2026-10-14-001/.exec(actions)?.[1] ?? '';
  await app.press(number);
  await app.settle();
  expect(app.store.getState().views.at(-1)).toEqual({ type: 'learning', id: 'OPS-2026-10-14-001' });
});

it('asks with the exact command before a fix begins, and shows its run', async () => {
  await using app = await open();
  await app.press('enter');
  const asked = await app.waitFor('that frees port 7001?');
  expect(asked).toContain('kill -TERM 4127');
  expect(app.wanted).toEqual(['plan end-port-holder']);
  await app.press('tab', 'enter');
  await app.settle();
  expect(app.wanted).toEqual(['plan end-port-holder', 'begin end-port-holder']);
  expect(app.store.getState().views.at(-1)).toEqual({ type: 'run', run: 'end-process-20261120-143300-a1b2' });
});

it('begins nothing for a fix that only a person can do', async () => {
  await using app = await open();
  await app.press('down', 'enter');
  expect(await app.waitFor('only you can do that')).not.toContain('another port?');
  expect(app.wanted).toEqual([]);
});

it('keeps the cause and the fixes in sight on a small screen, and shows the log with +', async () => {
  await using app = await open(80, 14);
  expect(await app.waitFor('held by node')).toContain('Diagnose api');
  await app.press('+');
  await app.waitFor('Log');
});

it('begins the diagnosis of the selected row, and opens its run', async () => {
  const calls: string[] = [];
  const desk = fakeDesk();
  await using app = await renderConsole({
    arrived: [
      reading('memory:service', { kind: 'memory-service', group: 'memory', status: 'critical', title: 'memory' }),
    ],
    watch: { runs: desk.runs, diagnose: deskWith(calls) },
  });
  await app.waitFor('memory');
  await app.press('d');
  await app.settle();
  expect(calls).toEqual(['start memory:service']);
  expect(app.store.getState().views.at(-1)).toEqual({ type: 'run', run: RUN });
});

it('says when there is no diagnosis for what is selected', async () => {
  const calls: string[] = [];
  await using app = await renderConsole({
    arrived: [reading('cpu:host', { kind: 'cpu', group: 'system', status: 'warning', title: 'CPU' })],
    watch: { runs: fakeDesk().runs, diagnose: deskWith(calls) },
  });
  await app.waitFor('CPU');
  await app.press('d');
  await app.waitFor('there is no diagnosis for this kind of check');
  expect(calls).toEqual([]);
});

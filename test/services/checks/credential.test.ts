import { expect, it } from 'vitest';

import type { Credential, TestOutcome } from '#domain/credentials/credential.ts';
import credential from '#services/checks/credential.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';

import { recordWith } from '../../support/credentials/record.ts';

const DAY = 86_400_000;
const clock = new ManualClock();
const made = demoWorld({ clock });
const now = made.clock.now();
const tested = (outcome: TestOutcome) => ({ outcome, at: now - DAY, summary: '401, GitHub does not accept it' });

function look(parts: Partial<Credential>, warning: number | null = 14) {
  const state = fakeState();
  state.credentials.put(recordWith({ createdAt: now - DAY, tested: tested('ok'), ...parts }));
  const world = { ...made, state };
  return credential.probe(
    { name: 'github/main' },
    {
      world,
      signal: new AbortController().signal,
      previous: null,
      memory: new Map(),
      thresholds: { ...credential.thresholds, warning },
      id: 'credential:github/main',
    },
  );
}

it.each([
  ['ok', 'ok, no end known', {}],
  ['ok', 'ok, ends in 60 d', { expiresAt: now + 60.5 * DAY }],
  ['ok', 'unverified, no end known', { tested: null }],
  ['warning', 'ends in 12 d', { expiresAt: now + 12.5 * DAY }],
  ['warning', 'to replace in 3 d', { createdAt: now - 86.5 * DAY }],
  ['warning', 'to replace since 10 d', { createdAt: now - 100 * DAY }],
  ['critical', 'expired 2 d ago', { expiresAt: now - 2 * DAY, tested: tested('expired') }],
  ['critical', 'refused: 401, GitHub does not accept it', { tested: tested('rejected') }],
  ['critical', 'it has leaked', { leakedAt: now - 1 }],
])('%s: %s', async (status, summary, parts) => {
  const verdict = await look(parts);
  expect(verdict).toMatchObject({ status, summary });
  expect(verdict.hint === undefined).toBe(status === 'ok');
});

it('warns as early as its threshold says, and counts the days', async () => {
  expect(await look({ expiresAt: now + 25.5 * DAY }, 30)).toMatchObject({ status: 'warning', value: 25, unit: 'd' });
  expect(await look({ expiresAt: now + 25.5 * DAY }, 7)).toMatchObject({ status: 'ok', value: 25 });
});

it('is unknown, and counts for nothing, when it is not there', async () => {
  const context = {
    world: { ...made, state: fakeState() },
    signal: new AbortController().signal,
    previous: null,
    memory: new Map<string, unknown>(),
    thresholds: credential.thresholds,
    id: 'credential:gone',
  };
  expect(await credential.probe({ name: 'gone' }, context)).toMatchObject({
    status: 'unknown',
    data: { excluded: true },
  });
});

it('is found for every credential that is known', async () => {
  const { signal } = new AbortController();
  const nothing = { projects: [], services: [], frameworkRoot: null, agents: [], memory: null };
  const found = await credential.discover?.({ world: made, signal, ...nothing });
  expect(found?.map(({ id }) => id)).toEqual([
    'credential:github/main',
    'credential:memory/main',
    'credential:npm/publish',
    'credential:openai/main',
  ]);
});

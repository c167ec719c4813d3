import { expect, test } from 'vitest';

import { stepOf } from '#domain/procedure/run-state.ts';
import type { Status } from '#domain/status.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { DeployedTo, PushParams } from '#services/procedures/push/params.ts';
import { deployStep } from '#services/procedures/push/steps/deploy.ts';
import { gateStep } from '#services/procedures/push/steps/gate.ts';

import { ReleasedTree } from '../../../../support/released-tree.ts';

const PARAMS = {
  project: { id: 'parcel', name: 'parcel', dir: '/' },
  next: '1.1.0',
  tag: { name: 'v1.1.0', sign: false, message: '' },
} as unknown as PushParams;

const to = (name: string, more: Partial<DeployedTo> = {}): DeployedTo => ({
  id: name,
  name,
  command: { file: 'sh', args: ['scripts/deploy.sh', name] },
  gate: ['http:site'],
  gateMs: 60_000,
  ...more,
});

const SCRIPT = 'echo "$1 $CPM_PUSH_VERSION $CPM_PUSH_TAG $CPM_PUSH_COMMIT $CPM_PUSH_ENVIRONMENT" >> deployed.txt\n';
const commit: Step = {
  id: 'commit',
  title: 'Commit',
  phase: 'git',
  probe: () => Promise.resolve({ state: 'absent' }),
  run: () => Promise.resolve({ result: { commit: 'abc' } }),
};

/** Deploys to staging and production; the check says these, one after the other and the last for ever. */
async function deploy(says: readonly Status[] | null, gateMs = 60_000, script = SCRIPT) {
  await using tree = await ReleasedTree.of({ 'scripts/deploy.sh': script });
  const left = [...(says ?? [])];
  const gate = (ids: readonly string[]) => {
    const status = (left.length > 1 ? left.shift() : left[0]) ?? 'ok';
    return Promise.resolve(ids.map((id) => ({ id, status, summary: 'HTTP 200' })));
  };
  const world = { ...tree.world, gate: says === null ? undefined : gate };
  const list = [to('staging', { gateMs }), to('production', { gateMs, gate: [] })];
  const steps = list.flatMap((one) => [deployStep(world, PARAMS, one), gateStep(world, one, 5)]);
  const run = await tree.run(commit, ...steps);
  return { run, deployed: await tree.text('deployed.txt'), at: (id: string) => stepOf(run, id) };
}

test('production follows staging once its checks are good, each told which release it is', async () => {
  const { run, deployed, at } = await deploy(['critical', 'unknown', 'ok']);
  expect(run.state).toBe('done');
  expect(deployed).toBe('staging 1.1.0 v1.1.0 abc staging\nproduction 1.1.0 v1.1.0 abc production\n');
  expect(at('gate-staging')).toMatchObject({ state: 'done', summary: '1 checks of staging are good' });
  expect(at('gate-production')).toMatchObject({
    state: 'skipped',
    summary: 'not looked at: push.environments names no checks for production',
  });
});

test.each(['critical', 'warning', 'unknown'] as const)(
  'a check that stays %s keeps production as it is',
  async (status) => {
    const { run, deployed, at } = await deploy([status], 20);
    expect([run.state, run.exit]).toEqual(['stopped', 9]);
    expect(deployed).toBe('staging 1.1.0 v1.1.0 abc staging\n');
    expect(at('gate-staging').error).toMatchObject({ code: 'gate-closed' });
    expect(at('gate-staging').error?.message).toContain(`http:site ${status}: HTTP 200`);
    expect(at('deploy-production').begun).toBe(false);
  },
);

test('where checks cannot be asked nothing further is deployed', async () => {
  const { deployed, at } = await deploy(null);
  expect(at('gate-staging').error).toMatchObject({ code: 'gate-unknown' });
  expect(deployed).toBe('staging 1.1.0 v1.1.0 abc staging\n');
});

test('a deployment that failed stops there and can be resumed', async () => {
  const { run, at } = await deploy(['ok'], 60_000, 'echo broken >&2; exit 3\n');
  expect([run.exit, at('deploy-staging').error?.message]).toEqual([
    expect.any(Number),
    expect.stringContaining('exit code 3: broken'),
  ]);
  expect(at('deploy-production').begun).toBe(false);
});

test.each([
  ['deploy', 'done', 'staging\nproduction\n'],
  ['leave', 'skipped', 'staging\n'],
  [null, 'skipped', 'staging\n'],
] as const)('production that nobody configured is asked about: %s', async (says, state, deployed) => {
  await using tree = await ReleasedTree.of({ 'scripts/deploy.sh': 'echo "$1" >> deployed.txt\n' });
  const steps = [to('staging'), to('production', { asks: true })].map((one) => deployStep(tree.world, PARAMS, one));
  const ask = says === null ? undefined : () => Promise.resolve({ value: says });
  const run = await tree.runWith({ ask }, commit, ...steps);
  expect([run.state, stepOf(run, 'deploy-production').state]).toEqual(['done', state]);
  expect(await tree.text('deployed.txt')).toBe(deployed);
});

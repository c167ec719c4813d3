import { describe, expect, it } from 'vitest';

import { leftOut, reasonFor } from '#domain/push/left-out.ts';
import { planned } from '#services/procedures/engine/step.ts';

const PHASES = ['validate', 'version', 'tests', 'git', 'deploy', 'verify'].map((id) => ({ id, title: id }));
const STEPS = Object.entries({
  'validate-tree': 'validate',
  worktree: 'version',
  'version-files': 'version',
  'unit-test': 'tests',
  scan: 'tests',
  commit: 'git',
  push: 'git',
  'publish-npm': 'deploy',
  'verify-remote': 'verify',
}).map(([id, phase]) => planned({ id, phase, title: id, run: () => Promise.resolve() }, undefined));
const PLAN = { phases: PHASES, steps: STEPS };

const out = (skip: readonly string[], only: readonly string[] = [], kind: 'full' | 'hotfix' = 'full') => {
  const list = leftOut(PLAN, { kind, only, skip: skip.map((id) => ({ id, reason: 'because' })) });
  return STEPS.filter((step) => reasonFor(step, list) !== null).map(({ id }) => id);
};

describe('what is left out', () => {
  it('is a step or a phase, but never the ground others stand on, nor the search for secrets of what is pushed', () => {
    expect(out([])).toEqual([]);
    expect(out(['unit-test'])).toEqual(['unit-test']);
    expect(out(['tests'])).toEqual(['unit-test']);
    expect(out(['scan'])).toEqual(['scan']);
    expect(out(['version'])).toEqual(['version-files']);
  });

  it('takes along what makes no sense without a push', () => {
    expect(out(['git'])).toEqual(['scan', 'commit', 'push', 'publish-npm', 'verify-remote']);
  });

  it('is every other phase with --only', () => {
    expect(out([], ['tests'])).toEqual([
      'validate-tree',
      'version-files',
      'scan',
      'commit',
      'push',
      'publish-npm',
      'verify-remote',
    ]);
  });

  it.each([
    [['tets'], [], 'Did you mean tests?'],
    [['publish'], [], 'Did you mean publish-npm?'],
    [[], ['unit-test'], 'There are: validate, version, tests, git, deploy, verify.'],
    [['commit'], [], 'Leave out its phase: --skip git'],
    [['worktree'], [], 'Leave out what you do not want instead.'],
  ])('refuses --skip %j --only %j', (skip, only, hint) => {
    expect(() => out(skip, only)).toThrow(expect.objectContaining({ hint, exit: 'usage' }));
  });

  it.each([
    [['tests'], []],
    [['unit-test'], []],
    [['scan'], []],
    [[], ['git', 'validate']],
  ])('refuses to push a hotfix without its tests (--skip %j --only %j)', (skip, only) => {
    expect(() => out(skip, only, 'hotfix')).toThrow(expect.objectContaining({ code: 'tests-needed' }));
  });

  it('lets a hotfix be tested only', () => {
    expect(out([], ['tests'], 'hotfix')).toContain('push');
  });
});

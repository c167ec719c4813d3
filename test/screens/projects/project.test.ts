import { expect, it } from 'vitest';

import { withGitHub } from '#screens/projects/project.ts';

import { reading } from '../../support/readings.ts';

const git = reading('git:billing', { status: 'ok' });
const says = (status: 'ok' | 'warning' | 'critical' | 'unknown', more: object = {}) => ({
  'github:billing': reading('github:billing', { status, hint: 'Look at the failed job', ...more }),
});

it('takes a project for as bad as GitHub says, with what to do about it', () => {
  expect(withGitHub(git, says('warning'))).toMatchObject({
    id: 'git:billing',
    status: 'warning',
    hint: 'Look at the failed job',
  });
});

it('keeps what is worse in the tree, and what GitHub does not tell changes nothing', () => {
  const torn = { ...git, status: 'critical' } as const;
  expect(withGitHub(torn, says('warning'))).toBe(torn);
  for (const all of [{}, says('ok'), says('unknown'), says('critical', { pausedUntil: 9e15 })])
    expect(withGitHub(git, all)).toBe(git);
});

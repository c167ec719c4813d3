import { HOUR, START } from './times.ts';

export const HOME = '/home/ana';

/** One made-up working tree. */
export interface DemoProject {
  readonly id: string;
  readonly path: string;
  readonly version: string;
  readonly unreleased: number;
  readonly ahead: number;
  readonly behind: number;
  readonly changed: number;
  readonly untracked: number;
  readonly lastCommitAt: number;
  readonly ci: 'success' | 'failure' | 'pending';
  readonly pullRequests: number;
  readonly issues: number;
}

/** Ten projects; billing has work that nobody pushed and a failing build. */
export const PROJECTS: readonly DemoProject[] = [
  project('billing', '1.9.0', 9, 2, { ahead: 2, changed: 5, ci: 'failure', pullRequests: 2, issues: 7 }),
  project('api-gateway', '2.4.1', 3, 5, { pullRequests: 1, issues: 3 }),
  project('docs', '0.3.2', 0, 49),
  project('web-shop', '4.12.0', 6, 1, { ci: 'pending', pullRequests: 3, issues: 12 }),
  project('auth', '3.1.4', 1, 27, { issues: 1 }),
  project('mailer', '1.2.0', 2, 96),
  project('infra', '0.18.0', 4, 8, { untracked: 1 }),
  project('mobile', '5.0.1', 11, 4, { pullRequests: 4, issues: 9 }),
  project('analytics', '0.9.3', 5, 71, { issues: 2 }),
  project('notes', '0.1.0', 12, 20),
];

type Extra = Partial<
  Pick<DemoProject, 'ahead' | 'behind' | 'changed' | 'untracked' | 'ci' | 'pullRequests' | 'issues'>
>;

function project(id: string, version: string, unreleased: number, hoursQuiet: number, extra: Extra = {}): DemoProject {
  const calm = { ahead: 0, behind: 0, changed: 0, untracked: 0, ci: 'success', pullRequests: 0, issues: 0 } as const;
  const lastCommitAt = START - hoursQuiet * HOUR;
  return { id, path: `${HOME}/projects/${id}`, version, unreleased, lastCommitAt, ...calm, ...extra };
}

import type { Order } from '#screens/frame/use-sort.ts';
import { numberIn } from '#screens/reading/facts.ts';
import { worstFirst } from '#store/select.ts';

import type { Project } from './project.ts';

const byName = (a: Project, b: Project): number => a.git.title.localeCompare(b.git.title);
const most =
  (count: (project: Project) => number) =>
  (a: Project, b: Project): number =>
    count(b) - count(a) || byName(a, b);

/** The orders `S` goes through. */
export const ORDERS: readonly Order<Project>[] = [
  { title: 'worst first', compare: (a, b) => worstFirst(a.git, b.git) },
  { title: 'by name', compare: byName },
  { title: 'by last commit', compare: most(({ lastCommitAt }) => lastCommitAt ?? 0) },
  { title: 'by changes', compare: most(({ dirty }) => dirty) },
  { title: 'by unreleased commits', compare: most(({ git }) => numberIn(git, 'unreleased') ?? 0) },
];

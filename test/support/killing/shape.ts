import type { Repository } from '../lab/repository.ts';
import type { Stage } from './stage.ts';

/** What two worlds have in common to which the same was done, whatever the time was: names, trees and how many commits. */
export interface Shape {
  readonly remote: string;
  readonly here: string;
}

export async function shapeOf(stage: Stage): Promise<Shape> {
  const [remote, refs, status, trees] = await Promise.all([
    refsOf(stage.remote),
    refsOf(stage.repository),
    stage.repository.git('status', '--porcelain', '--branch'),
    stage.repository.git('worktree', 'list', '--porcelain'),
  ]);
  const others = trees.split('\n').filter((line) => line.startsWith('worktree ')).length - 1;
  return { remote, here: `${refs}\n${status}\n${others} other trees` };
}

async function refsOf(repository: Repository): Promise<string> {
  const refs = await repository.git('for-each-ref', '--format=%(refname) %(tree)%(*tree)');
  return `${refs}\n${await repository.git('rev-list', '--count', '--all')} commits`;
}

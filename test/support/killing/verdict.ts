import { worldDifference, type WorldPrint } from '../lab/world-print.ts';
import type { Stage } from './stage.ts';

const TAG = 'refs/tags/v1.1.0';

/** `one release` of the planned version with nothing left over, `as before` to the byte, or what is wrong. */
export async function verdict(stage: Stage, before: WorldPrint): Promise<string> {
  const refs = await stage.remote.refs();
  if (!(TAG in refs)) return worldDifference(before, await stage.print()) || 'as before';
  const problems = [
    Object.keys(refs).join() === `refs/heads/main,refs/tags/v1.0.0,${TAG}` || `refs ${Object.keys(refs).join()}`,
    (await stage.remote.git('rev-list', '--count', 'v1.0.0..main')) === '3' || 'not one commit more',
    (await stage.remote.git('rev-parse', `${TAG}^{commit}`)) === refs['refs/heads/main'] || 'branch and tag differ',
    (await stage.remote.git('show', 'main:package.json')).includes('"version": "1.1.0"') || 'another version',
    !(await stage.repository.git('worktree', 'list', '--porcelain')).includes('/runs/') || 'a tree is left',
    (await stage.repository.git('status', '--porcelain')) === '' || 'the person has changes',
  ].filter((problem) => problem !== true);
  return problems.join('; ') || 'one release';
}

import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { git, gitText, objectOf } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { releasedCommit } from '#services/procedures/push/steps/commit.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/**
 * Moves the person's branch to what was pushed, and in their index exactly the entries that were pushed, so that these are
 * no longer shown as changed. Files are not touched, other entries neither.
 */
export function updateIndexStep(world: PushWorld, { project, branch, base }: PushParams): Step {
  const { dir } = project;
  const ref = `refs/heads/${branch}`;
  const entries = async (context: StepContext): Promise<string> => {
    const diff = ['diff-tree', '-r', '-z', '--no-renames', '--raw', base, releasedCommit(context)];
    return indexInfo(await gitText(context, git(world, dir, ...diff)));
  };
  const isHere = async (context: StepContext): Promise<boolean> => {
    const head = await context.exec(git(world, dir, 'symbolic-ref', '--quiet', 'HEAD'), { quiet: true });
    return head.stdout.trim() === ref;
  };
  return {
    id: 'update-here',
    title: `Move ${branch} here to what was pushed`,
    phase: 'verify',
    writes: `${branch} and the index in ${dir}`,
    commands: [`git update-ref ${ref} <commit> ${base.slice(0, 12)}`, 'git update-index -z --index-info'],
    probe: async (context): Promise<Probe> => {
      const commit = releasedCommit(context);
      const ask = git(world, dir, 'merge-base', '--is-ancestor', commit, ref);
      if ((await context.exec(ask, { quiet: true })).exitCode !== 0) return { state: 'absent' };
      if (!(await isHere(context))) return { state: 'done', summary: `${branch} is there` };
      const staged = await gitText(context, git(world, dir, 'diff-index', '--cached', '--name-only', '-z', commit));
      const open = new Set(staged.split('\0'));
      const paths = pathsOf(await entries(context));
      return paths.some((path) => open.has(path))
        ? { state: 'absent' }
        : { state: 'done', summary: `${branch} is there` };
    },
    run: async (context) => {
      const commit = releasedCommit(context);
      const now = await objectOf(world, context, dir, ref);
      if (now !== base && now !== commit) {
        context.note(`${branch} was left alone: it moved meanwhile. git merge ${commit.slice(0, 12)} brings it.`);
        return { summary: `left alone: ${branch} moved meanwhile; git merge ${commit.slice(0, 12)} brings it` };
      }
      if (now === base && commit !== base)
        await context.must(git(world, dir, 'update-ref', '-m', 'push: what was pushed', ref, commit, base));
      const info = await entries(context);
      if (info !== '' && (await isHere(context))) {
        const write = git(world, dir, 'update-index', '-z', '--replace', '--index-info');
        await context.must({ ...write, stdin: info }, { quiet: true });
        // Only what git knows of times and sizes; a file with newer changes is rightly said to need an update.
        await context.exec(git(world, dir, 'update-index', '-q', '--refresh'), { quiet: true });
      }
      return { summary: `${branch} is at ${commit.slice(0, 7)}` };
    },
  };
}

/** Records of `git diff-tree --raw -z` as `git update-index --index-info` takes them. */
function indexInfo(raw: string): string {
  const fields = raw.split('\0');
  const records: string[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , id = ''] = (fields[at] ?? '').slice(1).split(' ');
    records.push(`${mode === '000000' ? '0' : mode} ${id}\t${fields[at + 1]}\0`);
  }
  return records.join('');
}

const pathsOf = (info: string): readonly string[] =>
  info.split('\0').flatMap((record) => (record === '' ? [] : [record.slice(record.indexOf('\t') + 1)]));

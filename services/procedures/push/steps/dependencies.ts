import { joinPath } from '#domain/path.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import { spelled } from '#services/procedures/engine/words.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import { git } from '#services/procedures/push/git.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { openTree, treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { mark, marked } from './marks.ts';

type Install = PushParams['install'][number];

/**
 * What build and tests need: what the person installed already, when the lock file they have is the released one, else the
 * manager's own frozen install.
 */
export function dependenciesStep(world: PushWorld, { project, base }: PushParams, install: Install): Step {
  const { id, command, folder, copies, lockFile } = install;
  return {
    id,
    title: 'Get the dependencies',
    phase: 'tests',
    writes: 'the separate tree only',
    commands: [
      ...(copies === null
        ? []
        : [`cp --reflink=auto -r ${joinPath(folder, copies)} <run>/${joinPath(folder, copies)}`]),
      spelled(command),
    ],
    idleTimeoutMs: 10 * 60_000,
    timeoutMs: 60 * 60_000,
    probe: (context) => marked(world, context, id),
    run: async (context) => {
      const tree = await openTree(world, context);
      const from = joinPath(project.dir, folder, copies ?? '');
      const to = joinPath(tree.root, folder, copies ?? '');
      const here = copies === null ? null : await world.files.stat(from);
      if (here?.kind === 'directory' && lockFile !== null) {
        const diff = git(world, project.dir, 'diff', '--quiet', base, '--', lockFile);
        if ((await context.exec(diff, { quiet: true })).exitCode === 0) {
          await tree.remove(to);
          const { files, bytes } = await tree.copyTree(from, to, {
            signal: context.signal,
            progress: (done) => context.progress(done.files, null, `${done.files} files copied`),
          });
          await mark(world, context, id, true);
          return { summary: `reused: ${files} files, ${Math.round(bytes / 1024 ** 2)} MiB` };
        }
      }
      await context.must({
        ...command,
        cwd: joinPath(treeOf(context), folder),
        env: projectEnvironment(world.environment),
      });
      await mark(world, context, id, true);
      return { summary: spelled(command) };
    },
  };
}

import { messageOf } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import type { RecoveryParts } from '#services/procedures/recovery/steps/parts.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

import type { Evidence } from './record.ts';

const COMMITS = 20;
const RUNS = 20;
const DAY_MS = 86_400_000;
const GIT_MS = 8000;

/** What was changed lately: commits, what the console did, and when its configuration was last written. */
export const changesEvidence = ({ world, params: { project } }: RecoveryParts): Evidence => ({
  id: 'changes',
  title: 'Write down what was changed lately',
  commands: project === null ? [] : [`git -C ${project.top} log -${COMMITS}`, `git -C ${project.top} status`],
  async see(signal) {
    const runs = knownRuns(world.journals).slice(0, RUNS);
    const config = await world.files.stat(`${world.environment.configDir}/config.yaml`).catch(() => null);
    const git = project === null ? '' : await gitText({ world, top: project.top, signal });
    const told = runs.map(
      ({ run, plan, state, startedAt }) =>
        `${startedAt === null ? '' : new Date(startedAt).toISOString()} ${run} ${state}: ${plan?.title ?? ''}`,
    );
    const written = config === null ? 'there is none' : new Date(config.modifiedAt).toISOString();
    const text = [`configuration written: ${written}`, '', 'runs:', ...told, '', git].join('\n');
    const [first] = runs;
    const last = first === undefined ? 'no earlier run' : `last run: ${first.plan?.title ?? first.run}`;
    return { text, says: git === '' ? last : `${last}; ${git.split('\n')[1] ?? ''}` };
  },
});

async function gitText({
  world,
  top,
  signal,
}: Pick<RecoveryParts, 'world'> & { readonly top: string; readonly signal: AbortSignal }): Promise<string> {
  const git = async (...args: readonly string[]) => {
    const ran = await world.shell.run(
      { file: 'git', args: ['--no-optional-locks', '-C', top, ...args] },
      { signal, timeoutMs: GIT_MS, maxBytes: 256 * 1024 },
    );
    return ran.exitCode === 0 ? ran.stdout.trimEnd() : ran.stderr.trim();
  };
  const log = await git('log', `-${COMMITS}`, '--date=iso-strict', '--format=%h %ad %an %s').catch(messageOf);
  const status = await git('status', '--porcelain=v1', '--branch').catch(messageOf);
  return `commits:\n${log}\n\nstate:\n${status}`;
}

/** What was not well in the last day, as far as it is remembered. */
export const healthEvidence = ({ world }: RecoveryParts): Evidence => ({
  id: 'health',
  title: 'Write down how the health was',
  see() {
    const readings = world.state.readings().filter(({ status }) => status !== 'ok');
    const incidents = world.state.incidents(world.clock.now() - DAY_MS);
    const text = [
      ...(world.state.notice === null ? [] : [world.state.notice, '']),
      ...readings.map(
        ({ id, status, summary, since }) => `${id} ${status} since ${new Date(since).toISOString()}: ${summary}`,
      ),
      '',
      ...incidents.map(({ id, title, openedAt, closedAt, summary }) => {
        const until = closedAt === null ? 'open' : `until ${new Date(closedAt).toISOString()}`;
        return `${id} ${title} from ${new Date(openedAt).toISOString()} ${until}: ${summary}`;
      }),
    ].join('\n');
    const says = `${plural(readings.length, 'check')} not ok, ${plural(incidents.length, 'incident')} in a day`;
    return Promise.resolve({ text, says });
  },
});

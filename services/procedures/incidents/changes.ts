import { around, type Change, lookFrom } from '#domain/alerts/change.ts';
import { textField } from '#domain/field.ts';
import type { Incident } from '#domain/incident.ts';
import type { World } from '#services/ports/world.ts';
import { knownRuns } from '#services/procedures/runs/find.ts';

type Around = Pick<World, 'state' | 'journals' | 'shell' | 'files'>;

/** Where to look besides the state: working trees by the name of their project, and files of the configuration. */
export interface ChangePlaces {
  readonly projects: readonly { readonly name: string; readonly path: string }[];
  readonly files: readonly string[];
}

const GIT_MS = 5000;
const COMMITS = 20;

/**
 * What changed on this machine around the beginning of an incident: releases, runs, restarts of services, commits, and files of
 * the configuration. What cannot be asked is left out. Reads only.
 */
export async function changesAround(
  world: Around,
  incident: Pick<Incident, 'openedAt' | 'checkId'>,
  places: ChangePlaces,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const asked = await Promise.all([
    ...places.projects.map((project) => commits(world, project, incident.openedAt, signal)),
    ...places.files.map((file) => written(world, file)),
  ]);
  return around([...releases(world, places), ...runs(world), ...restarts(world), ...asked.flat()], incident.openedAt);
}

function releases({ state }: Around, { projects }: ChangePlaces): Change[] {
  return projects.flatMap(({ name }) =>
    state.releases
      .of(name)
      .map(({ at, version, run }) => ({ at, kind: 'release' as const, text: `${name} ${version} was released`, run })),
  );
}

function runs({ journals }: Around): Change[] {
  try {
    return knownRuns(journals).flatMap(({ run, plan, state, startedAt }) => {
      const reads = plan?.steps.every((step) => step.reads) ?? true;
      return startedAt === null || reads
        ? []
        : [{ at: startedAt, kind: 'run', text: `${plan?.title ?? run} (${state})`, run }];
    });
  } catch {
    return [];
  }
}

function restarts({ state }: Around): Change[] {
  return state.readings().flatMap(({ kind, title, data }) => {
    const at = kind === 'service' ? Date.parse(textField(data, 'startedAt') ?? '') : Number.NaN;
    return Number.isNaN(at) ? [] : [{ at, kind: 'restart', text: `${title} was started`, run: null }];
  });
}

async function commits(
  { shell }: Around,
  { name, path }: ChangePlaces['projects'][number],
  openedAt: number,
  signal: AbortSignal,
): Promise<Change[]> {
  try {
    const since = `--since=${new Date(lookFrom(openedAt)).toISOString()}`;
    const ran = await shell.run(
      { file: 'git', args: ['--no-optional-locks', '-C', path, 'log', `-${COMMITS}`, since, '--format=%ct %h %s'] },
      { signal, timeoutMs: GIT_MS },
    );
    if (ran.exitCode !== 0) return [];
    return ran.stdout.split('\n').flatMap((line) => {
      const [, at, text] = /^(\d+) (.+)$/.exec(line) ?? [];
      return at === undefined
        ? []
        : [{ at: Number(at) * 1000, kind: 'commit', text: `${name}: ${text ?? ''}`, run: null }];
    });
  } catch {
    return [];
  }
}

async function written({ files }: Around, path: string): Promise<Change[]> {
  const stat = await files.stat(path).catch(() => null);
  return stat === null ? [] : [{ at: stat.modifiedAt, kind: 'configuration', text: `${path} was written`, run: null }];
}

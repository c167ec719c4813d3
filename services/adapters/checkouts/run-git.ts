import { dirname } from 'node:path';

import { gitFailure } from '#domain/git/failure.ts';
import { environment } from '#services/adapters/git/run.ts';

import { type Ended, runProgram } from './run-program.ts';
import type { Stop } from './stop.ts';

/** Settings that nobody's configuration may change for us: no watcher, no hook, no cache that is wrong after a restore. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.untrackedCache', 'false'],
  // Its twenty threads stand in the way of whatever else looks at the same files meanwhile.
  ['core.preloadIndex', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

export interface GitPlace {
  /** Folder to run in, as text. */
  readonly top: string;
  /** Further settings, for instance filters that must not run. */
  readonly settings?: readonly (readonly [string, string])[];
  readonly stop: Stop;
}

export interface GitInput {
  readonly input?: Buffer | string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs one git command of ours and answers whatever the exit code; bytes in, bytes out. It can reach no remote. */
export function tryGit(place: GitPlace, args: readonly string[], { input, env }: GitInput = {}): Promise<Ended> {
  return runProgram({
    file: 'git',
    args: ['--no-optional-locks', '-C', place.top, ...args],
    env: {
      ...environment(false),
      ...settingsOf(place),
      // A repository further up is another one.
      GIT_CEILING_DIRECTORIES: dirname(place.top),
      ...env,
    },
    input,
    stop: place.stop,
  });
}

/** The same, but throws OpsError as `gitFailure` says for another exit code than 0. */
export async function runGit(place: GitPlace, args: readonly string[], given?: GitInput): Promise<Buffer> {
  const { code, stdout, stderr } = await tryGit(place, args, given);
  if (code !== 0) throw gitFailure(place.top, { exitCode: code, stderr, timedOut: false });
  return stdout;
}

function settingsOf({ settings = [] }: GitPlace): Record<string, string> {
  const all = [...SETTINGS, ...settings];
  const pairs = all.flatMap(([key, value], at): [string, string][] => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(all.length), GIT_NO_REPLACE_OBJECTS: '1', ...Object.fromEntries(pairs) };
}

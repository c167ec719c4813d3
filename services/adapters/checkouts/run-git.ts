import { spawn } from 'node:child_process';

import { gitFailure } from '#domain/git/failure.ts';
import { environment } from '#services/adapters/git/run.ts';
import { childEnvironment } from '#services/adapters/shell/environment.ts';

import { cancelled, type Stop } from './stop.ts';

/** Settings that nobody's configuration may change for us: no watcher, no hook, no cache that is wrong after a restore. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['core.fsmonitor', 'false'],
  ['core.untrackedCache', 'false'],
  // Its twenty threads stand in the way of ours, which looks at the same files meanwhile.
  ['core.preloadIndex', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.quotePath', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];
const POLL_MS = 50;

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

export interface GitEnded {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs one git command of ours and answers whatever the exit code; bytes in, bytes out. It can reach no remote. */
export function tryGit(place: GitPlace, args: readonly string[], { input, env }: GitInput = {}): Promise<GitEnded> {
  const { promise, resolve, reject } = Promise.withResolvers<GitEnded>();
  if (place.stop.wanted()) return Promise.reject(cancelled());
  const child = spawn('git', ['--no-optional-locks', '-C', place.top, ...args], {
    env: { ...childEnvironment(process.env), ...environment(false), ...settingsOf(place), ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => out.push(data));
  child.stderr?.on('data', (data: Buffer) => err.push(data));
  child.stdin?.on('error', () => undefined).end(input);
  const polled = setInterval(() => {
    if (place.stop.wanted()) child.kill();
  }, POLL_MS);
  child.once('error', (error) => {
    clearInterval(polled);
    reject(error);
  });
  child.once('close', (code) => {
    clearInterval(polled);
    if (place.stop.wanted()) reject(cancelled());
    else resolve({ code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString() });
  });
  return promise;
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

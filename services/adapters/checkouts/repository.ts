import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { gitFailure } from '#domain/git/failure.ts';

import { type Bytes, bytesOf } from './bytes.ts';
import { type GitPlace, runGit, tryGit } from './run-git.ts';
import type { Ended } from './run-program.ts';
import type { Stop } from './stop.ts';

/** A checkout with everything that has to be known to work on it. */
export interface Checkout extends GitPlace {
  /** Top of the working tree, its links resolved. */
  readonly root: Bytes;
  /** Git directory of this working tree, and the one it shares with others; the same unless it is a linked one. */
  readonly gitDir: Bytes;
  readonly commonDir: Bytes;
  readonly hash: 'sha1' | 'sha256';
  /** Every value of a key, keys as git prints them. */
  readonly config: ReadonlyMap<string, readonly string[]>;
}

/** The commit HEAD is at, null before the first one, and the branch it follows, null when it follows none. */
export interface Head {
  readonly head: string | null;
  readonly branch: string | null;
}

/** Opens the working tree whose top is given. Throws OpsError as `gitFailure` says, or `not-a-top`. */
export const openCheckout = (top: string, stop: Stop): Promise<Checkout> => opened(top, configOf(top, stop), stop);

/** The same with one process less where the repository is a plain one; the next git says whether it is one at all. */
export async function openQuickly(top: string, stop: Stop): Promise<Checkout> {
  const config = await configOf(top, stop);
  return plain(top, config, stop) ?? opened(top, Promise.resolve(config), stop);
}

const configOf = (top: string, stop: Stop): Promise<Ended> => tryGit({ top, stop }, ['config', '--list', '-z']);

/** What git would find of a `.git` folder of which nothing says that it is elsewhere or another kind; null for others. */
function plain(top: string, config: Ended, stop: Stop): Checkout | null {
  const gitDir = join(top, '.git');
  if (config.code !== 0 || lstatSync(gitDir, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const known = parseConfig(config.stdout);
  const isOdd = [...known.keys()].some((key) => key === 'core.worktree' || key.startsWith('extensions.'));
  if (isOdd || existsSync(join(gitDir, 'commondir'))) return null;
  const root = bytesOf(realpathSync(top));
  const place = `${root}/.git`;
  return checkoutOf({ top, stop, root, gitDir: place, commonDir: place, hash: 'sha1' }, known);
}

async function opened(top: string, told: Promise<Ended>, stop: Stop): Promise<Checkout> {
  const asked = ['--show-toplevel', '--git-dir', '--git-common-dir', '--show-object-format'];
  const [facts, config] = await Promise.all([
    tryGit({ top, stop }, ['rev-parse', '--path-format=absolute', ...asked]),
    told,
  ]);
  for (const { code, stderr } of [facts, config])
    if (code !== 0) throw gitFailure(top, { exitCode: code, stderr, timedOut: false });
  const lines = facts.stdout.toString('latin1').replace(/\n$/, '').split('\n');
  const [root, gitDir, commonDir, hash] = lines;
  if (
    lines.length !== asked.length ||
    root === undefined ||
    gitDir === undefined ||
    commonDir === undefined ||
    (hash !== 'sha1' && hash !== 'sha256')
  )
    throw new OpsError('odd-path', `Where the repository of ${top} lies cannot be told: a line end is in its name.`, {
      hint: 'Rename the folder.',
      exit: 'refused',
    });
  if (root !== bytesOf(realpathSync(top)))
    throw new OpsError('not-a-top', `${top} is no top of a working tree.`, {
      hint: 'Name the folder that has .git in it.',
      exit: 'refused',
    });
  return checkoutOf({ top, stop, root, gitDir, commonDir, hash }, parseConfig(config.stdout));
}

const checkoutOf = (facts: Omit<Checkout, 'config' | 'settings'>, config: Checkout['config']): Checkout => ({
  ...facts,
  config,
  settings: withoutFilters(config),
});

function parseConfig(list: Buffer): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const one of list.toString('latin1').split('\0')) {
    if (one === '') continue;
    const cut = one.indexOf('\n');
    const key = cut === -1 ? one : one.slice(0, cut);
    known.set(key, [...(known.get(key) ?? []), cut === -1 ? 'true' : one.slice(cut + 1)]);
  }
  return known;
}

/** A filter is a program that the configuration names; with these settings git takes bytes as they are. */
function withoutFilters(config: ReadonlyMap<string, unknown>): [string, string][] {
  const names = new Set<string>();
  for (const key of config.keys()) {
    const name = /^filter\.(.*)\.(?:clean|smudge|process|required)$/s.exec(key)?.[1];
    if (name !== undefined) names.add(name);
  }
  return [...names].flatMap((name): [string, string][] => [
    [`filter.${name}.clean`, ''],
    [`filter.${name}.smudge`, ''],
    [`filter.${name}.process`, ''],
    [`filter.${name}.required`, 'false'],
  ]);
}

/** Where HEAD is now. */
export async function headOf(checkout: Checkout): Promise<Head> {
  const [head, branch] = await Promise.all([
    tryGit(checkout, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    tryGit(checkout, ['symbolic-ref', '--quiet', 'HEAD']),
  ]);
  return {
    head: head.code === 0 ? head.stdout.toString().trim() : null,
    branch: branch.code === 0 ? branch.stdout.toString().trim() : null,
  };
}

/** Which of these objects are there. */
export async function existing(checkout: Checkout, ids: Iterable<string>): Promise<Set<string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Set();
  const answer = await runGit(checkout, ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'], {
    input: `${asked.join('\n')}\n`,
  });
  return new Set(
    answer
      .toString('latin1')
      .split('\n')
      .flatMap((line) =>
        line === '' || line.endsWith(' missing') || line.endsWith(' ambiguous') ? [] : [line.split(' ')[0] ?? ''],
      ),
  );
}

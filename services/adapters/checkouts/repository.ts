import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { gitFailure } from '#domain/git/failure.ts';

import { type Bytes, bytesOf, textOf } from './bytes.ts';
import { type GitPlace, runGit, tryGit } from './run-git.ts';
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

const FULL = /^[\da-f]{40,64}$/;

/** The commit HEAD is at, null before the first one, and the branch it follows, null when it follows none. */
export interface Head {
  readonly head: string | null;
  readonly branch: string | null;
}

/** Opens the working tree whose top is given. Throws OpsError as `gitFailure` says, or `not-a-top`. */
export const openCheckout = async (top: string, stop: Stop): Promise<Checkout> =>
  (await opened(top, stop, [])).checkout;

/** The same, and where HEAD is, in as many processes. */
export async function openWithHead(top: string, stop: Stop): Promise<{ checkout: Checkout; where: Head }> {
  const { checkout, more } = await opened(top, stop, ['HEAD^{commit}', '--symbolic-full-name', 'HEAD']);
  const [head, branch] = more;
  // Before the first commit, or where names are ambiguous, git says less.
  if (!FULL.test(head ?? '') || branch === undefined) return { checkout, where: await headOf(checkout) };
  return { checkout, where: { head: head ?? null, branch: branch === 'HEAD' ? null : textOf(branch) } };
}

async function opened(
  top: string,
  stop: Stop,
  asked: readonly string[],
): Promise<{ checkout: Checkout; more: string[] }> {
  const ceiling = { GIT_CEILING_DIRECTORIES: dirname(top) };
  const place = { top, stop };
  const [facts, config] = await Promise.all([
    tryGit(
      place,
      [
        'rev-parse',
        '--path-format=absolute',
        '--show-toplevel',
        '--git-dir',
        '--git-common-dir',
        '--show-object-format',
        ...asked,
      ],
      { env: ceiling },
    ),
    tryGit(place, ['config', '--list', '-z']),
  ]);
  const lines = facts.stdout.toString('latin1').replace(/\n$/, '').split('\n');
  const [root, gitDir, commonDir, hash, ...more] = lines;
  for (const { code, stderr } of hash === undefined || asked.length === 0 ? [facts, config] : [config])
    if (code !== 0) throw gitFailure(top, { exitCode: code, stderr, timedOut: false });
  if (root === undefined || gitDir === undefined || commonDir === undefined || (hash !== 'sha1' && hash !== 'sha256'))
    throw new OpsError('odd-path', `Where the repository of ${top} lies cannot be told: a line end is in its name.`, {
      hint: 'Rename the folder.',
      exit: 'refused',
    });
  if (root !== bytesOf(realpathSync(top)))
    throw new OpsError('not-a-top', `${top} is no top of a working tree.`, {
      hint: 'Name the folder that has .git in it.',
      exit: 'refused',
    });
  const known = parseConfig(config.stdout);
  return {
    checkout: { top, stop, root, gitDir, commonDir, hash, config: known, settings: withoutFilters(known) },
    more: facts.code === 0 ? more : [],
  };
}

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

import { OpsError } from '#domain/errors.ts';
import type { Finished } from '#services/ports/shell.ts';

import { pushedRefs } from './porcelain.ts';

/** With `--progress` git says what it sends, also where nobody watches. */
const SENDING = /^(?:Enumerating objects|Counting objects|Writing objects|Total )/m;
const SENT = /^(?:Writing objects: 100%|Total )/m;

/**
 * Whether a push that failed may still arrive: it was ended, or its connection was lost, when the remote had been sent
 * something and had not answered. A hook of the server goes on without us. `finished` is of `git push --progress
 * --porcelain`.
 */
export function mayArrive(finished: Finished): boolean {
  const { exitCode, stderr, stdout, idle, timedOut, droppedBytes } = finished;
  if (exitCode === 0) return false;
  if (exitCode === null || idle === true || timedOut) return SENDING.test(stderr) || droppedBytes > 0;
  const refs = pushedRefs(stdout);
  if (refs.some(({ state }) => state === 'untold')) return true;
  return refs.length === 0 && SENT.test(stderr) && !/HTTP 4\d\d/.test(stderr);
}

const PROGRESS = /^(?:remote: )?(?:Enumerating|Counting|Compressing|Writing|Delta compression|Total \d)/;

/** The last words of a push, without its progress. */
export function wordsOf({ stderr }: Pick<Finished, 'stderr'>): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.trimEnd());
  return lines
    .filter((line) => line !== '' && !PROGRESS.test(line))
    .join('\n')
    .trim()
    .slice(-500);
}

/** What a step throws that nobody can take back yet. */
export function onItsWay(what: string): OpsError {
  return new OpsError('outcome-unknown', `${what.trim()} The remote may still take it.`, {
    hint: 'Nothing was taken back. Resume it once the remote had time to decide: it looks, and sends again only what is not there.',
    exit: 'partlyDone',
  });
}

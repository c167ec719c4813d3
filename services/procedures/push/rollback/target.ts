import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { nearest } from '#domain/nearest.ts';
import { runOf } from '#domain/procedure/run-state.ts';
import type { Journals } from '#services/ports/journals.ts';
import type { GitFacts } from '#services/procedures/push/facts/git-facts.ts';
import { paramsOf } from '#services/procedures/push/procedure.ts';
import { eachRun } from '#services/procedures/runs/find.ts';

/** A push that can be taken back. */
export interface Target {
  readonly commit: string;
  readonly version: string | null;
  readonly tag: string | null;
  /** Full name of the branch on the remote that it went to; null for the one of the branch that is checked out. */
  readonly ref: string | null;
  readonly branch: string | null;
}

/**
 * What is meant by a run, a version or a tag; without a word the last push of this folder, else the nearest tag. Throws
 * OpsError `no-release` (exit usage, nothingToDo without a word).
 */
export function targetNamed(journals: Journals, facts: GitFacts, word: string | null): Target {
  const { tags, prefix } = facts;
  if (word !== null && word.startsWith('push-')) return pushed(journals, word) ?? missing(word, tags);
  const wanted = word ?? lastRun(journals, facts.top) ?? facts.nearest?.tag ?? null;
  if (wanted?.startsWith('push-') === true) return pushed(journals, wanted) ?? missing(wanted, tags);
  const tag = tags.find(({ name }) => name === wanted || name === `${prefix}${wanted}`);
  if (tag === undefined) return missing(word, tags);
  const version = tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name;
  return { commit: tag.commit, version, tag: tag.name, ref: null, branch: null };
}

function lastRun(journals: Journals, top: string): string | null {
  const done = eachRun(journals, 'push').find(
    ({ plan, state, steps }) => state === 'done' && plan?.subject.path === top && steps['push']?.state === 'done',
  );
  return done?.run ?? null;
}

function pushed(journals: Journals, run: string): Target | null {
  const { plan, steps, result } = runOf(run, journals.read(run));
  const commit = textField(result, 'commit');
  if (plan === null || commit === null || steps['push']?.state !== 'done') return null;
  const { next, tag, remote, branch } = paramsOf(plan);
  return { commit, version: next, tag: tag?.name ?? null, ref: remote.ref, branch };
}

function missing(word: string | null, tags: GitFacts['tags']): never {
  if (word === null) throw new OpsError('no-release', 'Nothing was released here yet.', { exit: 'nothingToDo' });
  const meant = nearest(
    word,
    tags.map(({ name }) => name),
  );
  throw new OpsError('no-release', `There is no release ${word} here.`, {
    hint: meant === null ? 'cpm-console push list shows what was pushed.' : `Did you mean ${meant}?`,
    exit: 'usage',
  });
}

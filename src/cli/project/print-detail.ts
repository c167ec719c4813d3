import { span } from '#domain/format.ts';

import type { Detail } from './detail.ts';

const REMOTE_WORDS: Readonly<Record<NonNullable<Detail['remote']>['state'], string>> = {
  same: 'the remote has nothing new',
  moved: 'the remote has commits that were not fetched: git fetch',
  gone: 'the remote has no such branch any more',
  'no-upstream': 'no upstream to ask',
  'no-answer': 'the remote did not answer',
};

/** A detail for a person, line by line. */
export function* detailLines(
  { components, unreleasedCommits, remotes, remote }: Detail,
  now: number,
): Generator<string> {
  for (const { type, folder, name, version, problem } of components)
    yield [`${type}:`, name ?? '(no name)', version ?? '', folder, problem ?? '']
      .filter((part) => part !== '')
      .join(' ');
  for (const [name, url] of Object.entries(remotes)) yield `remote ${name}: ${url}`;
  if (remote !== null) yield `${REMOTE_WORDS[remote.state]}${remote.error === null ? '' : `: ${remote.error}`}`;
  if (unreleasedCommits.length > 0) yield 'not released yet:';
  for (const { commit, subject, author, at } of unreleasedCommits)
    yield `  ${commit.slice(0, 7)} ${subject} (${author}, ${span(now - at)})`;
}

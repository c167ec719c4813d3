import { type ChangelogCommit } from '#domain/release/changelog/commit.ts';

/** A commit as the changelog sees it; the hash is made of the subject, so that a test can name it. */
export function commit(subject: string, more: Partial<ChangelogCommit> = {}): ChangelogCommit {
  const [, type, scope, bang, description] = /^([a-z]+)(?:\(([^)]+)\))?(!)?: (.*)$/s.exec(subject) ?? [];
  return {
    hash: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
    type: type ?? null,
    scope: scope ?? null,
    breaking: bang !== undefined,
    description: description ?? subject,
    notes: [],
    merge: subject.startsWith('Merge '),
    ...more,
  };
}

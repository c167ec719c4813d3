import type { Finding } from '#domain/push/review.ts';

import type { Sight } from './sight.ts';
import type { Standing } from './version.ts';

const finding = (id: string, level: Finding['level'], text: string, hint: string | null = null): Finding => ({
  id,
  level,
  text,
  hint,
});

/** What speaks for and against a push now. A `blocked` one keeps it from being planned. */
export function findingsOf(sight: Sight, standing: Standing, tag: string | null): readonly Finding[] {
  return [branchFinding(sight), treeFinding(sight), ...remoteFindings(sight, tag), ...versionFindings(sight, standing)];
}

function branchFinding({ repository }: Sight): Finding {
  return repository.branch === null
    ? finding(
        'branch',
        'blocked',
        'No branch is checked out.',
        'Check out the branch that is released: git switch main',
      )
    : finding('branch', 'ok', `on ${repository.branch}`);
}

function treeFinding({ repository }: Sight): Finding {
  return repository.changed === 0
    ? finding('tree', 'ok', 'tree clean')
    : finding(
        'tree',
        'warning',
        `${repository.changed} uncommitted changes stay out of it`,
        'Commit what belongs to it.',
      );
}

function remoteFindings({ repository, remote }: Sight, tag: string | null): readonly Finding[] {
  if (repository.remoteName === null)
    return [finding('remote', 'blocked', 'There is no remote to push to.', 'Add one: git remote add origin ADDRESS')];
  if (remote.refs === null)
    return [
      finding(
        'remote',
        'blocked',
        `${repository.remoteName} does not answer: ${remote.problem}`,
        'Check network and rights.',
      ),
    ];
  const findings = [finding('remote', 'ok', `${repository.remoteName} answers`)];
  const there = tag === null ? undefined : remote.refs.get(`refs/tags/${tag}`);
  if (tag !== null && there !== undefined)
    findings.push(
      finding(
        'tag',
        'blocked',
        `${repository.remoteName} has a tag ${tag} already (${there.slice(0, 12)}).`,
        'It is left alone. Release another version.',
      ),
    );
  else if (tag !== null && repository.tags.includes(tag))
    findings.push(
      finding(
        'tag',
        'blocked',
        `There is a tag ${tag} here already.`,
        `Look at it: git show ${tag}. Release another version.`,
      ),
    );
  else if (tag !== null) findings.push(finding('tag', 'ok', `${tag} is free`));
  return findings;
}

function versionFindings({ detected }: Sight, { refusal, notes }: Standing): readonly Finding[] {
  return [
    ...(refusal === null ? [] : [finding(refusal.code, 'blocked', refusal.message, refusal.hint)]),
    ...[...notes, ...detected.notes, ...detected.components.flatMap(({ warnings }) => warnings)].map((note, at) =>
      finding(`note-${at + 1}`, 'warning', note),
    ),
  ];
}

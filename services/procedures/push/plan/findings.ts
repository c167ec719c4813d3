import type { Finding } from '#domain/push/review.ts';

import { branchName, type Sight } from './sight.ts';
import { versionFindings } from './version-findings.ts';
import type { Standing } from './version.ts';

export const finding = (id: string, level: Finding['level'], text: string, hint: string | null = null): Finding => ({
  id,
  level,
  text,
  hint,
});

/** What speaks for and against a push now. A `blocked` one keeps it from being planned. */
export function findingsOf(
  sight: Sight,
  standing: Standing,
  next: string | null,
  tag: string | null,
): readonly Finding[] {
  return [
    ...repositoryFindings(sight),
    ...registryFindings(sight),
    ...remoteFindings(sight),
    ...strandedFindings(sight),
    ...tagFindings(sight, tag),
    ...versionFindings(sight, standing, next, tag),
  ];
}

/** What the repository itself says. */
export function repositoryFindings({ facts }: Sight): readonly Finding[] {
  const { branch, operation, locks, changes, shallow, lfs, identity, core } = facts;
  const conflict = changes.find(({ kind }) => kind === 'conflict');
  return [
    ...(operation === null
      ? branchFindings(branch)
      : [
          finding(
            'operation',
            'blocked',
            `A ${operation} is in progress.`,
            `Finish it, or end it: git ${operation} --abort`,
          ),
        ]),
    ...(conflict === undefined
      ? []
      : [finding('conflict', 'blocked', `${conflict.path} has a conflict.`, 'Solve it and commit the result.')]),
    ...locks.map(({ path }) =>
      finding(
        'git-lock',
        'blocked',
        `git is at work here, or was killed: ${path}`,
        'Wait for it. If no git runs, remove that file.',
      ),
    ),
    changes.length === 0
      ? finding('tree', 'ok', 'tree clean')
      : finding(
          'tree',
          'warning',
          `${counted(changes.length, 'uncommitted change')} stay out of it`,
          'Commit what belongs to it.',
        ),
    ...(shallow
      ? [
          finding(
            'shallow',
            'blocked',
            'This is a shallow clone: earlier releases may be missing.',
            'Fetch the rest: git fetch --unshallow --tags',
          ),
        ]
      : []),
    ...(core.promisor === null
      ? []
      : [finding('partial', 'warning', 'This is a partial clone: git fetches what it misses while it works.')]),
    ...(lfs.used && !lfs.installed
      ? [
          finding(
            'lfs',
            'blocked',
            'Files of this repository are in git-lfs, which is not set up here.',
            'Install it: git lfs install && git lfs pull',
          ),
        ]
      : []),
    ...(identity.name === null || identity.email === null
      ? [
          finding(
            'identity',
            'blocked',
            'git does not know who commits.',
            'git config user.name NAME; git config user.email ADDRESS',
          ),
        ]
      : []),
  ];
}

/** In the middle of an operation HEAD may be detached; that ends with it. */
const branchFindings = (branch: string | null): readonly Finding[] =>
  branch === null
    ? [
        finding(
          'branch',
          'blocked',
          'No branch is checked out.',
          'Check out the branch that is released: git switch main',
        ),
      ]
    : [finding('branch', 'ok', `on ${branch}`)];

/** What the remote says. */
export function remoteFindings({ facts, remote, contained }: Sight): readonly Finding[] {
  const { target, remotes, branch } = facts;
  // Which remote is meant follows from the branch, and that none is checked out was said.
  if (branch === null && remotes.length > 0) return [];
  if (target === null)
    return [
      remotes.length === 0
        ? finding('remote', 'blocked', 'There is no remote to push to.', 'Add one: git remote add origin ADDRESS')
        : finding(
            'remote',
            'blocked',
            `Nothing says which of ${remotes.map(({ name }) => name).join(', ')} is meant.`,
            `git push -u NAME ${branch ?? 'main'} says it once.`,
          ),
    ];
  if (remote.refs === null) {
    const { problem } = remote;
    const text = problem?.message ?? `${target.remote} was not asked.`;
    return [finding(problem?.exit === 'credential' ? 'credential' : 'remote', 'blocked', text, problem?.hint ?? null)];
  }
  if (!contained)
    return [
      finding(
        'behind',
        'blocked',
        `${target.remote} has commits that are not here.`,
        `Bring them here first: git pull ${target.remote} ${branchName(target.ref)}`,
      ),
    ];
  return [finding('remote', 'ok', `${target.remote} answers`)];
}

function registryFindings({ publications }: Sight): readonly Finding[] {
  return publications.map(({ publication, look, id }) =>
    look.state === 'unknown'
      ? finding(`registry-${id}`, 'unknown', `${publication.name}: ${look.problem.message}`, look.problem.hint ?? null)
      : finding(
          `registry-${id}`,
          'ok',
          look.state === 'absent'
            ? `${publication.name} is new on ${publication.registry}`
            : `${publication.registry} answers`,
        ),
  );
}

/**
 * The last release is only here, though the remote has earlier ones: it was begun by hand and never arrived, and the next one
 * would leave out what it brought.
 */
function strandedFindings({ facts, remote }: Sight): readonly Finding[] {
  const { nearest, target, tags } = facts;
  const there = remote.refs?.tags;
  if (nearest === null || there === undefined || there.has(nearest.tag)) return [];
  if (!tags.some(({ name }) => there.has(name))) return [];
  return [
    finding(
      'tag-stranded',
      'blocked',
      `${nearest.tag} is here and not on ${target?.remote}, so that release never arrived.`,
      `Look at it: git show ${nearest.tag}. Then git push ${target?.remote} refs/tags/${nearest.tag}, or git tag -d ${nearest.tag}.`,
    ),
  ];
}

function tagFindings({ facts, remote }: Sight, tag: string | null): readonly Finding[] {
  if (tag === null) return [];
  const there = remote.refs?.tags.get(tag);
  if (there !== undefined)
    return [
      finding(
        'tag-taken',
        'blocked',
        `${facts.target?.remote} has a tag ${tag} already (${there.object.slice(0, 12)}).`,
        'It is somebody else’s and is left alone. Release another version.',
      ),
    ];
  if (facts.tags.some(({ name }) => name === tag))
    return [
      finding(
        'tag-here',
        'blocked',
        `There is a tag ${tag} here already.`,
        `Look at it: git show ${tag}. Release another version.`,
      ),
    ];
  return [finding('tag', 'ok', `${tag} is free`)];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

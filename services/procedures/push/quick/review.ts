import { OpsError } from '#domain/errors.ts';
import type { Finding, PushReview } from '#domain/push/review.ts';
import { takeChanges, takenPaths } from '#domain/push/take-changes.ts';
import { chosenPlan } from '#services/procedures/push/chosen-plan.ts';
import { personEnvironment } from '#services/procedures/push/environments.ts';
import { readGit } from '#services/procedures/push/facts/reader.ts';
import type { PushParams } from '#services/procedures/push/params.ts';
import { finding, remoteFindings, repositoryFindings } from '#services/procedures/push/plan/findings.ts';
import { targetOf } from '#services/procedures/push/plan/params.ts';
import type { Sight } from '#services/procedures/push/plan/sight.ts';
import { branchName } from '#services/procedures/push/plan/sight.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { lookAtTree } from './look-at-tree.ts';

/** What would be committed and pushed without a release. Changes nothing. Throws OpsError `no-such-change`. */
export async function reviewQuick(
  world: PushWorld,
  sight: Sight,
  current: string | null,
  signal: AbortSignal,
): Promise<PushReview> {
  const { facts, choices, project, detected } = sight;
  const changes = takeChanges(facts.changes, choices.include);
  const paths = takenPaths(changes);
  const target = targetOf(facts);
  const was = sight.remote.refs?.branches.get(branchName(target.ref)) ?? null;
  const blocks = quickFindings(sight, changes);
  const blocked = (list: readonly Finding[]) => list.some(({ level }) => level === 'blocked');
  const wanted = { dir: facts.top, gitDir: facts.commonDir, base: facts.head, paths };
  const { tree, diffstat } =
    blocked(blocks) || paths.length === 0 ? { tree: null, diffstat: NONE } : await lookAtTree(world, wanted, signal);
  const ahead = blocked(blocks) ? 0 : await aheadOf(world, sight, was, signal);
  const message = choices.message?.trim() ?? '';
  const differs = tree !== null && diffstat.files > 0;
  const findings = [
    ...blocks,
    ...(ahead === 0 ? [] : [finding('ahead', 'ok', `${counted(ahead, 'commit')} that ${target.name} lacks go along`)]),
    ...(differs && message === ''
      ? [finding('message', 'blocked', 'A quick push needs a message for its commit.', 'Say it: --message "fix: …"')]
      : []),
  ];
  const params: PushParams | null =
    blocked(findings) || (!differs && ahead === 0)
      ? null
      : {
          kind: 'quick',
          project: { id: project.id, name: detected.components[0]?.name ?? project.id, dir: facts.top },
          gitDir: facts.commonDir,
          base: facts.head,
          branch: facts.branch ?? '',
          remote: { ...target, was },
          ownSsh: facts.core.sshCommand !== null,
          current,
          quick: { paths: differs ? paths : [], tree: tree ?? `${facts.head}^{tree}` },
          next: null,
          tag: null,
          versionFiles: [],
          changelog: null,
          changelogTool: null,
          places: [],
          message: differs ? `${message}\n` : 'Nothing to commit',
          files: [],
          copy: [],
          install: [],
          scripts: { before: [], after: [] },
          docs: [],
          build: [],
          test: [],
          own: [],
          publish: [],
          allow: sight.profile.allow.value,
          skip: choices.skip,
          at: world.clock.now(),
        };
  return {
    schema: 1,
    project: { id: project.id, name: detected.components[0]?.name ?? project.id, path: facts.top },
    kind: 'quick',
    current,
    next: null,
    tag: null,
    bump: null,
    candidates: [],
    why: [],
    diffstat,
    branch: facts.branch ?? '',
    remote: { name: target.name, url: target.url },
    changelog: null,
    publishes: [],
    pullRequest: null,
    findings,
    changes,
    estimateMs: null,
    earlierRuns: 0,
    plan: params === null ? null : chosenPlan(world, params, choices),
  };
}

const NONE = { files: 0, insertions: 0, deletions: 0 };

/** A quick push releases nothing, so a short history is no obstacle, and uncommitted changes are what it is for. */
function quickFindings(sight: Sight, changes: NonNullable<PushReview['changes']>): readonly Finding[] {
  const own = repositoryFindings(sight).filter(({ id }) => id !== 'tree' && id !== 'shallow');
  const taken = changes.filter((change) => change.taken);
  const left = changes.length - taken.length;
  const nested = taken.find(({ path }) => path.endsWith('/'));
  return [
    ...own,
    ...remoteFindings(sight),
    ...(taken.length === 0 ? [] : [finding('takes', 'ok', `takes ${taken.map(({ path }) => path).join(', ')}`)]),
    ...(left === 0
      ? []
      : [
          finding(
            'stays',
            'warning',
            `${counted(left, 'uncommitted change')} stay out of it`,
            'Take one along: --include PATH',
          ),
        ]),
    ...(nested === undefined
      ? []
      : [
          finding(
            'nested',
            'blocked',
            `${nested.path} is a repository of its own.`,
            'Add it as a submodule, or leave it out.',
          ),
        ]),
  ];
}

async function aheadOf(world: PushWorld, { facts }: Sight, was: string | null, signal: AbortSignal): Promise<number> {
  const reader = { shell: world.shell, files: world.files, env: personEnvironment(world.environment) };
  const range = was === null ? [facts.head] : [facts.head, `^${was}`];
  const printed = await readGit(reader, { dir: facts.top, signal }, 'rev-list', '--count', ...range);
  const count = Number(printed.trim());
  if (Number.isInteger(count)) return count;
  throw new OpsError('git-failed', `git rev-list --count said ${printed.trim()}.`);
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

import { type ExitName, OpsError } from '#domain/errors.ts';
import type { Finding, PushChoices, PushReview, ReviewedPlace } from '#domain/push/review.ts';

import { chosenPlan } from './chosen-plan.ts';
import { pickedDiffstat } from './facts/picked-diffstat.ts';
import { finding, findingsOf } from './plan/findings.ts';
import { madeHere } from './plan/here.ts';
import { branchFindings, hotfixOf } from './plan/hotfix.ts';
import { documentsOf, paramsFor } from './plan/params.ts';
import { pullFindings, pullOf, refuseQuickPull } from './plan/pull.ts';
import { lookAt, type PushedProject } from './plan/sight.ts';
import { tagOf } from './plan/tag.ts';
import { chooseVersion, standingOf } from './plan/version.ts';
import { reviewQuick } from './quick/review.ts';
import type { PushWorld } from './world.ts';

export type { PushedProject } from './plan/sight.ts';

/** Plans a push without changing anything. Throws OpsError when there is nothing that could be pushed at all. */
export async function reviewPush(
  world: PushWorld,
  project: PushedProject,
  choices: PushChoices,
  signal: AbortSignal,
): Promise<PushReview> {
  refuseQuickPull(choices);
  const seen = await lookAt(world, project, choices, signal);
  const hotfix = choices.kind === 'hotfix' ? hotfixOf(seen) : null;
  const sight = hotfix?.sight ?? seen;
  const { facts, detected } = sight;
  const standing = standingOf(sight);
  if (choices.kind === 'quick') return reviewQuick(world, sight, standing.current, signal);
  const { commits } = facts.history;
  const chosen = chooseVersion(sight, standing, commits);
  const tag = chosen.next === null ? null : tagOf(sight, chosen.next);
  const own = chosen.next === null ? {} : (hotfix?.own(chosen.next) ?? {});
  const release =
    chosen.next === null || tag === null
      ? null
      : { version: chosen.next, tag, previous: standing.current, previousTag: standing.since, commits };
  const [documents, diffstat] = await Promise.all([
    release === null ? null : documentsOf(world, sight, release, signal),
    // What is picked onto a tag is no range of commits.
    own.pick === undefined ? facts.history.diffstat : pickedDiffstat(world, facts.top, own.pick, signal),
  ]);
  const made = madeHere(sight, { ...own, changelogTool: documents?.tool ?? null });
  const findings = [
    ...findingsOf(sight, standing, chosen.next, tag),
    ...made.findings,
    ...(hotfix?.findings ?? []),
    ...pullFindings(sight, tag, own.pick),
    ...(own.branch === undefined ? [] : branchFindings(own.branch, facts, sight.remote)),
  ];
  const blocked = findings.some(({ level }) => level === 'blocked');
  const changelog = documents?.changelog ?? null;
  const whole = release === null || documents === null || blocked ? null : paramsFor(world, sight, release, documents);
  const params = whole && { ...whole, ...own, ...pullOf(sight, whole), ...(made.here && { here: true }) };
  return {
    schema: 1,
    project: { id: project.id, name: detected.components[0]?.name ?? project.id, path: facts.top },
    kind: choices.kind,
    current: standing.current,
    next: chosen.next,
    tag,
    bump: chosen.raise,
    candidates: chosen.candidates,
    why: chosen.bump.why.toReversed(),
    diffstat: diffstat ?? { files: 0, insertions: 0, deletions: 0 },
    branch: own.branch ?? facts.branch ?? '',
    remote: { name: facts.target?.remote ?? '', url: params?.remote.url ?? '' },
    changelog: changelog === null ? null : { file: changelog.file, style: changelog.style, entry: changelog.entry },
    publishes: (params?.publish ?? []).map(
      ({ publication, distTag }) =>
        `${publication.registry} ${publication.name}${distTag === null ? '' : ` as ${distTag}`}`,
    ),
    pullRequest: params?.pull?.branch ?? null,
    findings: [...findings, ...openPlaces(documents?.reviewed ?? [])],
    ...(documents !== null && { places: documents.reviewed }),
    estimateMs: null,
    earlierRuns: 0,
    plan: params === null ? null : chosenPlan(world, params, choices),
  };
}

/** Places of which nobody said whether they follow the version: they stay until somebody does, once. */
function openPlaces(places: readonly ReviewedPlace[]): readonly Finding[] {
  const open = places.filter((place) => place.open);
  if (open.length === 0) return [];
  const named = open.slice(0, 3).map(({ file, line }) => `${file}:${line}`);
  const more = open.length > named.length ? ' …' : '';
  const where = `${named.join(', ')}${more}`;
  const text =
    open.length === 1
      ? `One place names the version and stays as it is: ${where}`
      : `${open.length} places name the version and stay as they are: ${where}`;
  return [finding('places', 'warning', text, 'Say once which follow it: x here, or cpm-console push places.')];
}

/** The plan of a review, or the OpsError that says why there is none. */
export function planOf(review: PushReview): NonNullable<PushReview['plan']> {
  if (review.plan !== null) return review.plan;
  const blocks = review.findings.filter(({ level }) => level === 'blocked');
  const [first] = blocks;
  if (first !== undefined)
    throw new OpsError(first.id, blocks.map(({ text }) => text).join(' '), {
      hint: first.hint ?? undefined,
      exit: EXITS[first.id] ?? 'refused',
    });
  if (review.kind === 'quick')
    throw new OpsError('nothing-to-push', `Nothing is changed that ${review.remote.name} does not have.`, {
      hint: 'New files are taken by name: --include PATH',
      exit: 'nothingToDo',
    });
  throw new OpsError('nothing-to-release', `Nothing since ${review.current ?? 'the beginning'} asks for a release.`, {
    hint: 'Name the version to release one all the same: --bump patch',
    exit: 'nothingToDo',
  });
}

/** Findings whose exit says more than that a guard refused. */
const EXITS: Readonly<Record<string, ExitName>> = {
  'tag-taken': 'remoteConflict',
  behind: 'remoteConflict',
  credential: 'credential',
  message: 'usage',
};

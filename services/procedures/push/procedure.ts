import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { fingerprint } from '#domain/fingerprint.ts';
import { isJsonObject, type JsonObject, parseJson } from '#domain/json.ts';
import { joinPath } from '#domain/path.ts';
import type { Plan } from '#domain/procedure/plan.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';

import { announceEnd, announceStartStep } from './announce.ts';
import { beside } from './beside.ts';
import { withIdle } from './idle.ts';
import { withOwnSteps } from './own-steps.ts';
import type { PushParams } from './params.ts';
import { QUICK_PHASES, quickSteps } from './quick/steps.ts';
import { rememberRelease } from './remember-release.ts';
import { withSkipped } from './skipped.ts';
import { askLinksStep } from './steps/ask-links.ts';
import { auditStep } from './steps/audit.ts';
import { changelogToolStep } from './steps/changelog-tool.ts';
import { changelogStep } from './steps/changelog.ts';
import { checkDocumentsStep } from './steps/check-documents.ts';
import { commandStep } from './steps/command.ts';
import { commitStep } from './steps/commit.ts';
import { copyFilesStep } from './steps/copy-files.ts';
import { dependenciesStep } from './steps/dependencies.ts';
import { deployStep } from './steps/deploy.ts';
import { gateStep } from './steps/gate.ts';
import { githubDraftStep } from './steps/github-draft.ts';
import { githubReleaseStep } from './steps/github-release.ts';
import { hereStep } from './steps/here.ts';
import { mergedStep, mergedTreeStep } from './steps/merged.ts';
import { outdatedStep } from './steps/outdated.ts';
import { packStep } from './steps/pack.ts';
import { pickStep } from './steps/pick.ts';
import { publishStep, verifyPublishedStep } from './steps/publish.ts';
import { openedUrl, pullRequestStep } from './steps/pull-request.ts';
import { pushStep } from './steps/push.ts';
import { scanPackedStep } from './steps/scan-packed.ts';
import { scanStep } from './steps/scan.ts';
import { sendBranchStep } from './steps/send-branch.ts';
import { stageStep } from './steps/stage.ts';
import { tagStep } from './steps/tag.ts';
import { followHereStep, updateHereStep } from './steps/update-here.ts';
import { validateCiStep } from './steps/validate-ci.ts';
import { validateConfigStep } from './steps/validate-config.ts';
import { validateRegistryStep } from './steps/validate-registry.ts';
import { validateRemoteStep } from './steps/validate-remote.ts';
import { validateSignStep } from './steps/validate-sign.ts';
import { validateTreeStep } from './steps/validate-tree.ts';
import { verifyRemoteStep } from './steps/verify-remote.ts';
import { versionFilesStep } from './steps/version-files.ts';
import { versionPlacesStep } from './steps/version-places.ts';
import { watchCiStep } from './steps/watch-ci.ts';
import { worktreeStep } from './steps/worktree.ts';
import type { PushWorld } from './world.ts';

export const PHASES = [
  { id: 'validate', title: 'Validate' },
  { id: 'version', title: 'Version' },
  { id: 'docs', title: 'Docs' },
  { id: 'tests', title: 'Tests' },
  { id: 'git', title: 'Git' },
  { id: 'deploy', title: 'Deploy' },
  { id: 'verify', title: 'Verify' },
] as const;

/** Pages on the web are asked for so long: all together, and each. */
const LINKS = { deadlineMs: 20_000, eachMs: 8_000 };

/** The steps of a push, made from its parameters alone. */
export function pushSteps(around: PushWorld, params: PushParams): readonly Step[] {
  const world = { ...around, ownSsh: params.ownSsh };
  if (params.quick !== undefined) return withSkipped(quickSteps(world, params, params.quick), params);
  const versions = { env: { npm_old_version: params.current ?? '', npm_new_version: params.next ?? '' } };
  const { publish } = params;
  const looks = [
    validateTreeStep(world, params),
    validateRemoteStep(world, params),
    ...publish.map((one) => validateRegistryStep(world, params, one)),
    validateConfigStep(world, params),
    validateSignStep(world, params),
    validateCiStep(world, params),
    outdatedStep(world, params),
  ];
  const steps = [
    ...looks,
    params.here === true ? hereStep(world, params) : worktreeStep(world, params),
    pickStep(world, params),
    announceStartStep(world, params),
    params.next === null || params.versionFiles.length === 0 ? null : versionFilesStep(world, params),
    params.changelogTool === null || params.next === null
      ? changelogStep(world, params)
      : changelogToolStep(world, params.changelogTool, params.next),
    versionPlacesStep(world, params.places),
    // In the person's own tree both are there.
    ...(params.here === true
      ? []
      : [copyFilesStep(world, params), ...params.install.map((install) => dependenciesStep(world, params, install))]),
    ...params.scripts.before.map((command) => commandStep(world, 'version', command, versions)),
    ...params.docs.map((command) => commandStep(world, 'docs', command)),
    checkDocumentsStep(world),
    askLinksStep(world, LINKS),
    ...params.build.map((command) => commandStep(world, 'tests', command, { again: true })),
    ...params.test.map((command) => commandStep(world, 'tests', command, { again: true })),
    auditStep(world, params),
    scanStep(world, params),
    commitStep(world, params),
    ...params.scripts.after.map((command) => commandStep(world, 'git', command, versions)),
    ...publish.map((one) => packStep(world, one)),
    scanPackedStep(world, params),
    sendBranchStep(world, params),
    pullRequestStep(world, params),
    mergedStep(world, params),
    mergedTreeStep(params),
    params.tag === null ? null : tagStep(world, params, params.tag),
    githubDraftStep(world, params),
    ...publish.map((one) => stageStep(world, params, one)),
    pushStep(world, params),
    ...publish.map((one) => publishStep(world, params, one)),
    watchCiStep(world, params),
    githubReleaseStep(world, params),
    ...(params.environments ?? []).flatMap((one) => [deployStep(world, params, one), gateStep(world, one)]),
    verifyRemoteStep(world, params),
    ...publish.map((one) => verifyPublishedStep(world, params, one)),
    params.here === true ? followHereStep(world, params) : updateHereStep(world, params),
  ].filter((step) => step !== null);
  const all = withOwnSteps(world, params, steps);
  const needs = all.filter(({ phase }) => phase === 'validate').map(({ id }) => id);
  const ordered = all.map((step, at) => {
    if (step.id === 'worktree') return { ...step, needs };
    // Nothing waits for pages on the web: they only ever warn.
    return all[at - 1]?.id === 'web-links' ? { needs: ['documents'], ...step } : step;
  });
  // By the name of its tree the commit knows whether tests wrote something that was not looked through.
  const parallel = beside(ordered, 'scan', params.test[0]?.id);
  return withSkipped(
    parallel.map((step) => withIdle(params.here === true ? namedHere(step) : step, params)),
    params,
  );
}

const namedHere = (step: Step): Step =>
  step.writes === 'the separate tree only' ? { ...step, writes: 'what it leaves in your own tree' } : step;

/** A push as the engine executes it. */
export function pushProcedure(world: PushWorld, plan: Plan): Procedure {
  const params = paramsOf(plan);
  return {
    plan,
    steps: pushSteps(world, params),
    onEnd: async (state, around) => {
      if (state === 'done') rememberRelease(world, around.run);
      await announceEnd(world, params)(state, around);
    },
    lock: joinPath(params.gitDir, 'cpm-console', 'lock'),
    result: (resultOf) => ({
      project: params.project.id,
      // What was not pushed was not released.
      version: resultOf('push') === null ? null : params.next,
      tag: resultOf('push') === null ? null : (params.tag?.name ?? null),
      commit: textField(resultOf('merged'), 'commit') ?? textField(resultOf('commit'), 'commit'),
      ...openedUrl(resultOf),
      reminder:
        resultOf('push') === null || typeof params.backMerge !== 'string'
          ? null
          : `Bring it back: git switch ${params.backMerge} && git merge ${params.branch}`,
    }),
  };
}

/** The plan of a push with these parameters. */
export function pushPlan(world: PushWorld, params: PushParams): Plan {
  const { project, current, next, at } = params;
  const timeless = JSON.stringify({ ...params, at: 0 });
  const from = current === null ? '' : ` ${current}`;
  return {
    schema: 1,
    procedure: 'push',
    subject: { id: project.id, path: project.dir },
    title: next === null ? `Push ${project.id}` : `Push ${project.id}${from} → ${next}`,
    phases: params.quick === undefined ? PHASES : QUICK_PHASES,
    steps: plannedAll(pushSteps(world, params)),
    params: { ...jsonIn(timeless), at },
    fingerprint: fingerprint(timeless),
    at,
  };
}

/** What a plan of ours was made from. Throws OpsError `bad-plan`. */
export function paramsOf(plan: Plan): PushParams {
  const params: unknown = plan.params;
  if (plan.procedure === 'push' && isParams(params)) return params;
  throw new OpsError('bad-plan', 'This is not a plan of a push that this version understands.', {
    hint: 'Plan the push again.',
    exit: 'usage',
  });
}

function isParams(params: unknown): params is PushParams {
  const texts = [['kind'], ['project', 'dir'], ['gitDir'], ['base'], ['branch'], ['remote', 'name'], ['message']];
  return texts.every((path) => textField(params, ...path) !== null);
}

function jsonIn(text: string): JsonObject {
  const json = parseJson(text);
  if (isJsonObject(json)) return json;
  throw new TypeError('Parameters are an object.');
}

import { OpsError } from '#domain/errors.ts';
import { baseName } from '#domain/path.ts';
import type { Candidate, Finding, PushChoices, PushReview } from '#domain/push/review.ts';
import { explainBump } from '#domain/release/bump/explain.ts';
import { LEVELS } from '#domain/release/bump/level.ts';
import { parseBumpOption } from '#domain/release/bump/option.ts';
import { nextVersion } from '#domain/release/versions/next.ts';
import { demoPushPlan } from '#services/fakes/demo/push-plan.ts';
import type { World } from '#services/ports/world.ts';

const MOST_COMMITS = 50;

/** The review of one of ana's projects: what the made-up git and GitHub say, judged by the real rules. */
export async function demoReview(world: World, path: string, choices: PushChoices): Promise<PushReview> {
  const { signal } = new AbortController();
  const id = baseName(path);
  const [{ tag }, status] = await Promise.all([world.git.lastTag(path, signal), world.git.status(path, signal)]);
  const [commits, remotes, github] = await Promise.all([
    world.git.commitsSince(path, tag, MOST_COMMITS, signal),
    world.git.remotes(path, signal),
    world.github.repository('ana-dev', id, status.commit ?? '', signal),
  ]);
  const current = tag?.replace(/^v/, '') ?? null;
  const asked = commits.map(({ commit, subject, author, at }) => ({ hash: commit, subject, body: '', author, at }));
  const { bump, why } = explainBump({ commits: asked.toReversed(), current });
  const wish = choices.bump === null ? bump : parseBumpOption(choices.bump);
  const next = wish === null ? null : nextVersion(current, wish, { asked: true });
  const candidates = LEVELS.map((level): Candidate => ({
    bump: level,
    version: nextVersion(current, level, { asked: true }),
    recommended: level === bump,
  }));
  const findings = findingsOf({ changed: status.changed, ci: github.ci, head: status.commit ?? '', next });
  const blocked = findings.some(({ level }) => level === 'blocked');
  const plan =
    next === null || blocked ? null : demoPushPlan({ id, path, from: current, to: next, at: world.clock.now() });
  if (choices.kind !== 'full')
    throw new OpsError('demo', 'The made-up world knows only full releases.', {
      hint: 'Leave out --quick and --hotfix; on the screen esc goes back.',
      exit: 'usage',
    });
  return {
    schema: 1,
    project: { id, name: id, path },
    kind: 'full',
    current,
    next,
    tag: next === null ? null : `v${next}`,
    bump: wish,
    candidates,
    why: why.toReversed(),
    diffstat: { files: commits.length * 3, insertions: commits.length * 71, deletions: commits.length * 10 },
    branch: 'main',
    remote: { name: 'origin', url: remotes['origin'] ?? '' },
    changelog:
      next === null
        ? null
        : {
            file: 'CHANGELOG.md',
            style: 'keep-a-changelog',
            entry: choices.changelogEntry ?? entryOf(next, why, world.clock.now()),
          },
    publishes: [`npm ${id} as latest`],
    pullRequest: null,
    findings,
    estimateMs: null,
    earlierRuns: 0,
    plan: plan === null ? null : { ...plan, steps: plan.steps.map((step) => skippedBy(step, choices)) },
  };
}

function skippedBy<Step extends { readonly id: string; readonly phase: string }>(step: Step, { skip }: PushChoices) {
  const found = skip.find(({ id }) => id === step.id || id === step.phase);
  return found === undefined ? step : { ...step, skipped: found.reason };
}

interface Sight {
  readonly changed: number;
  readonly ci: string | null;
  readonly head: string;
  readonly next: string | null;
}

function findingsOf({ changed, ci, head, next }: Sight): readonly Finding[] {
  const at = head.slice(0, 7);
  return [
    changed === 0
      ? { id: 'tree', level: 'ok', text: 'tree clean', hint: null }
      : { id: 'tree', level: 'warning', text: `${changed} changed files stay out of it`, hint: null },
    { id: 'remote', level: 'ok', text: 'origin unchanged', hint: null },
    ci === 'failure'
      ? { id: 'ci', level: 'blocked', text: `CI failed on ${at}`, hint: 'Mend what it tested, and push that first.' }
      : { id: 'ci', level: 'ok', text: `CI ${ci === 'success' ? 'green' : 'running'} on ${at}`, hint: null },
    ...(next === null ? [] : [{ id: 'free', level: 'ok' as const, text: `v${next} free on git and npm`, hint: null }]),
  ];
}

function entryOf(next: string, why: PushReview['why'], now: number): string {
  const of = (type: string) =>
    why
      .filter(({ subject }) => subject.startsWith(`${type}:`))
      .map(({ subject, hash }) => `- ${subject.slice(type.length + 2)} (${hash.slice(0, 7)})`);
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, ...new Set(lines)];
  return [
    `## [${next}] - ${new Date(now).toISOString().slice(0, 10)}`,
    ...part('Added', of('feat')),
    ...part('Fixed', of('fix')),
    '',
  ].join('\n');
}

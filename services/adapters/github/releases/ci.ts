import type { Octokit } from 'octokit';

import { field, textField } from '#domain/field.ts';
import { judgeChecks, type Report, verdictOf } from '#domain/release/publish/commit-checks.ts';
import type { CommitChecks, RepositoryPlace, WorkflowRun } from '#services/ports/github-releases.ts';

import { listOf } from './facts.ts';

const PER_PAGE = 100;
const MOST_PAGES = 10;

/** Everything that reports about a commit. */
export async function commitChecks(
  client: Octokit,
  place: RepositoryPlace,
  commit: string,
  signal: AbortSignal,
): Promise<CommitChecks> {
  const where = { owner: place.owner, repo: place.name, ref: commit, per_page: PER_PAGE, request: { signal } };
  const reports: Report[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await client.rest.repos.getCombinedStatusForRef({ ...where, page });
    const statuses = listOf(field(data, 'statuses'));
    for (const one of statuses)
      reports.push({ name: textField(one, 'context') ?? '', verdict: verdictOf(textField(one, 'state') ?? '') });
    if (statuses.length < PER_PAGE) break;
  }
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await client.rest.checks.listForRef({ ...where, page });
    const runs = listOf(field(data, 'check_runs'));
    for (const one of runs)
      reports.push({
        name: textField(one, 'name') ?? '',
        verdict: verdictOf(textField(one, 'status') ?? '', textField(one, 'conclusion')),
      });
    if (runs.length < PER_PAGE) break;
  }
  return judgeChecks(reports);
}

/** Runs of workflows on a commit that were started for one tag. */
export async function tagRuns(
  client: Octokit,
  place: RepositoryPlace,
  tag: { readonly name: string; readonly commit: string },
  signal: AbortSignal,
): Promise<WorkflowRun[]> {
  const where = { owner: place.owner, repo: place.name, head_sha: tag.commit, per_page: PER_PAGE, request: { signal } };
  const { data } = await client.rest.actions.listWorkflowRunsForRepo(where);
  return listOf(field(data, 'workflow_runs'))
    .filter((run) => field(run, 'head_branch') === tag.name)
    .map((run) => runFacts(run));
}

function runFacts(run: unknown): WorkflowRun {
  const status = textField(run, 'status') ?? '';
  const conclusion = textField(run, 'conclusion');
  const verdict = verdictOf(status, conclusion);
  const state =
    verdict === 'good' ? 'success' : verdict === 'bad' ? 'failure' : status === 'in_progress' ? 'running' : 'waiting';
  return {
    id: Number(field(run, 'id')),
    name: textField(run, 'name') ?? '',
    state,
    conclusion,
    url: textField(run, 'html_url') ?? '',
  };
}

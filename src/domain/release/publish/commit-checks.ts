/** What reports about a commit: an older status, or a check run. */
export interface Report {
  readonly name: string;
  readonly verdict: 'good' | 'bad' | 'pending';
}

const BAD = new Set(['failure', 'error', 'timed_out', 'cancelled', 'action_required', 'startup_failure', 'stale']);
const GOOD = new Set(['success', 'neutral', 'skipped']);

/** A state of an older status, or status and conclusion of a check run. A word that nobody knows has not ended well yet. */
export function verdictOf(state: string, conclusion: string | null = null): Report['verdict'] {
  const word = state === 'completed' ? (conclusion ?? '') : state;
  return BAD.has(word) ? 'bad' : GOOD.has(word) ? 'good' : 'pending';
}

/** All reports of one commit together: one that is bad outweighs those that have not ended. */
export function judgeChecks(reports: readonly Report[]) {
  const named = (verdict: Report['verdict']) =>
    [...new Set(reports.filter((report) => report.verdict === verdict).map(({ name }) => name))].toSorted();
  const failed = named('bad');
  const pending = named('pending');
  const ended = failed.length > 0 ? 'failure' : pending.length > 0 ? 'pending' : 'success';
  const state: 'none' | 'failure' | 'pending' | 'success' = reports.length === 0 ? 'none' : ended;
  return { state, failed, pending, total: reports.length };
}

import { plural, span } from '#domain/format.ts';
import { problemsOf } from '#store/select.ts';
import type { AppState } from '#store/state.ts';

/** The state in a few lines, to paste into a message. */
export function statusReport({ session, score, readings, now }: AppState): string {
  const problems = problemsOf(readings);
  const value = score.value === null ? '' : `${score.value} `;
  const head = `${session.user}@${session.host} (${session.environment}): ${value}${score.status}, ${plural(problems.length, 'problem')}`;
  return [
    head,
    ...problems.map(
      ({ status, title, summary, since, id }) =>
        `${status}: ${title}, ${summary}, for ${span(Math.max(1000, now - since))} (${id})`,
    ),
  ].join('\n');
}

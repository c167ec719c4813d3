import { type RollbackLine, rollbackLines } from '#domain/push/rollback-lines.ts';
import type { RollbackReview } from '#domain/push/rollback.ts';

const INDENT: Readonly<Record<RollbackLine['type'], number>> = {
  gap: 0,
  title: 0,
  text: 0,
  final: 0,
  detail: 2,
  point: 2,
  step: 2,
  command: 6,
};

/** What is known of a release before it is taken back, as text. */
export function rollbackText(review: RollbackReview): string {
  const { project, version, tag, commit } = review;
  const title = `Take back ${project} ${version ?? commit.slice(0, 7)}   ${tag ?? 'no tag'}   nothing has been changed yet`;
  const lines = rollbackLines(review).map(({ type, text }) => `${' '.repeat(INDENT[type])}${text}`);
  return `${[title, '', ...lines].join('\n')}\n`;
}

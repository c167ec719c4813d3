import { type ExplainedItem, type ExplainedPart, explain, points } from '#domain/score-explain.ts';

import type { HealthReport } from './report.ts';
import { scoreLine } from './text.ts';

/** Where every point of the score comes from and went; the columns add up to 100. */
export function explainText({ score }: HealthReport): string {
  const account = explain(score);
  if (account.value === null)
    return `${scoreLine(score)}\nNothing is known yet, so there are no points to account for.\n`;
  const lines = [
    scoreLine(score),
    ...account.reasons.map((reason) => `  because ${reason}`),
    '',
    row('', 'full', 'earned', 'lost'),
    ...account.parts.flatMap(partLines),
    row('all', '100', points(account.earned), points(account.lost)),
    ...(account.rounding > 0 ? [row('cut off, never rounded up', '', points(-account.rounding), '')] : []),
    row('score', '', `${account.value}`, ''),
    ...account.absent.map((component) => `Nothing is configured for ${component}; its points went to the other parts.`),
  ];
  return `${lines.join('\n')}\n`;
}

function partLines(part: ExplainedPart): string[] {
  const known = part.coverage < 1 ? `, ${Math.floor(part.coverage * 100)} % known` : '';
  return [
    row(
      `${part.component} (${part.nominal} of 100${known})`,
      points(part.full),
      points(part.earned),
      points(part.lost),
    ),
    ...part.items.map(itemLine),
  ];
}

function itemLine(item: ExplainedItem): string {
  const name = `  ${item.status.padEnd(8)} ${item.id}${item.critical ? ' (critical for everything)' : ''}`;
  const told = item.status === 'ok' ? '' : `  ${item.summary}`;
  return `${row(name, points(item.full), points(item.earned), points(item.lost))}${told}`;
}

function row(name: string, full: string, earned: string, lost: string): string {
  const cells = [full, earned, lost].map((cell) => cell.padStart(8)).join('');
  return `${name.padEnd(48)}${cells}`.trimEnd();
}

import { isWithin, type Row } from './row.ts';

/** The rows as a Markdown table, judged. */
export function table(rows: readonly Row[]): string {
  const head = ['what', 'ours', 'against', 'ratio', 'allowed', ''];
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const text = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [text(head), rule, ...lines.slice(1).map(text)].join('\n');
}

function cells(row: Row): string[] {
  const { name, ours, theirs, ratio, budget, unit, against } = row;
  const measured = theirs === null ? (against ?? '') : `${figure(theirs)} ${unit}${against ? ` (${against})` : ''}`;
  const allowed = budget === null ? '' : ratio === null ? `${budget} ${unit}` : `${budget} x`;
  const verdict = budget === null ? '' : isWithin(row) ? 'ok' : 'too much';
  return [name, `${figure(ours)} ${unit}`, measured, ratio === null ? '' : `${ratio.toFixed(2)} x`, allowed, verdict];
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value === Math.round(value) ? 0 : 2);
}

import type { Checklist, ChecklistItem } from './checklist.ts';
import { acceptedWords, headline, wordOf } from './text.ts';

/** A file to keep or to send: a table, and below it what was found of every item that is not ok. */
export function checklistMarkdown(checklist: Checklist): string {
  const { items, score, signed, at } = checklist;
  const rows = items.map(
    (item, index) =>
      `| ${index + 1} | ${cell(item.title)} | ${wordOf(item)} | ${cell(item.summary)} | ${cell(item.change ?? '')} |`,
  );
  const parts = items.filter(({ status }) => status !== 'ok').flatMap(part);
  return [
    `# ${headline(checklist)}`,
    '',
    `Made ${new Date(at).toISOString()}${score === null ? '' : `, score ${score}`}.`,
    ...(signed === null || signed.note === '' ? [] : ['', `${cell(signed.by)}: ${cell(signed.note)}`]),
    '',
    '| | Item | Status | | Change |',
    '|---:|---|---|---|---|',
    ...rows,
    ...parts,
    '',
  ].join('\n');
}

function part(item: ChecklistItem): string[] {
  const more = [acceptedWords(item), item.hint ?? ''].filter((text) => text !== '');
  if (item.lines.length === 0 && more.length === 0) return [];
  return ['', `## ${cell(item.title)}`, '', ...[...item.lines, ...more].map((text) => `- ${cell(text)}`)];
}

/** What would end a cell or begin markup is text here. */
const cell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/[\\|<>*_`[\]]/g, '\\$&');

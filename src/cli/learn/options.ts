import type { OptionSpec } from '#cli/command.ts';

const CATEGORIES = ['deployment', 'troubleshooting', 'optimization', 'security'];
const SEVERITIES = ['info', 'warning', 'critical'];
const FORMATS = ['markdown', 'postmortem', 'json'];

const text = (value: string, summary: string, more: Partial<OptionSpec> = {}): OptionSpec => ({
  type: 'string',
  value,
  summary,
  ...more,
});
const flag = (summary: string): OptionSpec => ({ type: 'boolean', summary });

/** Options of all verbs; the registry writes them out, so nothing is loaded for them. */
export const LEARN_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  title: text('TEXT', 'new, edit: what happened, in a line'),
  category: text('WORD', 'new, edit: what it is about; list, search: only those', { choices: CATEGORIES }),
  severity: text('WORD', 'new, edit: how bad it was; list, search: only those', { choices: SEVERITIES }),
  tag: text('WORD', 'new, edit: a tag to add; list, search: only those with it', { multiple: true }),
  context: text('TEXT', 'new, edit: background and surroundings'),
  trigger: text('TEXT', 'new, edit: what it began with'),
  from: text('WHAT', 'new: fill it in from run:ID or incident:ID'),
  file: text('FILE', 'new, edit: take the text of that file instead of opening the editor'),
  since: text('WHEN', 'list, search: from then on: 30d, 2026-11-20'),
  limit: text('N', 'search: at most so many, 20 unless told'),
  markdown: flag('show: as Markdown'),
  format: text('WORD', 'export: markdown unless told', { choices: FORMATS }),
  output: text('FILE', 'export: write it there', { short: 'o' }),
  open: flag('actions: those that nobody has done; this is what it does unless told'),
  all: flag('actions: those that are done too; export: every learning'),
  yes: { type: 'boolean', short: 'y', summary: 'new: write it without opening the editor; export: replace the file' },
  json: flag('Print one JSON document'),
};

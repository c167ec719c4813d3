import type { OptionSpec } from '#cli/command.ts';

const CATEGORIES = ['deployment', 'troubleshooting', 'optimization', 'security'];
const SEVERITIES = ['info', 'warning', 'critical'];

/** Options of all verbs; the registry writes them out, so nothing is loaded for them. */
export const LEARN_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  title: { type: 'string', value: 'TEXT', summary: 'new: what happened, in a line' },
  category: {
    type: 'string',
    value: 'WORD',
    summary: 'new: what it is about; list, search: only those',
    choices: CATEGORIES,
  },
  severity: {
    type: 'string',
    value: 'WORD',
    summary: 'new: how bad it was; list, search: only those',
    choices: SEVERITIES,
  },
  tag: { type: 'string', value: 'WORD', summary: 'new: a tag; list, search: only those with it', multiple: true },
  context: { type: 'string', value: 'TEXT', summary: 'new: background and surroundings' },
  trigger: { type: 'string', value: 'TEXT', summary: 'new: what it began with' },
  from: { type: 'string', value: 'WHAT', summary: 'new: fill it in from run:ID or incident:ID' },
  since: { type: 'string', value: 'WHEN', summary: 'list, search: from then on: 30d, 2026-11-20' },
  limit: { type: 'string', value: 'N', summary: 'search: at most so many, 20 unless told' },
  markdown: { type: 'boolean', summary: 'show: as Markdown' },
  yes: { type: 'boolean', short: 'y', summary: 'new: write it without opening the editor' },
  json: { type: 'boolean', summary: 'Print one JSON document' },
};

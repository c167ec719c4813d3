import type { OptionSpec } from '#cli/command.ts';
import { AUDIT_EVENTS } from '#domain/audit/event.ts';

export const AUDIT_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  since: { type: 'string', value: 'WHEN', summary: 'list, export: from then on: 7d, 14:30, 2026-11-20' },
  until: { type: 'string', value: 'WHEN', summary: 'list, export: up to then' },
  event: {
    type: 'string',
    value: 'NAME',
    summary: 'list, export: of this event',
    multiple: true,
    choices: AUDIT_EVENTS,
  },
  text: { type: 'string', value: 'WORDS', summary: 'list, export: part of target, user or details' },
  limit: { type: 'string', value: 'N', summary: 'list: so many at most (50)' },
  jsonl: { type: 'boolean', summary: 'export: one JSON object a line, which is also the default' },
  output: { type: 'string', short: 'o', value: 'FILE', summary: 'export: a new file (0600) instead of the terminal' },
  json: { type: 'boolean', summary: 'list, show, verify: one JSON document' },
};

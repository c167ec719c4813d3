import type { OptionSpec } from '#cli/command.ts';

/** Options of `logs triage` beside those it shares with `logs`. */
export const TRIAGE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  limit: { type: 'string', value: 'N', summary: 'triage: more errors than this are too many (10)' },
  top: { type: 'string', value: 'N', summary: 'triage: so many kinds of lines are shown (10)' },
  count: { type: 'boolean', summary: 'triage: only count errors, which is faster' },
  journal: {
    type: 'string',
    value: 'WHOSE',
    summary: 'triage: also the journal of the system or of the user',
    choices: ['system', 'user'],
  },
};

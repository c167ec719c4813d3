import { CHECKLIST_FORMATS } from '#cli/checklist/formats.ts';
import { defineCommand, type Invocation } from '#cli/command.ts';
import { FRESHNESS } from '#cli/health/freshness.ts';
import { LIST_NAMES } from '#domain/checklist/checklist.ts';

export default defineCommand({
  name: 'checklist',
  group: 'noun',
  summary: 'What to look at every day: how it is, what changed, who signed',
  usage: '[verb] [--list daily|weekly|monthly] [--format F] [--cached | --fresh]',
  verbOptional: true,
  verbs: {
    accept: {
      summary: 'Live with what is wrong with an item for a while',
      usage: 'ITEM --until DATE [--note TEXT] | ITEM --clear',
    },
    answer: { summary: 'Answer a manual question', usage: 'ITEM yes|no' },
    sign: { summary: 'Sign the list off', usage: '[--note TEXT]' },
    history: { summary: 'The lists of the last days, and who signed' },
  },
  options: {
    list: { type: 'string', value: 'LIST', summary: `${LIST_NAMES.join(', ')}. Default daily.`, choices: LIST_NAMES },
    plain: { type: 'boolean', summary: 'Lines of text, also on a terminal.' },
    markdown: { type: 'boolean', summary: 'A Markdown file.' },
    format: {
      type: 'string',
      value: 'F',
      summary: `One of ${CHECKLIST_FORMATS.join(', ')}.`,
      choices: CHECKLIST_FORMATS,
    },
    until: { type: 'string', value: 'DATE', summary: 'accept: the last day of it, 2026-12-24, or how long, 7d.' },
    note: { type: 'string', value: 'TEXT', summary: 'accept, sign: why, for those who read it later.' },
    clear: { type: 'boolean', summary: 'accept: take it back.' },
    ...FRESHNESS,
  },
  place: 'checklist',
  examples: [
    'checklist --plain',
    'checklist --json',
    'checklist --list weekly',
    'checklist --format classic',
    'checklist accept disk --until 2026-12-24 --note "new disk ordered"',
    'checklist sign',
    'checklist history',
  ],
  run: async (invocation: Invocation): Promise<number> => {
    switch (invocation.verb) {
      case 'accept':
        return (await import('#cli/checklist/accept.ts')).accept(invocation);
      case 'answer':
        return (await import('#cli/checklist/answer.ts')).answer(invocation);
      case 'sign':
        return (await import('#cli/checklist/sign.ts')).sign(invocation);
      case 'history':
        return (await import('#cli/checklist/history.ts')).history(invocation);
      case null:
      default:
        return (await import('#cli/checklist/show.ts')).show(invocation);
    }
  },
});

import { defineCommand } from '#cli/command.ts';
import { LEARN_OPTIONS } from '#cli/learn/options.ts';

export default defineCommand({
  name: 'learn',
  group: 'noun',
  summary: 'What was learned from operating: write it down, find it again, see what is still to do',
  usage: '[new | edit | list | show | search | validate | export | actions]',
  verbs: {
    new: {
      summary: 'Write a learning, filled in from a run or an incident if you name one',
      usage: '[--title TEXT] [--from run:ID|incident:ID] [--yes]',
    },
    edit: { summary: 'Change one: in your editor, or by the options', usage: '<id> [--title TEXT] [--tag WORD]' },
    list: { summary: 'All of them, the newest first' },
    show: { summary: 'One of them, as its file has it', usage: '<id> [--markdown | --json]' },
    search: { summary: 'Those with the words, the best match first', usage: '<word...>' },
    validate: { summary: 'Judge files, or all of them; exit 2 when something is wrong', usage: '[file...]' },
    export: { summary: 'Markdown, a postmortem or JSON', usage: '<id> | --all [--format postmortem] [-o FILE]' },
    actions: {
      summary: 'What is still to do, the most urgent first; done marks one, reopen takes that back',
      usage: '[--all] | done <id> <n> | reopen <id> <n>',
    },
  },
  options: LEARN_OPTIONS,
  place: 'knowledge',
  examples: [
    "learn new --title 'Pool of the memory service used up' --severity warning --yes",
    'learn new --from incident:i-17',
    'learn list --severity critical --since 30d',
    'learn search pool timeout --json',
    'learn show OPS-2026-11-20-001 --markdown',
    'learn export OPS-2026-11-20-001 --format postmortem -o postmortem.md',
    'learn actions done OPS-2026-11-20-001 2',
  ],
  run: async (invocation): Promise<number> => (await import('#cli/learn/run.ts')).learn(invocation),
});

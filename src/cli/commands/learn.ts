import { defineCommand } from '#cli/command.ts';
import { LEARN_OPTIONS } from '#cli/learn/options.ts';

export default defineCommand({
  name: 'learn',
  group: 'noun',
  summary: 'What was learned from operating: write it down, find it again, see what is still to do',
  usage: '[new | list | show | search]',
  verbs: {
    new: {
      summary: 'Write a learning, filled in from a run or an incident if you name one',
      usage: '--title TEXT [--from run:ID|incident:ID] [--yes]',
    },
    list: { summary: 'All of them, the newest first' },
    show: { summary: 'One of them, as its file has it', usage: '<id> [--markdown | --json]' },
    search: { summary: 'Those with the words, the best match first', usage: '<word...>' },
  },
  options: LEARN_OPTIONS,
  examples: [
    "learn new --title 'Pool of the memory service used up' --severity warning --tag memory_service",
    'learn new --from run:recover-20261120-143205-a1b2',
    'learn list --severity critical --since 30d',
    'learn search pool timeout --json',
    'learn show OPS-2026-11-20-001 --markdown',
  ],
  run: async (invocation): Promise<number> => (await import('#cli/learn/run.ts')).learn(invocation),
});

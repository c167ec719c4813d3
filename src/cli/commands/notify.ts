import { defineCommand, type Invocation } from '#cli/command.ts';

export default defineCommand({
  name: 'notify',
  group: 'more',
  summary: 'Who is told of what happens, and whether that works',
  usage: '<list | test> [channel]',
  verbs: {
    list: { summary: 'Every channel, when it was told last, and what waits' },
    test: { summary: 'Send one message by a channel and say how that went', usage: '<channel>' },
  },
  examples: ['notify list', 'notify test slack', 'notify list --json'],
  run: async (invocation: Invocation): Promise<number> =>
    invocation.verb === 'test'
      ? (await import('#cli/notify/test.ts')).testChannel(invocation)
      : (await import('#cli/notify/list.ts')).listChannels(invocation),
});

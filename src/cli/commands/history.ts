import { defineCommand } from '#cli/command.ts';
import { SPANS } from '#domain/history/spans.ts';

export default defineCommand({
  name: 'history',
  group: 'more',
  summary: 'What a check was like: uptime, percentiles, error budget, forecast, for up to two years',
  usage: 'CHECK [--range 7d] [--points N] [--csv]',
  options: {
    range: {
      type: 'string',
      value: 'TIME',
      summary: `How far back: ${SPANS.map(({ name }) => name).join(', ')}, or any time. Default 24h`,
      choices: SPANS.map(({ name }) => name),
    },
    points: { type: 'string', value: 'N', summary: 'At most so many steps, 1 to 5000. Default 60' },
    csv: { type: 'boolean', summary: 'The steps as comma-separated values' },
    json: { type: 'boolean', summary: 'One document, with the steps' },
  },
  examples: ['history http:api --range 7d', 'history disk:/ --range 90d --json', 'history http:api --csv --points 500'],
  run: async (invocation) => (await import('#cli/history/show.ts')).showHistory(invocation),
});

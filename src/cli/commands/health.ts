import { defineCommand, type Invocation } from '#cli/command.ts';
import { budgetsOf } from '#cli/health/budgets.ts';
import { exitOf } from '#cli/health/exit.ts';
import { FORMATS, shapeOf, tellsLatencies, writerFor } from '#cli/health/formats.ts';
import { freshness, FRESHNESS } from '#cli/health/freshness.ts';
import { instancesFor, loadKinds } from '#cli/health/instances.ts';
import { latenciesOf } from '#cli/health/latencies.ts';
import { reportOf } from '#cli/health/reporting.ts';
import { gather } from '#services/monitor/gather.ts';

export default defineCommand({
  name: 'health',
  group: 'noun',
  summary: 'Health score, subsystems, failing checks and incidents',
  usage: '[--format F] [--explain] [--watch] [--cached | --fresh]',
  options: {
    format: { type: 'string', value: 'F', summary: `One of ${FORMATS.join(', ')}.`, choices: FORMATS },
    explain: { type: 'boolean', summary: 'Say where every point of the score comes from and went.' },
    watch: { type: 'boolean', summary: 'Stay, and print again whenever something changed.' },
    ...FRESHNESS,
  },
  examples: ['health', 'health --json', 'health --explain', 'health --format nagios', 'health --watch --json'],
  run: async (invocation: Invocation): Promise<number> => {
    const { world, config, values, stdout, signal } = invocation;
    const shape = shapeOf(values);
    const look = freshness(values);
    if (values['watch'] === true) {
      const { watchHealth } = await import('#cli/health/watch.ts');
      return watchHealth(invocation, shape);
    }
    const instances = await instancesFor(invocation, look === 'never');
    const readings = await gather({ world, instances, kinds: loadKinds, look, signal });
    const latencies = tellsLatencies(shape) ? await latenciesOf(world, readings, signal) : [];
    const budgets = await budgetsOf(world, config, readings, signal);
    const report = reportOf(world, config, readings, budgets, latencies);
    stdout.write((await writerFor(shape))(report));
    return exitOf(report, shape.format);
  },
});

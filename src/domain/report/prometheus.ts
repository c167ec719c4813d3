import { metricFamilies } from './metric-families.ts';
import { sampleLines } from './metric-lines.ts';
import type { HealthReport } from './report.ts';

/** Prometheus text 0.0.4, for the textfile collector of node_exporter. */
export function healthPrometheus(report: HealthReport): string {
  const blocks = metricFamilies(report)
    .filter((family) => family.samples.length > 0)
    .map((family) => [
      `# HELP ${family.name} ${family.help}`,
      `# TYPE ${family.name} ${family.type === 'states' ? 'gauge' : family.type}`,
      ...sampleLines(family),
    ]);
  return `${blocks.flat().join('\n')}\n`;
}

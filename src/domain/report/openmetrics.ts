import { metricFamilies } from './metric-families.ts';
import { sampleLines } from './metric-lines.ts';
import type { HealthReport } from './report.ts';

/** OpenMetrics 1.0 text, for a scrape that asks for it. */
export function healthOpenMetrics(report: HealthReport): string {
  const blocks = metricFamilies(report).map((family) => [
    `# TYPE ${family.name} ${family.type === 'states' ? 'stateset' : family.type}`,
    ...(family.unit === '' ? [] : [`# UNIT ${family.name} ${family.unit}`]),
    `# HELP ${family.name} ${family.help}`,
    ...sampleLines(family),
  ]);
  return `${[...blocks.flat(), '# EOF'].join('\n')}\n`;
}

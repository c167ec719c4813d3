import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import type { HealthReport } from '#domain/report/report.ts';

export const FORMATS = ['text', 'json', 'seed', 'markdown', 'nagios', 'openmetrics', 'prometheus'] as const;
export type Format = (typeof FORMATS)[number];

export interface Shape {
  readonly format: Format;
  readonly explain: boolean;
}

/** The formats of scrapers. */
export const tellsLatencies = ({ format }: Shape): boolean => format === 'openmetrics' || format === 'prometheus';

export type Write = (report: HealthReport) => string;

/** The format asked for, from the options; throws OpsError `usage` for what does not go together. */
export function shapeOf(values: Invocation['values']): Shape {
  const asked = values['format'];
  const json = values['json'] === true;
  const explain = values['explain'] === true;
  const format = FORMATS.find((one) => one === (asked ?? (json ? 'json' : 'text')));
  if (format === undefined) throw usage(`There is no format ${String(asked)}.`, `It is one of ${FORMATS.join(', ')}.`);
  if (json && format !== 'json') throw usage(`--json and --format ${format} contradict each other.`, 'Leave one out.');
  if (explain && format !== 'json' && format !== 'text')
    throw usage(`--explain does not go with --format ${format}.`, 'It is text, or JSON with --json.');
  return { format, explain };
}

function usage(message: string, hint: string): OpsError {
  return new OpsError('usage', message, { hint, exit: 'usage' });
}

/** Loads what writes a format, and nothing else. `indent` makes JSON readable; 0 puts it on one line. */
export async function writerFor({ format, explain }: Shape, indent = 2): Promise<Write> {
  switch (format) {
    case 'text':
      return explain
        ? (await import('#domain/report/explain.ts')).explainText
        : (await import('#domain/report/text.ts')).healthText;
    case 'json': {
      const { explanationJson, healthJson } = await import('#domain/report/json.ts');
      const explained = (report: HealthReport) => (explain ? { explanation: explanationJson(report) } : {});
      return (report) => `${JSON.stringify({ ...healthJson(report), ...explained(report) }, null, indent)}\n`;
    }
    case 'seed': {
      const { healthSeed } = await import('#domain/report/seed.ts');
      return (report) => `${JSON.stringify(healthSeed(report), null, indent)}\n`;
    }
    case 'markdown':
      return (await import('#domain/report/markdown.ts')).healthMarkdown;
    case 'nagios':
      return (await import('#domain/report/nagios.ts')).healthNagios;
    case 'openmetrics':
      return (await import('#domain/report/openmetrics.ts')).healthOpenMetrics;
    case 'prometheus':
      return (await import('#domain/report/prometheus.ts')).healthPrometheus;
  }
}

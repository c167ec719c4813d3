import type { MetricFamily } from './metric-families.ts';

/** Sample lines of a family, as both text formats write them. */
export function sampleLines({ name, samples }: MetricFamily): string[] {
  return samples.map(({ labels, value, suffix = '' }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}${suffix}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
  });
}

/** A label value between its quotes. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}

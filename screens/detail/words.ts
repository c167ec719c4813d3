import { bytes, latency } from '#domain/format.ts';
import type { Json } from '#domain/json.ts';
import { plain } from '#domain/quantity.ts';
import { ago } from '#screens/reading/age.ts';

/** `daysUntilFull` is `days until full`. */
export function wordsOf(name: string): string {
  return name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
}

/** A fact of a reading as people read it; empty when it is not known. */
export function factText(name: string, value: Json | undefined, now: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(name, value);
  if (typeof value === 'string') {
    const time = name.endsWith('At') ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? value : ago(now - time);
  }
  if (isList(value)) return value.map((each) => factText(name, each, now)).join(', ');
  return Object.entries(value)
    .flatMap(([key, each]) => {
      const text = factText(key, each, now);
      return text === '' ? [] : [`${wordsOf(key)} ${text}`];
    })
    .join(', ');
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Numbers that are names: nobody reads or copies them in groups of three. */
const NAMES = /(?:^pid|^port|Pid|Port)s?$/;

function numberText(name: string, value: number): string {
  if (NAMES.test(name)) return String(value);
  if (name.endsWith('Bytes')) return bytes(value);
  if (name.endsWith('Ms')) return latency(value);
  return plain(value);
}

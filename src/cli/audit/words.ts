import { canonical } from '#domain/audit/canonical.ts';
import type { AuditRecord } from '#domain/audit/event.ts';
import { isJsonObject, isList, type Json } from '#domain/json.ts';

const TIME = 19;

/** One line for a person. */
export function recordLine({ seq, at, event, outcome, target, user, sealed, details }: AuditRecord): string {
  const time = new Date(at).toISOString().slice(0, TIME).replace('T', ' ');
  const place = seq === null ? 'waits' : String(seq);
  const about = details === undefined ? '' : `  ${Object.entries(details).map(pair).join(', ')}`;
  const late = seq !== null && !sealed ? '  (sealed late)' : '';
  return `${place.padStart(6)}  ${time}  ${event.padEnd(22)} ${outcome.padEnd(7)} ${user.padEnd(8)} ${target}${about}${late}\n`;
}

/** `purpose push` */
function pair([name, value]: readonly [string, Json]): string {
  return `${name} ${valueText(value)}`;
}

/** A value of the details as a person reads it. */
export function valueText(value: Json): string {
  if (isList(value)) return value.map(valueText).join(' ');
  return isJsonObject(value) ? canonical(value) : String(value);
}

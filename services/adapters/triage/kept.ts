import { createHash } from 'node:crypto';

import type { Portion } from '#domain/logs/triage/scanner.ts';

import type { LogFile } from './find-logs.ts';
import type { KeptLog, KeptPortion } from './memory.ts';
import type { Survey } from './messages.ts';

/** Portions of one log that are kept: two gigabytes of it. */
const MOST = 512;

/** What is remembered of a log, when it is still the same log and has only grown; else null. */
export function stillTrue(kept: KeptLog | undefined, log: LogFile, survey: Survey): KeptLog | null {
  if (kept === undefined || kept.headBytes > survey.head.length) return null;
  const end = kept.portions.at(-1)?.to ?? 0;
  const same =
    kept.head === hashOf(survey.head.subarray(0, kept.headBytes)) &&
    kept.dated === survey.dated &&
    kept.before === survey.before &&
    (log.packed !== null ? kept.modifiedAt === log.modifiedAt : end <= survey.size);
  return same ? kept : null;
}

/** What to remember of a log: all portions but the last, which may go on. */
export function toKeep(
  { packed, modifiedAt }: LogFile,
  { head, dated, before }: Survey,
  portions: readonly Portion[],
  since: number | null,
): KeptLog {
  const done = packed !== null ? portions : portions.slice(0, -1);
  const left = done.slice(0, Math.max(0, done.length - MOST));
  const latest = Math.max(...left.map(({ tally }) => tally.latest));
  return {
    head: hashOf(head),
    headBytes: head.length,
    dated,
    before,
    modifiedAt,
    since: left.length === 0 ? since : Math.max(latest + 1, since ?? 0),
    portions: done.slice(left.length).map(packedUp),
  };
}

function packedUp({ from, to, tally }: Portion): KeptPortion {
  const { lines, bytes, levels, earliest, latest, hours, templates } = tally;
  return {
    from,
    to,
    lines,
    bytes,
    levels,
    earliest: Number.isFinite(earliest) ? earliest : null,
    latest: Number.isFinite(latest) ? latest : null,
    hours: [...hours].map(([hour, { errors, warnings }]) => [hour, errors, warnings]),
    templates: [...templates].map(([name, { count, first, last, offset }]) => [name, count, first, last, offset]),
  };
}

/** A remembered portion as it was counted. */
export function unpacked(kept: KeptPortion): Portion {
  const { from, to, lines, bytes, levels, earliest, latest, hours, templates } = kept;
  return {
    from,
    to,
    tally: {
      lines,
      bytes,
      levels: [...levels],
      earliest: earliest ?? Number.POSITIVE_INFINITY,
      latest: latest ?? Number.NEGATIVE_INFINITY,
      hours: new Map(hours.map(([hour, errors, warnings]) => [hour, { errors, warnings }])),
      templates: new Map(templates.map(([name, count, first, last, offset]) => [name, { count, first, last, offset }])),
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

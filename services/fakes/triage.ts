import { OpsError } from '#domain/errors.ts';
import { shown } from '#domain/logs/sanitise.ts';
import { recordTime } from '#domain/logs/time/record.ts';
import type { TriageReport } from '#domain/logs/triage/report.ts';
import { createScanner, type Span } from '#domain/logs/triage/scanner.ts';
import { errorsIn, fileOf, hoursOf, levelsOf, templateOf, totals } from '#domain/logs/triage/summary.ts';
import { addTally, emptyTally, type Tally } from '#domain/logs/triage/tally.ts';
import { keyOf, templates } from '#domain/logs/triage/templates.ts';
import type { Files } from '#services/ports/files.ts';
import type { Triage, TriageRequest } from '#services/ports/triage.ts';

const DAY_MS = 86_400_000;
const ENDLESS = Number.POSITIVE_INFINITY;

interface Text {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Looks at small logs by the same rules as the real one, each time anew. Knows files and patterns. */
export function fakeTriage(files: Files): Triage {
  const textsOf = async ({ paths, since }: TriageRequest, signal: AbortSignal): Promise<Text[]> => {
    signal.throwIfAborted();
    const found = await Promise.all(paths.map(async (path) => (/[*?[{]/.test(path) ? files.glob(path) : [path])));
    const texts = await Promise.all(
      [...new Set(found.flat())].map(async (path) => {
        const facts = await files.stat(path);
        if (facts?.kind !== 'file' || (since !== null && facts.modifiedAt < since - DAY_MS)) return null;
        return { path, bytes: new TextEncoder().encode((await files.read(path)) ?? '') };
      }),
    );
    const there = texts.filter((text) => text !== null);
    if (there.length > 0) return there;
    throw new OpsError('no-log', `There is no log in ${paths.join(', ')}.`, { hint: 'Name logs.', exit: 'unknown' });
  };
  return {
    report: async (request, signal) => reportOf(await textsOf(request, signal), request),
    async count(request, signal) {
      const counted = (await textsOf(request, signal)).map((text) => ({
        path: text.path,
        errors: errorsIn(tallyOf(text, spanSince(request.since), request.now, () => 0)),
      }));
      return { errors: counted.reduce((sum, { errors }) => sum + errors, 0), files: counted, notices: [] };
    },
  };
}

const spanSince = (since: number | null): Span => ({ since: since ?? -ENDLESS, until: ENDLESS });

function reportOf(texts: readonly Text[], { since, now, mostTemplates }: TriageRequest): TriageReport {
  const decoded = (bytes: Uint8Array): string => shown(new TextDecoder().decode(bytes)).text;
  const { nameOf, named } = templates(decoded);
  const counted = texts.map((log) => ({ log, dated: true, tally: tallyOf(log, spanSince(since), now, nameOf) }));
  const earlier =
    since === null ? [] : texts.map((log) => tallyOf(log, { since: since - DAY_MS, until: since }, now, nameOf));
  const before = earlier.some(({ lines }) => lines > 0)
    ? new Set(earlier.flatMap((tally) => [...tally.templates.keys()].flatMap((name) => named[name] ?? []).map(keyOf)))
    : null;
  const window = emptyTally();
  for (const { tally } of counted) addTally(window, tally);
  const lineAt = ({ bytes }: Text, offset: number): string => {
    const end = bytes.indexOf(10, offset);
    return decoded(bytes.subarray(offset, end < 0 ? bytes.length : end));
  };
  return {
    since,
    until: now,
    lines: window.lines,
    bytes: window.bytes,
    readBytes: texts.reduce((sum, { bytes }) => sum + bytes.length, 0),
    levels: levelsOf(window),
    errors: errorsIn(window),
    files: counted.map(fileOf),
    hours: hoursOf(window),
    templates: totals(counted, named)
      .slice(0, mostTemplates)
      .map((total) =>
        templateOf(
          total,
          named,
          { text: lineAt(total.log, total.offset), trace: [] },
          { since, before, known: new Map() },
        ),
      ),
    notices: [],
    complete: true,
  };
}

function tallyOf(
  { bytes }: Text,
  span: Span,
  now: number,
  nameOf: Parameters<typeof createScanner>[0]['nameOf'],
): Tally {
  const before = recordTime(bytes, 0, bytes.length, now);
  const scanner = createScanner({ span, now, before, nameOf, from: 0, portionBytes: ENDLESS });
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    scanner.line(bytes, from, to, from);
    from = to + 1;
  }
  return scanner.end(bytes.length)[0]?.tally ?? emptyTally();
}

import { ERROR } from '#domain/logs/level/codes.ts';

const HOUR_MS = 3_600_000;

/** Times in epoch ms; -1 stands for lines of which nobody knows when they were written. */
export interface TemplateCount {
  count: number;
  first: number;
  last: number;
  /** Where the first of its lines begins in what was read. */
  offset: number;
}

export interface HourCount {
  errors: number;
  warnings: number;
}

/** What was counted in some lines of one log. `names` of templates belong to whoever counted. */
export interface Tally {
  lines: number;
  bytes: number;
  /** Lines by code of level; at 0 those that say none, as the lines of a stack trace. */
  readonly levels: number[];
  /** Times of the earliest and the latest line; Infinity and -Infinity where no line has one. */
  earliest: number;
  latest: number;
  /** By hours since the epoch; -1 for lines without a time. */
  readonly hours: Map<number, HourCount>;
  readonly templates: Map<number, TemplateCount>;
}

export function emptyTally(): Tally {
  return {
    lines: 0,
    bytes: 0,
    levels: [0, 0, 0, 0, 0, 0, 0],
    earliest: Number.POSITIVE_INFINITY,
    latest: Number.NEGATIVE_INFINITY,
    hours: new Map(),
    templates: new Map(),
  };
}

/** Adds what was counted elsewhere; `nameOf` gives a template of the other tally its name in this one. */
export function addTally(sum: Tally, more: Tally, nameOf: (name: number) => number = (name) => name): void {
  sum.lines += more.lines;
  sum.bytes += more.bytes;
  for (const [code, count] of more.levels.entries()) sum.levels[code] = (sum.levels[code] ?? 0) + count;
  sum.earliest = Math.min(sum.earliest, more.earliest);
  sum.latest = Math.max(sum.latest, more.latest);
  for (const [hour, { errors, warnings }] of more.hours) {
    const known = sum.hours.get(hour);
    sum.hours.set(hour, { errors: errors + (known?.errors ?? 0), warnings: warnings + (known?.warnings ?? 0) });
  }
  for (const [name, count] of more.templates) addTemplate(sum.templates, nameOf(name), count);
}

function addTemplate(templates: Map<number, TemplateCount>, name: number, more: TemplateCount): void {
  const known = templates.get(name);
  if (known === undefined) {
    templates.set(name, { ...more });
    return;
  }
  known.count += more.count;
  if (more.first < known.first) {
    known.first = more.first;
    known.offset = more.offset;
  }
  known.last = Math.max(known.last, more.last);
}

/** One line more, of a level that has templates. True when it is the first of its template. */
export function addLine(
  tally: Tally,
  line: { code: number; time: number; bytes: number; name: number; offset: number },
): boolean {
  const { code, time, bytes, name, offset } = line;
  const isFirst = !tally.templates.has(name);
  const more = emptyTally();
  more.lines = 1;
  more.bytes = bytes;
  more.levels[code] = 1;
  more.earliest = time;
  more.latest = time;
  const isError = code >= ERROR;
  more.hours.set(Math.floor(time / HOUR_MS), { errors: isError ? 1 : 0, warnings: isError ? 0 : 1 });
  more.templates.set(name, { count: 1, first: time, last: time, offset });
  addTally(tally, more);
  return isFirst;
}

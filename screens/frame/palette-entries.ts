import { matcher } from '#domain/filter.ts';
import { fuzzy } from '#domain/fuzzy.ts';
import { ACTIONS, type ActionId, keysOf } from '#domain/keys.ts';
import type { QuickEntry } from '#domain/quick/entries.ts';
import type { Reading } from '#domain/reading.ts';

import type { ExtraAction, Handler } from './available.ts';

/** Something the palette can do. */
export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  /** Beside the title: what it is, or why it is off. */
  readonly note: string;
  readonly key: string;
  readonly off?: string | undefined;
  readonly run: () => void;
  /** Of the title, which letters answered. */
  readonly at: readonly number[];
}

/** What there is to choose from. */
export interface PaletteSources {
  readonly places: readonly { readonly id: string; readonly number: number; readonly title: string }[];
  readonly actions: readonly (readonly [ActionId, Handler])[];
  readonly extras: readonly ExtraAction[];
  readonly quick: readonly QuickEntry[];
  readonly readings: readonly Reading[];
  readonly commandLines: readonly { readonly line: string; readonly about: string }[];
  readonly custom: Readonly<Record<string, string>>;
  readonly go: (place: string) => void;
  readonly open: (checkId: string) => void;
  readonly copy: (text: string) => void;
  readonly runQuick: (id: string) => void;
}

const LINE = 'line:';
/** What is done elsewhere comes after all that can be done here. */
const ELSEWHERE = 2000;
const PROGRAM = /^cpm-console /;
/** Of no use by name: what only makes sense with a finger on the key. */
const BY_HAND = new Set<ActionId>(['palette', 'back', 'open']);

/** Everything by name: places, what can be done here, checks, and what can be typed in a shell instead. */
export function paletteEntries(sources: PaletteSources): readonly PaletteEntry[] {
  return [
    ...sources.places.map(({ id, number, title }) =>
      entry({
        id: `place:${id}`,
        title: `Go to ${title}`,
        note: 'place',
        key: String(number),
        run: () => sources.go(id),
      }),
    ),
    ...sources.actions
      .filter(([id]) => !BY_HAND.has(id) && ACTIONS[id].kind !== 'move')
      .map(([id, { verb, off, run }]) =>
        entry({
          id: `action:${id}`,
          title: sentence(verb ?? ACTIONS[id].verb),
          note: off ?? ACTIONS[id].about,
          key: keysOf(id, sources.custom)[0] ?? '',
          off,
          run,
        }),
      ),
    ...sources.extras.map(({ id, title, off, run }) =>
      entry({ id: `extra:${id}`, title, note: off ?? '', key: '', off, run }),
    ),
    ...sources.quick.map(({ id, title, line, off }) =>
      entry({
        id: `quick:${id}`,
        title,
        note: off ?? `quick: ${line}`,
        key: '',
        off: off ?? undefined,
        run: () => sources.runQuick(id),
      }),
    ),
    ...sources.readings.map((reading) =>
      entry({
        id: `check:${reading.id}`,
        title: reading.title,
        note: `${reading.kind}, ${reading.status}: ${reading.summary}`,
        key: '',
        run: () => sources.open(reading.id),
      }),
    ),
    ...sources.commandLines.map(({ line, about }) =>
      entry({
        id: `${LINE}${line}`,
        title: line.replace(PROGRAM, ''),
        note: `in a shell, copied: ${about}`,
        key: '',
        run: () => sources.copy(line),
      }),
    ),
  ];
}

/** The entries that answer what was typed, best first; with nothing typed the latest choices first. */
export function rankEntries(
  entries: readonly PaletteEntry[],
  query: string,
  chosen: readonly string[],
): readonly PaletteEntry[] {
  const age = ({ id }: PaletteEntry) => (chosen.includes(id) ? chosen.indexOf(id) : chosen.length);
  if (query.trim() === '') return entries.toSorted((a, b) => age(a) - age(b));
  const inNote = matcher(query);
  return entries
    .flatMap((each) => {
      const match = fuzzy(query, each.title);
      const more = (chosen.includes(each.id) ? 2 : 0) - (each.id.startsWith(LINE) ? ELSEWHERE : 0);
      if (match !== null) return [{ ...each, at: match.at, score: match.score + more }];
      return inNote(`${each.title} ${each.note} ${each.id}`) ? [{ ...each, score: more - 1000 }] : [];
    })
    .toSorted((a, b) => b.score - a.score || age(a) - age(b));
}

const entry = (fields: Omit<PaletteEntry, 'at'>): PaletteEntry => ({ ...fields, at: [] });
const sentence = (verb: string): string => verb.charAt(0).toUpperCase() + verb.slice(1);

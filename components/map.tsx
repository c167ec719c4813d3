import { type Look, useLook } from './look.tsx';
import { type Cell, Row } from './row.tsx';
import { widthOf } from './width.ts';

export interface MapEntry {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** Waiting there: a count, or a status glyph. */
  readonly badge: string;
}

/** A place and the columns it takes, `to` not included. */
export interface PlacedEntry extends MapEntry {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface PlaceMapProps {
  readonly width: number;
  readonly entries: readonly PlacedEntry[];
  readonly current: string;
  /** A key that leads somewhere from everywhere, at the right end where there is room. */
  readonly aside?: { readonly key: string; readonly verb: string } | null;
}

/** The second line: the places and the one we are in. */
export function PlaceMap({ width, entries, current, aside = null }: PlaceMapProps) {
  const look = useLook();
  if (look.plain) {
    const names = entries.map((entry) => `${entry.text.trim()}${entry.id === current ? ' (here)' : ''}`);
    return <Row width={width} cells={[{ text: `Places: ${names.join(', ')}` }]} />;
  }
  const cells = entries.flatMap((entry) => cellsOf(entry, entry.id === current, look));
  const room = width - (entries.at(-1)?.to ?? 0);
  return <Row width={width} cells={[...cells, ...asideCells(aside, room, look)]} />;
}

function asideCells(aside: PlaceMapProps['aside'], room: number, { colors }: Look): Cell[] {
  if (!aside || widthOf(`${aside.key} ${aside.verb}`) + 3 > room) return [];
  return [
    { text: '', grow: true },
    { text: aside.key, color: colors.accent, bold: true },
    { text: ` ${aside.verb} `, dim: true },
  ];
}

/** Colour and weight mark the current one; brackets where there are neither. */
function cellsOf({ number, title, badge, text }: PlacedEntry, here: boolean, { colors, color }: Look): Cell[] {
  const [open, close] = here && !color ? ['[', ']'] : [' ', ' '];
  const accent = here ? colors.accent : undefined;
  return [
    { text: open },
    { text: String(number), color: accent, bold: here, dim: !here },
    ...(text.includes(title) ? [{ text: ` ${title}`, color: accent, bold: here, dim: !here }] : []),
    ...(badge === '' ? [] : [{ text: ` ${badge}`, color: colors.warning, bold: true }]),
    { text: close },
  ];
}

/** Titles shrink to numbers where they do not fit, the current one last; badges stay as long as they can. */
export function layOutMap(width: number, entries: readonly MapEntry[], current: string): readonly PlacedEntry[] {
  const long = (entry: MapEntry) => ` ${entry.number} ${entry.title}${badgeOf(entry)} `;
  const short = (entry: MapEntry) => ` ${entry.number}${badgeOf(entry)} `;
  const own = (entry: MapEntry) => (entry.id === current ? long(entry) : short(entry));
  const texts = [long, own, short].map((spell) => entries.map(spell)).find((all) => widthOf(all.join('')) <= width);
  let from = 0;
  return entries.map((entry, index) => {
    const text = (texts ?? entries.map(short))[index] ?? '';
    const placed = { ...entry, text, from, to: from + widthOf(text) };
    from = placed.to;
    return placed;
  });
}

const badgeOf = ({ badge }: MapEntry): string => (badge === '' ? '' : ` ${badge}`);

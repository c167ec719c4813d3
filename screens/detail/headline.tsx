import { bigNumber } from '#components/big.ts';
import { useLook } from '#components/look.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';
import { plain, quantity } from '#domain/quantity.ts';
import type { Reading } from '#domain/reading.ts';
import { lasted, staleness, when } from '#screens/reading/age.ts';
import { isPaused, markOf } from '#screens/reading/mark.ts';

interface HeadlineProps {
  readonly reading: Reading;
  readonly seen: ReadonlyMap<string, number>;
  readonly now: number;
  readonly width: number;
  /** Three lines of digits, or one line in bold. */
  readonly big: boolean;
}

/** How it is now: the value, the status and since when, the reason, and what to do. */
export function Headline({ reading, seen, now, width, big }: HeadlineProps) {
  const look = useLook();
  const { glyph, color, calm } = markOf(reading, now, look);
  const { lines, unit } = valueLines(reading, big && !look.plain && look.glyphs.big);
  const wide = Math.max(0, ...lines.map(widthOf));
  const left = (index: number): Cell[] => {
    if (wide === 0) return [{ text: ' ' }];
    const text = lines[index] ?? '';
    const last = index === lines.length - 1;
    return [
      { text: '  ' },
      { text, width: wide, bold: true, color: calm ? look.colors.accent : color },
      { text: last && unit !== '' ? ` ${unit}` : '', width: unit === '' ? 0 : widthOf(unit) + 1, bold: true },
      { text: '   ' },
    ];
  };
  const age = staleness(reading, seen, now);
  const state: Cell[] = [
    { text: `${glyph} `, color },
    { text: isPaused(reading, now) ? 'paused' : reading.status, color: calm ? look.colors.ok : color, bold: true },
    { text: `   ${sinceText(reading, now)}`, dim: true },
    { text: age === '' ? '' : `   ${age}`, color: look.colors.warning },
  ];
  const why: Cell[] = [{ text: reading.summary, grow: true }];
  const next: Cell[] =
    reading.hint === undefined
      ? []
      : [
          { text: 'next ', color: look.colors.accent, bold: true },
          { text: reading.hint, grow: true },
        ];
  return [state, why, next].map((cells, index) => <Row key={index} width={width} cells={[...left(index), ...cells]} />);
}

function sinceText(reading: Reading, now: number): string {
  if (isPaused(reading, now)) return `until ${when(reading.pausedUntil ?? now, now)}, counts for nothing`;
  return `for ${lasted(now - reading.since).replace('now', 'a moment')}, since ${when(reading.since, now)}`;
}

/** The digits, and the unit that stands beside them. */
function valueLines({ value, unit }: Reading, big: boolean): { lines: readonly string[]; unit: string } {
  if (value === undefined) return { lines: [], unit: '' };
  const [number = '', ...rest] = quantity(value, unit).split(' ');
  const drawn = big ? bigNumber(number) : null;
  return drawn === null
    ? { lines: [quantity(value, unit)], unit: '' }
    : { lines: drawn, unit: rest.join(' ') || (unit === undefined ? plain(value).slice(number.length) : '') };
}

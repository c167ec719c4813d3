import { align, type Column } from '#components/columns.ts';
import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { shortDay } from '#domain/checklist/days.ts';
import type { PastList } from '#domain/checklist/shown.ts';
import type { Area } from '#screens/place.ts';

const MOST = 10;
/** What the selected item says takes at least as much again. */
const SHARE = 0.6;

interface PastProps extends Area {
  readonly days: readonly PastList[];
  readonly panels: boolean;
}

/** How many lines the lists before take of those that are to spare; 0 when there is none, or no room for two. */
export function pastHeight(days: readonly PastList[], spare: number, border: number): number {
  const wanted = Math.min(days.length, MOST) + border;
  const room = Math.min(wanted, Math.floor(spare * SHARE));
  return days.length === 0 || room < border + 2 ? 0 : room;
}

/** The lists before this one: how much was ok, who signed, what stayed open. */
export function PastLists({ days, width, height, panels }: PastProps) {
  const look = useLook();
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const shown = days.slice(0, height - (panels ? 2 : 1));
  const table = align(shown, columnsFor(look), inner - 2);
  return (
    <Frame title="Before" note="checklist history prints all" width={width} height={height}>
      {shown.map((day) => (
        <Row key={day.day} width={inner} cells={[{ text: '  ' }, ...table.cells(day)]} />
      ))}
    </Frame>
  );
}

function columnsFor({ glyphs, colors, plain }: Look): readonly Column<PastList>[] {
  const mark = ({ open }: PastList) =>
    open.length === 0
      ? { text: plain ? glyphs.ok : glyphs.done, color: colors.ok }
      : { text: glyphs.warning, color: colors.warning };
  return [
    { name: '', cell: mark },
    { name: '', align: 'right', gap: 1, cell: ({ day }) => ({ text: shortDay(day), dim: true }) },
    { name: '', cell: ({ ok, total }) => ({ text: total === 0 ? 'not made' : `${ok} of ${total} ok` }) },
    { name: '', drop: 1, cell: ({ signed }) => ({ text: signedWords(signed), dim: true }) },
    {
      name: '',
      grow: 12,
      drop: 2,
      cell: ({ open }) => ({ text: open.length === 0 ? '' : `open: ${open.join(', ')}` }),
    },
  ];
}

function signedWords(signed: PastList['signed']): string {
  if (signed === null) return 'not signed';
  return `signed by ${signed.by}${signed.note === '' ? '' : `: ${signed.note}`}`;
}

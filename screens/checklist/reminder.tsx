import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { useApp } from '#store/react.tsx';

/** What Home says of a list that is due and was not looked at since; null when there is nothing to say. */
export function useReminder(): string | null {
  return useApp(({ views, checklists: { daily }, checklistSeen }) => {
    const [only, ...more] = views;
    if (only?.type !== 'place' || only.place !== 'home' || more.length > 0) return null;
    if (daily === undefined || !daily.due || checklistSeen === daily.checklist.day) return null;
    const { ok, total } = daily.checklist;
    return `The daily list is due: ${ok} of ${total} ok`;
  });
}

/** One line on Home, until the list was opened or signed. */
export function Reminder({ text, width }: { readonly text: string; readonly width: number }) {
  const { colors, glyphs } = useLook();
  return (
    <Row
      width={width}
      cells={[
        { text: ` ${glyphs.stopped} `, color: colors.warning, bold: true },
        { text, grow: true },
        { text: '  5', color: colors.accent, bold: true },
        { text: ' look at it  ', dim: true },
      ]}
    />
  );
}

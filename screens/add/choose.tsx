import { Box } from 'ink';

import { align, type Column } from '#components/columns.ts';
import { Panel } from '#components/panel.tsx';
import { Section } from '#components/section.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { AddForm } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

interface ChooseProps extends Area {
  readonly forms: readonly AddForm[];
  readonly onChoose: (form: AddForm) => void;
}

const SECTIONS = { checks: 'check', services: 'service', projects: 'project' } as const;
const keyOf = ({ section, kind }: AddForm): string => `${section}/${kind}`;
const textOf = ({ section, kind, title, about }: AddForm): string => [SECTIONS[section], kind, title, about].join(' ');

/** What to add: every kind with what it looks at. */
export function ChooseForm({ forms, onChoose, width, height }: ChooseProps) {
  const { pop } = useActs();
  const shown = useFilter(forms, textOf);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const cursor = useCursor([{ panel: 'forms', rows: shown.map(keyOf) }], room);
  const byKey = new Map(shown.map((form) => [keyOf(form), form]));
  const chosen = cursor.row === null ? undefined : byKey.get(cursor.row);
  useActions(
    'view',
    {
      ...cursor.handlers,
      back: { run: pop },
      open: {
        run: () => chosen !== undefined && onChoose(chosen),
        verb: 'choose',
        off: chosen === undefined ? 'nothing is selected' : undefined,
      },
    },
    { subject: chosen?.title },
  );
  const { cells } = align(shown, COLUMNS, inner - 2);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Add" note="tried first, written after you agreed" width={width} height={height} focused>
        <List
          rows={shown.map(keyOf)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(key) => {
            const form = byKey.get(key);
            return form === undefined ? [] : cells(form);
          }}
          empty={forms.length === 0 ? 'Looking what can be added…' : 'Nothing has these words. esc shows all.'}
        />
      </Frame>
    </Box>
  );
}

const COLUMNS: readonly Column<AddForm>[] = [
  { name: 'what', cell: ({ title }) => ({ text: title }) },
  { name: 'section', drop: 1, cell: ({ section }) => ({ text: SECTIONS[section], dim: true }) },
  { name: 'about', grow: 20, drop: 2, cell: ({ about }) => ({ text: about, dim: true }) },
];

import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { bytes, plural } from '#domain/format.ts';
import { List } from '#screens/frame/list.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import type { Asked } from '#screens/frame/use-asked.ts';
import { useFilter } from '#screens/frame/use-filter.ts';
import type { Area } from '#screens/place.ts';
import type { Backup } from '#store/backups.ts';
import { useApp } from '#store/react.tsx';

import { BackupCard } from './card.tsx';
import { backupTable, sizeOf } from './columns.ts';
import type { BackupsDesk } from './desk.ts';
import { useBackupActions } from './use-actions.ts';

interface BackupsListProps extends Area {
  readonly desk: BackupsDesk | null;
  readonly backups: Pick<Asked<readonly Backup[]>, 'answer' | 'problem'>;
}

const NONE: readonly Backup[] = [];
const HEAD = 3;
const LEAST_CARD = 7;

/** Every backup with its age, size, content, and when it was last verified and tested. */
export function BackupsList({ desk, backups, width, height }: BackupsListProps) {
  const look = useLook();
  const now = useApp((state) => state.now);
  const all = backups.answer ?? NONE;
  const rows = useFilter(all, textOf);
  const panels = width >= 100 && height >= 16;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const rest = height - Math.max(rows.length, 3) - HEAD;
  const card = rows.length > 0 && rest >= LEAST_CARD ? rest : 0;
  const room = Math.max(1, height - card - (panels ? 2 : 1) - 1);
  const cursor = useCursor([{ panel: 'backups', rows: rows.map(({ id }) => id) }], room);
  const selected = rows.find(({ id }) => id === cursor.row);
  const table = backupTable(rows, { look, now }, inner - 2);
  useBackupActions({ cursor, desk, selected, copies: () => (selected === undefined ? '' : copied(selected)) });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="Backups" note={noteOf(all)} width={width} height={height - card} focused>
        <Row width={inner} cells={[{ text: '  ' }, ...(rows.length === 0 ? [] : table.head)]} />
        <List
          rows={rows.map(({ id }) => id)}
          selected={cursor.row}
          width={inner}
          height={room}
          cells={(id) => {
            const backup = rows.find((each) => each.id === id);
            return backup === undefined ? [] : table.cells(backup);
          }}
          empty={emptyText(backups)}
        />
      </Frame>
      {card > 0 && selected !== undefined && <BackupCard backup={selected} width={width} height={card} />}
    </Box>
  );
}

function emptyText({ answer, problem }: BackupsListProps['backups']): string {
  if (answer === null) return problem ?? 'Looking…';
  return answer.length > 0 ? 'No backup has these words. esc shows all.' : 'There is no backup yet. c makes one.';
}

const textOf = ({ id, sources, place }: Backup): string => [id, place, ...sources.map(({ name }) => name)].join(' ');

function noteOf(all: readonly Backup[]): string {
  if (all.length === 0) return '';
  const known = all.flatMap(({ bytes: own }) => own ?? []);
  return known.length === 0
    ? plural(all.length, 'backup')
    : `${plural(all.length, 'backup')}, ${bytes(known.reduce((sum, one) => sum + one, 0))}`;
}

const copied = (backup: Backup): string =>
  [
    backup.id,
    backup.place,
    sizeOf(backup),
    ...backup.sources.map(({ name, path }) => `${name} ${path}`),
    ...backup.left.map(({ path, why }) => `left out: ${path}: ${why}`),
  ].join('\n');

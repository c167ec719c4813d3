import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { bytes, plural } from '#domain/format.ts';
import { useBegin } from '#screens/emergency/use-begin.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useCell } from '#screens/frame/cell.ts';
import { useAsked } from '#screens/frame/use-asked.ts';
import type { Area } from '#screens/place.ts';
import { when } from '#screens/reading/age.ts';
import type { Backup } from '#store/backups.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { BackupsDesk } from './desk.ts';

interface PrunePageProps extends Area {
  readonly desk: BackupsDesk | null;
  readonly backups: readonly Backup[];
}

/** What pruning would keep and why, and what it would remove; nothing is removed before a person agrees. */
export function PrunePage({ desk, backups, width, height }: PrunePageProps) {
  const { pop } = useActs();
  const { colors, glyphs } = useLook();
  const now = useApp((state) => state.now);
  const readOnly = useApp((state) => state.session.readOnly);
  const begin = useBegin();
  const top = useCell(0);
  const { answer: preview, problem } = useAsked(desk === null ? null : () => desk.prunePreview(), {
    of: `prune ${backups.length}`,
    keeps: true,
  });
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const made = (id: string) => {
    const at = backups.find((backup) => backup.id === id)?.at;
    return at === undefined ? '' : when(at, now);
  };
  const lines = [
    ...(preview?.removes ?? []).map(({ id, bytes: size }) => ({
      id,
      removes: true,
      note: size === null ? '' : bytes(size),
    })),
    ...(preview?.keeps ?? []).map(({ id, why }) => ({ id, removes: false, note: why })),
  ];
  const last = Math.max(0, lines.length - room);
  const from = Math.min(top.get(), last);
  const to = (next: number) => ({ run: () => top.set(Math.max(0, Math.min(last, next))) });
  const count = preview?.removes.length ?? 0;
  const off = readOnly ? 'the console is read-only' : count === 0 ? 'nothing would be removed' : undefined;
  useActions(
    'view',
    {
      up: to(from - 1),
      down: to(from + 1),
      open: { run: () => desk !== null && begin(() => desk.prune()), verb: 'prune…', off },
      back: { run: pop },
    },
    {
      subject: 'Prune',
      copies: () => lines.map(({ id, removes, note }) => `${removes ? 'remove' : 'keep'} ${id} ${note}`).join('\n'),
    },
  );
  const note = preview === null ? '' : `${plural(count, 'backup')} would go, ${preview.keeps.length} stay`;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title="What pruning would do" note={note} width={width} height={height} focused>
        {lines.length === 0 && (
          <Row
            width={inner}
            cells={[
              { text: `  ${preview === null ? (problem ?? 'Looking…') : 'There is nothing to prune.'}`, dim: true },
            ]}
          />
        )}
        {lines.slice(from, from + room).map(({ id, removes, note: why }) => (
          <Row
            key={id}
            width={inner}
            cells={[
              removes
                ? { text: ` ${glyphs.critical} remove `, color: colors.warning }
                : { text: ` ${glyphs.done} keep   `, color: colors.ok },
              { text: ` ${id}  ` },
              { text: `${made(id)}  `, dim: true },
              { text: why, grow: true, dim: true },
            ]}
          />
        ))}
      </Frame>
    </Box>
  );
}

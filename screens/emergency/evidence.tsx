import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { evidenceLines, evidenceText } from '#domain/emergency/evidence.ts';
import type { Reading } from '#domain/reading.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useLogs } from '#screens/logs/use-logs.ts';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import type { Search } from './use-diagnosis.ts';
import { searchNote } from './words.ts';

interface EvidenceProps extends Area {
  readonly reading: Reading;
  readonly search: Search;
}

/** Everything that was seen, to read and to copy; nothing here changes anything. */
export function Evidence({ reading, search, width, height }: EvidenceProps) {
  const { pop, push, toast } = useActs();
  const { colors } = useLook();
  const panels = width >= 100;
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = Math.max(1, height - (panels ? 2 : 1));
  const lines = evidenceLines(reading, search.diagnosis);
  const rows = lines.flatMap(({ type, text }, at) => [
    ...(type === 'head' && at > 0 ? [{ type: 'text' as const, text: '' }] : []),
    ...wrap(text, inner - (type === 'head' ? 1 : type === 'text' ? 3 : 5)).map((part) => ({ type, text: part })),
  ]);
  const { from, below, keys } = useScroll(rows.length, room);
  const log = useLogs([reading.id]);
  const write = useWrite({ kind: 'check', checkId: reading.id, diagnosis: search.diagnosis });
  useActions(
    'view',
    {
      ...log,
      ...write,
      ...keys,
      open: { run: () => push({ type: 'detail', checkId: reading.id }), verb: 'its check' },
      back: { run: pop },
    },
    {
      choose: () => toast('esc goes back to the choices.'),
      subject: reading.title,
      copies: () => evidenceText(lines),
    },
  );
  const note = [
    search.looks.length === 0 ? '' : searchNote(search),
    below > 0 ? `${below} lines below` : '',
    'y copies',
  ]
    .filter((text) => text !== '')
    .join(', ');
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title={`Evidence: ${reading.title}`} note={note} width={width} height={height} focused>
        {rows.slice(from, from + room).map(({ type, text }, at) => (
          <Row
            key={from + at}
            width={inner}
            cells={[
              { text: type === 'head' ? ' ' : type === 'text' ? '   ' : '     ' },
              { text, grow: true, bold: type === 'head', ...(type === 'command' ? { color: colors.focus } : {}) },
            ]}
          />
        ))}
      </Frame>
    </Box>
  );
}

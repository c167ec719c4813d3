import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { projectEntries } from '#screens/home/project-row.ts';
import { useScene } from '#screens/home/use-scene.ts';
import { type Area, definePlace } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';
import { readingsOf } from '#store/select.ts';

function Projects({ width, height }: Area) {
  const look = useLook();
  const { push } = useActs();
  const watch = useWatch();
  const readings = useApp((state) => state.readings);
  const rows = readingsOf(readings, ['projects']).filter((reading) => reading.kind === 'git');
  const cursor = useCursor([{ panel: 'projects', rows: rows.map((reading) => reading.id) }]);
  const none = cursor.row === null ? 'nothing is selected' : undefined;
  useActions('view', {
    ...cursor.handlers,
    open: { run: () => cursor.row !== null && push({ type: 'detail', checkId: cursor.row }), off: none },
    test: { run: () => cursor.row !== null && watch.runNow(cursor.row), off: none },
  });
  const entries = projectEntries(rows, useScene(look), width - 6);
  const room = height - 2;
  const at = Math.max(
    0,
    rows.findIndex((reading) => reading.id === cursor.row),
  );
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), rows.length - room));
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Panel title="Projects" note={`${rows.length}`} width={width} height={height} focused>
        {rows.slice(first, first + room).map((reading) => (
          <Row
            key={reading.id}
            width={width - 4}
            selected={reading.id === cursor.row}
            cells={[
              { text: reading.id === cursor.row ? `${look.glyphs.selected} ` : '  ' },
              ...(entries.find((entry) => entry.key === reading.id)?.cells ?? []),
            ]}
          />
        ))}
        {rows.length === 0 && (
          <Row width={width - 4} cells={[{ text: '  No git projects found. c adds one.', dim: true }]} />
        )}
      </Panel>
    </Box>
  );
}

export default definePlace({ id: 'projects', number: 2, title: 'Projects', Body: Projects });

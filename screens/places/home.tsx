import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { homeLayout, PANELS } from '#screens/home/layout.ts';
import { HomePanel } from '#screens/home/panel.tsx';
import { homePanels, wishesOf } from '#screens/home/panels.ts';
import { type Area, definePlace } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

function Home({ width, height }: Area) {
  const look = useLook();
  const { push, show } = useActs();
  const readings = useApp((state) => state.readings);
  const trends = useApp((state) => state.trends);
  const now = useApp((state) => state.now);
  const activity = useApp((state) => state.activity);
  const zoomed = useApp((state) => state.zoomed);
  const { zoom } = useActs();
  const watch = useWatch();
  const panels = useMemo(() => homePanels(readings), [readings]);
  const wishes = wishesOf(panels, activity.length);
  const only = PANELS.find((id) => id === zoomed) ?? null;
  const lines = only === null ? homeLayout(width, height, wishes) : [[{ panel: only, width, height }]];
  const drawn = lines.flat();
  const cursor = useCursor(
    drawn.map(({ panel, height: outer }) => ({
      panel,
      rows: panels[panel].rows.slice(0, Math.max(0, outer - 2)).map((reading) => `${panel}/${reading.id}`),
    })),
  );
  const id = cursor.row?.slice((cursor.panel ?? '').length + 1) ?? null;
  const none = id === null ? 'nothing is selected' : undefined;
  useActions('view', {
    ...cursor.handlers,
    open: { run: () => id !== null && push({ type: 'detail', checkId: id }), off: none },
    test: { run: () => id !== null && watch.runNow(id), off: none },
    silence: { run: () => id !== null && watch.silence(id), off: none },
    actions: { run: () => show({ type: 'actions' }) },
    zoom: { run: () => zoom(only === null ? cursor.panel : null), verb: only === null ? 'zoom' : 'all panels' },
  });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {lines.map((boxes) => (
        <Box key={boxes[0]?.panel} flexShrink={0}>
          {boxes.map((box) => (
            <HomePanel
              key={box.panel}
              id={box.panel}
              width={box.width}
              height={box.height}
              panel={panels[box.panel]}
              trends={trends}
              now={now}
              activity={activity}
              look={look}
              selected={cursor.panel === box.panel ? id : null}
              focused={cursor.panel === box.panel}
            />
          ))}
        </Box>
      ))}
    </Box>
  );
}

export default definePlace({ id: 'home', number: 1, title: 'Home', Body: Home });

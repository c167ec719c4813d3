import { Box } from 'ink';

import { spark } from '#components/graph.ts';
import { statusLook, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { span } from '#domain/format.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

/** Everything known about one reading. */
export function Detail({ checkId, width, height }: Area & { readonly checkId: string }) {
  const look = useLook();
  const { pop } = useActs();
  const watch = useWatch();
  const reading = useApp((state) => state.readings[checkId]);
  const trend = useApp((state) => state.trends[checkId]) ?? [];
  const now = useApp((state) => state.now);
  useActions('view', {
    back: { run: pop },
    test: { run: () => watch.runNow(checkId) },
    silence: { run: () => watch.silence(checkId) },
  });
  if (reading === undefined) {
    return (
      <Panel title={checkId} width={width} height={height} focused>
        <Row width={width - 4} cells={[{ text: 'This check no longer exists. esc goes back.' }]} />
      </Panel>
    );
  }
  const { glyph, color } = statusLook(reading.status, look);
  const line = (name: string, text: string): Cell[] => [
    { text: name, width: 14, dim: true },
    { text, grow: true },
  ];
  const facts: Cell[][] = [
    [
      { text: `${glyph} ${reading.status}`, color, bold: true },
      { text: `   ${reading.summary}`, grow: true },
    ],
    [],
    line('since', span(Math.max(0, now - reading.since))),
    line(
      'looked',
      `${span(Math.max(0, now - reading.takenAt))} ago, took ${Math.round(reading.tookMs)} ms, every ${span(reading.intervalMs)}`,
    ),
    line('check', reading.id),
    ...(reading.hint === undefined ? [] : [line('next', reading.hint)]),
    ...(trend.length > 1 ? [line('last', spark(trend, Math.min(60, width - 20), look.glyphs))] : []),
    ...(reading.metrics ?? []).map((metric) => line(metric.name, `${metric.value} ${metric.unit ?? ''}`)),
    ...Object.entries(reading.data ?? {}).map(([name, value]) =>
      line(name, typeof value === 'string' ? value : JSON.stringify(value)),
    ),
  ];
  return (
    <Box width={width} height={height} overflow="hidden">
      <Panel title={reading.title} note={reading.kind} width={width} height={height} focused>
        {facts.slice(0, height - 2).map((cells, index) => (
          <Row key={index} width={width - 4} cells={cells} />
        ))}
      </Panel>
    </Box>
  );
}

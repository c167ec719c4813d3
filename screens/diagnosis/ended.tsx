import { Box } from 'ink';
import { useMemo } from 'react';

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { aboutDiagnosis } from '#domain/learnings/about-diagnosis.ts';
import type { RunItem } from '#domain/procedure/standing.ts';
import { RowArea } from '#screens/frame/row-area.tsx';
import { useCursor } from '#screens/frame/rows.ts';
import { useSeenBefore } from '#screens/learnings/use-seen-before.ts';
import type { Area } from '#screens/place.ts';
import type { RunsDesk } from '#screens/runs/desk.ts';
import { LogPanel } from '#screens/runs/log-panel.tsx';
import { TitleRow } from '#screens/runs/title-row.tsx';
import { useApp } from '#store/react.tsx';

import { conclusionLines, diagnosisLines, seenLines } from './lines.ts';
import { useDiagnosisActions } from './use-actions.ts';

interface EndedProps extends Area {
  readonly item: RunItem;
  readonly desk: RunsDesk;
}

/** A diagnosis that is over: the cause in one sentence, what says so, and what mends it, to choose from. */
export function DiagnosisEnded({ item, desk, width, height }: EndedProps) {
  const look = useLook();
  const zoomed = useApp((state) => state.zoomed === 'log');
  const { result } = item.state;
  const diagnosis = useMemo(() => diagnosisIn(result), [result]);
  const { seen, opens } = useSeenBefore(diagnosis === null ? null : aboutDiagnosis(diagnosis));
  const fixes = diagnosis?.conclusion.fixes ?? [];
  const cursor = useCursor([{ panel: 'fixes', rows: fixes.map((_fix, at) => `fix-${at}`) }]);
  const selected = cursor.row === null ? null : Number(cursor.row.slice('fix-'.length));
  useDiagnosisActions({ diagnosis, fix: selected === null ? null : (fixes[selected] ?? null), cursor, zoomed, opens });
  const title = <TitleRow item={item} words="" width={width} />;
  if (zoomed || diagnosis === null)
    return (
      <Box flexDirection="column" width={width} height={height} overflow="hidden">
        {title}
        <LogPanel log={desk.log(item.state.run)} title="Log" frame="section" width={width} height={height - 1} />
      </Box>
    );
  const all = diagnosisLines(diagnosis, width, look);
  const head = [...conclusionLines(diagnosis, width, look), ...seenLines(seen)];
  const room = Math.max(1, height - 2 - head.length);
  const at = all.findIndex(({ fix }) => fix !== null && fix === selected);
  // The chosen fix and its commands stay in sight.
  const from = Math.max(0, Math.min(all.length - room, at < 0 ? 0 : at + FOLLOWING - room));
  const lines = all.slice(from, from + room);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {title}
      <Row width={width} cells={[]} />
      {head.map(({ cells }, index) => (
        <Row key={index} width={width} cells={cells} />
      ))}
      <RowArea rows={lines.map(({ fix }) => (fix === null ? null : `fix-${fix}`))}>
        {lines.map(({ cells, fix }, index) => (
          <Row key={index} width={width} cells={cells} selected={fix !== null && fix === selected} />
        ))}
      </RowArea>
    </Box>
  );
}

/** Lines below the title of the chosen fix. */
const FOLLOWING = 5;

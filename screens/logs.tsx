import { Row } from '#components/row.tsx';
import type { LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { LogPages } from './logs/pages.tsx';
import { useLogsDesk } from './logs/use-desk.ts';
import { useOpenLog } from './logs/use-open.ts';

interface LogsProps extends Area {
  readonly title: string;
  readonly sources: readonly LogSource[];
  readonly query?: LogQuery | undefined;
}

/** One log, or several as one stream in the order of time. */
export function LogsView({ title, sources, query, width, height }: LogsProps) {
  const desk = useLogsDesk();
  const opened = useOpenLog(desk, sources);
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  if (desk === null || opened === null || typeof opened === 'string')
    return <Row width={width} cells={[{ text: `  ${typeof opened === 'string' ? opened : 'Looking…'}`, dim: true }]} />;
  return (
    <LogPages
      desk={desk}
      opened={opened}
      title={title}
      sources={sources}
      least={query?.atLeast ?? null}
      width={width}
      height={height}
    />
  );
}

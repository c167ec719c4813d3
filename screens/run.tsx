import { Row } from '#components/row.tsx';
import { diagnosisIn } from '#domain/diagnosis/json.ts';
import { isLive, standingOf } from '#domain/procedure/standing.ts';
import { DiagnosisEnded } from '#screens/diagnosis/ended.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import { useWrite } from '#screens/learnings/use-write.ts';
import type { Area } from '#screens/place.ts';
import { useActs, useApp } from '#store/react.tsx';

import { Asked } from './runs/asked.tsx';
import { Ended } from './runs/ended.tsx';
import { HalfWay } from './runs/half-way.tsx';
import { useRunsDesk } from './runs/use-desk.ts';
import { Working } from './runs/working.tsx';

/** One run, whatever it does: at work, asking, left half way, over. */
export function RunView({ run, width, height }: Area & { readonly run: string }) {
  const item = useApp((state) => state.runs[run]);
  const desk = useRunsDesk();
  const { pop } = useActs();
  const write = useWrite(item !== undefined && !isLive(item) ? { kind: 'run', run } : null, 'it is still running');
  useActions('view', { back: { run: pop }, ...write });
  if (desk === null || item === undefined)
    return (
      <Row
        width={width}
        cells={[{ text: desk === null ? '  Looking…' : `  Nothing is known of ${run}. esc goes back.`, dim: true }]}
      />
    );
  const area = { item, desk, width, height };
  switch (standingOf(item)) {
    case 'asking':
      // Every question begins at its first row and with nothing typed, the same one asked again too.
      return <Asked {...area} key={item.state.question?.seq} />;
    case 'unfinished':
      return <HalfWay {...area} key={item.state.endedAt} />;
    case 'running':
    case 'undoing':
      return <Working {...area} />;
    case 'done':
    case 'undone':
    case 'abandoned':
      return diagnosisIn(item.state.result) === null ? <Ended {...area} /> : <DiagnosisEnded {...area} />;
  }
}

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { lasting } from '#domain/format.ts';
import { trackRecord } from '#domain/procedure/record-of-runs.ts';
import { durationOf, isLive, type RunItem } from '#domain/procedure/standing.ts';
import { useNow } from '#screens/frame/use-now.ts';
import { useApp } from '#store/react.tsx';

import { standingMark } from './words.ts';

/** What runs, and for how long of how long. */
export function TitleRow({ item, words, width }: { item: RunItem; words: string; width: number }) {
  const look = useLook();
  const live = isLive(item);
  const now = useNow(live);
  const runs = useApp((state) => state.runs);
  const { state: run } = item;
  const like = Object.values(runs).filter(
    ({ state }) => state.plan?.procedure === run.plan?.procedure && state.plan?.subject.id === run.plan?.subject.id,
  );
  const took = durationOf(run, now);
  const { medianMs } = trackRecord(like);
  const usual = live && medianMs !== null ? ` of about ${lasting(medianMs)}` : '';
  const { glyph, color } = standingMark(item, look);
  return (
    <Row
      width={width}
      cells={[
        { text: ` ${glyph} `, color, bold: true },
        { text: run.plan?.title ?? run.run, bold: true },
        { text: words === '' ? '' : `   ${words}`, grow: true, color: live ? undefined : color },
        { text: took === null ? '' : ` ${lasting(Math.max(1000, took))}${usual} `, dim: true },
      ]}
    />
  );
}

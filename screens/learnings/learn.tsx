import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import type { LearnFrom } from '#domain/learnings/from.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { useLearningsDesk } from './use-desk.ts';
import { WriteForm } from './write/form.tsx';
import { Preview } from './write/preview.tsx';
import { Review } from './write/review.tsx';
import { useText } from './write/use-text.ts';
import { draftOf, useWriting } from './write/use-writing.ts';

/** From here on the file stands beside the questions. */
const BESIDE = 116;

/** Writes a learning: what is known is there already, a person adds why and what to do, and sees the file before it is. */
export function LearnScreen({ from, width, height }: Area & { readonly from: LearnFrom }) {
  const desk = useLearningsDesk();
  const { cell, today } = useWriting(desk, from);
  const { pop } = useActs();
  const { plain } = useLook();
  const writing = cell.get();
  const text = useText(desk, writing === null ? null : draftOf(writing, today), writing?.text ?? null);
  useActions('view', { back: { run: pop } });
  if (desk === null || writing === null)
    return <Row width={width} cells={[{ text: '  Looking at what is known…', dim: true }]} />;
  const parts = { desk, cell, today, text };
  if (writing.reviewing) return <Review {...parts} width={width} height={height} />;
  const beside = width >= BESIDE && !plain ? Math.floor(width * 0.45) : 0;
  return (
    <Box width={width} height={height} overflow="hidden">
      <WriteForm
        {...parts}
        frame={width >= 90 && height >= 18 ? 'panel' : 'section'}
        width={width - beside}
        height={height}
      />
      {beside > 0 && <Preview text={text} from={0} title="The file" frame="panel" width={beside} height={height} />}
    </Box>
  );
}

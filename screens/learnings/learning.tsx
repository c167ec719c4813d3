import { Row } from '#components/row.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';

import { Article } from './article-view.tsx';
import { useLearningsDesk } from './use-desk.ts';
import { useLearning } from './use-learning.ts';

/** One learning to read: what was wrong, why, what was done, what is learned and still to be done. */
export function LearningScreen({ id, width, height }: Area & { readonly id: string }) {
  const desk = useLearningsDesk();
  const { pop } = useActs();
  const { answer, problem, again } = useLearning(desk, id);
  useActions('view', { back: { run: pop }, again: { run: again, verb: 'look again' } });
  if (desk !== null && answer !== null)
    return (
      <Article desk={desk} learning={answer.learning} path={answer.path} again={again} width={width} height={height} />
    );
  const lines = problem === null ? ['Reading…'] : problem.split('\n').flatMap((line) => wrap(line, width - 4));
  return lines
    .slice(0, height)
    .map((text, at) => <Row key={at} width={width} cells={[{ text: `  ${text}`, dim: true, grow: true }]} />);
}

import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';
import type { PushTarget } from '#store/state.ts';

import { RollbackPage } from './push/rollback/page.tsx';
import { usePushDesk } from './push/use-desk.ts';

interface RollbackProps extends Area {
  readonly project: PushTarget;
  readonly word: string | null;
}

/** Taking back a release that is out. */
export function RollbackView({ project, word, width, height }: RollbackProps) {
  const desk = usePushDesk();
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  if (desk === null) return <Row width={width} cells={[{ text: '  Looking…', dim: true }]} />;
  return <RollbackPage desk={desk} project={project} word={word} width={width} height={height} />;
}

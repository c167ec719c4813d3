import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';
import type { ProcessesView } from '#store/state.ts';

import { ProcessesList } from './processes/list.tsx';
import { useProcessesDesk } from './processes/use-desk.ts';

/** The processes of this machine, behind the System panel. */
export function ProcessesScreen({ view, width, height }: Area & { readonly view: ProcessesView }) {
  const desk = useProcessesDesk();
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  if (desk === null) return <Row width={width} cells={[{ text: '  Looking…', dim: true }]} />;
  return <ProcessesList desk={desk} view={view} width={width} height={height} />;
}

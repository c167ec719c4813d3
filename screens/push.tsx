import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import { useActs } from '#store/react.tsx';
import type { PushTarget } from '#store/state.ts';

import { Fleet } from './push/fleet.tsx';
import { Review } from './push/review.tsx';
import { usePushDesk } from './push/use-desk.ts';

interface PushProps extends Area {
  readonly projects: readonly PushTarget[];
  readonly pullRequest?: boolean | undefined;
}

/** Releasing one project, or choosing among several. */
export function PushView({ projects, pullRequest = false, width, height }: PushProps) {
  const desk = usePushDesk();
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  const [first, ...others] = projects;
  if (desk === null || first === undefined) return <Row width={width} cells={[{ text: '  Looking…', dim: true }]} />;
  if (others.length > 0) return <Fleet desk={desk} projects={projects} width={width} height={height} />;
  return (
    <Review desk={desk} project={first} pullRequest={pullRequest} key={first.path} width={width} height={height} />
  );
}

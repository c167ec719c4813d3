import { Header } from '#components/header.tsx';
import { plural } from '#domain/format.ts';
import { useApp } from '#store/react.tsx';
import { problemsOf } from '#store/select.ts';

/** The first line, out of the state. */
export function FrameHeader({ width }: { readonly width: number }) {
  const session = useApp((state) => state.session);
  const score = useApp((state) => state.score);
  const readings = useApp((state) => state.readings);
  const paused = useApp((state) => state.paused);
  const problems = problemsOf(readings).length;
  const all = Object.values(readings);
  const unknown = all.filter((reading) => reading.status === 'unknown').length;
  return (
    <Header
      width={width}
      who={`${session.user}@${session.host}`}
      environment={session.environment}
      readOnly={session.readOnly}
      demo={session.demo}
      paused={paused}
      score={score.value}
      overall={score.status}
      trend=""
      facts={[
        ...(problems > 0 ? [plural(problems, 'problem')] : []),
        ...(unknown > 0 ? [`${unknown} of ${all.length} unknown`] : []),
      ]}
    />
  );
}

import { scoreTrend } from '#components/graph.ts';
import { type Fact, Header } from '#components/header.tsx';
import { useLook } from '#components/look.tsx';
import { plural, span } from '#domain/format.ts';
import { isOutOfCount, type Reading } from '#domain/reading.ts';
import { useApp } from '#store/react.tsx';
import { problemsOf } from '#store/select.ts';

import { useRunning } from './use-running.ts';

/** The first line, out of the state. */
export function FrameHeader({ width }: { readonly width: number }) {
  const session = useApp((state) => state.session);
  const score = useApp((state) => state.score);
  const days = useApp((state) => state.days);
  const { glyphs } = useLook();
  const readings = useApp((state) => state.readings);
  const paused = useApp((state) => state.paused);
  const age = useApp((state) => (state.warmingUp ? ageOf(state.readings, state.now) : ''));
  return (
    <Header
      width={width}
      who={`${session.user}@${session.host}`}
      environment={session.environment}
      demo={session.demo}
      modes={[...(session.readOnly ? ['read-only'] : []), ...(paused ? ['paused'] : [])]}
      score={score.value}
      overall={score.status}
      trend={scoreTrend(days, glyphs)}
      running={useRunning()}
      age={age}
      facts={factsOf(readings)}
    />
  );
}

function factsOf(readings: Readonly<Record<string, Reading>>): readonly Fact[] {
  const problems = problemsOf(readings);
  const all = Object.values(readings).filter((reading) => !isOutOfCount(reading));
  const unknown = all.filter((reading) => reading.status === 'unknown').length;
  const worst = problems[0]?.status === 'critical' ? 'critical' : 'warning';
  return [
    ...(problems.length > 0 ? [{ text: plural(problems.length, 'problem'), tone: worst } as const] : []),
    ...(unknown > 0 ? [{ text: `${unknown} of ${all.length} unknown`, tone: 'unknown' } as const] : []),
  ];
}

/** The age of the newest of the last known readings: before the first fresh one nothing on the screen is younger. */
function ageOf(readings: Readonly<Record<string, Reading>>, now: number): string {
  const newest = Object.values(readings).reduce((latest, { takenAt }) => Math.max(latest, takenAt), 0);
  return newest === 0 ? '' : `as of ${span(Math.max(1000, now - newest))} ago`;
}

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import type { Advice } from '#domain/report/advice/advice.ts';
import { adviceOf } from '#domain/report/advice/all.ts';
import { reportedChecks } from '#domain/report/report.ts';
import { useApp } from '#store/react.tsx';

const TONE = { critical: 'critical', warning: 'warning', info: 'ok' } as const;
/** Evidence, and below it the next step. */
export const ADVICE_LINES = 2;

/** What `health` recommends, of what the screens know. */
export function useAdvice(): readonly Advice[] {
  const now = useApp((state) => state.now);
  const readings = useApp((state) => state.readings);
  const incidents = useApp((state) => state.incidents);
  const score = useApp((state) => state.score);
  return adviceOf({ at: now, score, incidents, checks: reportedChecks(Object.values(readings), now) });
}

/** The most urgent of it: what was seen, and what to do. */
export function AdviceRows({ advice, width }: { readonly advice: readonly Advice[]; readonly width: number }) {
  const { colors, glyphs } = useLook();
  return advice.flatMap(({ rule, check, title, severity, evidence, next }) => {
    const tone = TONE[severity];
    return [
      <Row
        key={`${rule} ${check} seen`}
        width={width}
        cells={[
          { text: `  ${severity === 'info' ? glyphs.to : glyphs[tone]} `, color: colors[tone] },
          { text: `${title}: ${evidence}`, grow: true },
        ]}
      />,
      <Row key={`${rule} ${check} next`} width={width} cells={[{ text: `    ${next}`, grow: true, dim: true }]} />,
    ];
  });
}

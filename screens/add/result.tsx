import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { Headline } from '#screens/detail/headline.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import type { Area } from '#screens/place.ts';

import type { FormState } from './model.ts';

const NONE: ReadonlyMap<string, number> = new Map();

/** What trying found: the reading as it would be shown, and the lines that would be written. */
export function TriedResult({ state, width, height }: Area & { readonly state: FormState }) {
  const { colors, glyphs } = useLook();
  const { tried, busy } = state;
  if (busy === 'trying') return <Row width={width} cells={[{ text: '  Looking…', dim: true }]} />;
  if (tried === null)
    return <Row width={width} cells={[{ text: '  Not tried yet. enter looks once and keeps nothing.', dim: true }]} />;
  if ('problems' in tried) {
    const lines = tried.problems.flatMap(({ key, message }) =>
      wrap(key === '' ? message : `${key}: ${message}`, width - 4),
    );
    return lines.slice(0, height).map((text, index) => (
      <Row
        key={index}
        width={width}
        cells={[
          { text: index === 0 ? `${glyphs.critical} ` : '  ', color: colors.critical },
          { text, grow: true },
        ]}
      />
    ));
  }
  const { reading, text } = tried;
  const written = text.trimEnd().split('\n');
  return (
    <>
      <Headline reading={reading} seen={NONE} now={reading.takenAt} width={width} big={height >= 10} />
      {height > 5 && <Row width={width} cells={[]} />}
      {height > 5 && <Row width={width} cells={[{ text: '  Would be written:', dim: true }]} />}
      {written.slice(0, Math.max(0, height - 5)).map((line, index) => (
        <Row key={index} width={width} cells={[{ text: `    ${line}`, grow: true, color: colors.accent }]} />
      ))}
    </>
  );
}

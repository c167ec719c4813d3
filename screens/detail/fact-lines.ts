import type { Cell } from '#components/row.tsx';
import { widthOf } from '#components/width.ts';

import type { FactGroup } from './facts.ts';
import { wrap } from './wrap.ts';

const MOST_NAME = 18;
const GAP = 2;

/** Lines of the groups for a width: names in one column, long texts wrapped under themselves. */
export function factLines(groups: readonly FactGroup[], width: number): readonly (readonly Cell[])[] {
  const all = groups.flatMap(({ facts }) => facts);
  const names = Math.min(MOST_NAME, Math.max(0, ...all.map(({ name }) => widthOf(name))));
  return groups.flatMap(({ title, facts }, index) => [
    ...(index === 0 ? [] : [[]]),
    [{ text: title, bold: true }],
    ...facts.flatMap(({ name, text }) => {
      const indent = name === '' ? 0 : names + GAP;
      return wrap(text, Math.max(10, width - indent)).map((line, at): Cell[] => [
        ...(indent === 0 ? [] : [{ text: at === 0 ? name : '', width: names, dim: true }, { text: ' '.repeat(GAP) }]),
        { text: line },
      ]);
    }),
  ]);
}

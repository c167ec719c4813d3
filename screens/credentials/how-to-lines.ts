import type { Cell } from '#components/row.tsx';
import { wrap } from '#screens/detail/wrap.ts';

import type { ShownProvider } from './desk.ts';

/** How a person makes one, for a width: where, in which steps, and what each right is used for. */
export function howToLines({ title, howTo }: ShownProvider, width: number): readonly (readonly Cell[])[] {
  const steps = howTo.steps.flatMap((text, at) => {
    const number = `${at + 1} `;
    return wrap(text, width - number.length).map((line, index): readonly Cell[] => [
      { text: index === 0 ? number : ' '.repeat(number.length), dim: true },
      { text: line },
    ]);
  });
  const rights = howTo.permissions.flatMap(({ name, usedFor }) => [
    ...wrap(name, width).map((text): readonly Cell[] => [{ text }]),
    ...wrap(usedFor, width - 2).map((text): readonly Cell[] => [{ text: `  ${text}`, dim: true }]),
  ]);
  return [
    [{ text: `How to make one at ${title}`, bold: true }],
    ...wrap(howTo.url, width).map((text): readonly Cell[] => [{ text, dim: true }]),
    ...steps,
    ...(rights.length === 0 ? [] : [[], [{ text: 'What it must be able to do', bold: true }], ...rights]),
  ];
}

import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { isFine } from '#domain/checklist/assemble.ts';
import type { ChecklistItem } from '#domain/checklist/checklist.ts';
import { acceptedWords, wordOf } from '#domain/checklist/text.ts';
import { wrap } from '#screens/detail/wrap.ts';
import type { Area } from '#screens/place.ts';

interface CardProps extends Area {
  readonly item: ChecklistItem;
  readonly panels: boolean;
}

/** What was found of the selected item, and what to do next. */
export function ItemCard({ item, width, height, panels }: CardProps) {
  const Frame = panels ? Panel : Section;
  const inner = width - (panels ? 4 : 0);
  const room = height - (panels ? 2 : 1);
  const wrapped = (text: string) => (text === '' ? [] : wrap(text, inner - 2));
  const head = [
    ...wrapped(item.summary).map((text) => ({ text, bold: !isFine(item) })),
    ...wrapped(acceptedWords(item)).map((text) => ({ text, dim: true })),
    ...(isFine(item) ? [] : wrapped(item.hint ?? '')).map((text) => ({ text })),
  ];
  const all = [...head, ...item.lines.flatMap(wrapped).map((text) => ({ text, dim: true }))];
  const shown = all.length > room ? all.slice(0, room - 1) : all;
  const more = all.length - shown.length;
  return (
    <Frame title={item.title} note={wordOf(item)} width={width} height={height}>
      {shown.map((line, index) => (
        <Row key={index} width={inner} cells={[{ text: '  ' }, { ...line, grow: true }]} />
      ))}
      {more > 0 && <Row width={inner} cells={[{ text: `  ${more} more lines; enter shows the checks`, dim: true }]} />}
    </Frame>
  );
}

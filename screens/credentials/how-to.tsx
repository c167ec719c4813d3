import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import type { Area } from '#screens/place.ts';

import type { ShownProvider } from './desk.ts';
import { howToLines } from './how-to-lines.ts';

/** How a person makes one, beside what they do here. */
export function HowTo({ provider, width, height }: Area & { readonly provider: ShownProvider }) {
  const inner = width - 4;
  const [, ...lines] = howToLines(provider, inner - 2);
  return (
    <Panel title={`How to make one at ${provider.title}`} note="" width={width} height={height}>
      {lines.slice(0, height - 2).map((cells, at) => (
        <Row key={at} width={inner} cells={[{ text: ' ' }, ...cells]} />
      ))}
    </Panel>
  );
}

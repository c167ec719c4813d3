import { filled } from '#components/beside.ts';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { factLines } from '#screens/detail/fact-lines.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { identityFacts, standingFacts } from './facts.ts';
import type { Known } from './use-known.ts';

/** The selected credential: how it is beside what it is. */
export function CredentialCard({ known, width, height }: Area & { readonly known: Known }) {
  const now = useApp((state) => state.now);
  const inner = width - 4;
  const half = Math.floor(inner / 2) - 2;
  const left = factLines([{ title: '', facts: standingFacts(known, now) }], half).slice(1);
  const right = factLines([{ title: '', facts: identityFacts(known, now) }], half).slice(1);
  const count = Math.min(height - 2, Math.max(left.length, right.length));
  return (
    <Panel title={known.credential.name} width={width} height={height}>
      {Array.from({ length: count }, (_, at) => (
        <Row
          key={at}
          width={inner}
          cells={[{ text: '  ' }, ...filled(left[at] ?? [], half), { text: '  ' }, ...filled(right[at] ?? [], half)]}
        />
      ))}
    </Panel>
  );
}

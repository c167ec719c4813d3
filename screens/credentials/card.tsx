import { filled } from '#components/beside.ts';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { factLines } from '#screens/detail/fact-lines.ts';
import type { Area } from '#screens/place.ts';
import { useApp } from '#store/react.tsx';

import { identityFacts, standingFacts } from './facts.ts';
import type { Known } from './use-known.ts';

/** A frame and two columns from here on. */
const WIDE = 100;

/** The selected credential: how it is beside what it is, or above it where room is short. */
export function CredentialCard({ known, width, height }: Area & { readonly known: Known }) {
  const now = useApp((state) => state.now);
  const wide = width >= WIDE;
  const Frame = wide ? Panel : Section;
  const inner = width - (wide ? 4 : 0);
  const half = wide ? Math.floor(inner / 2) - 2 : inner - 2;
  const standing = standingFacts(known, now);
  const identity = identityFacts(known, now);
  const left = factLines([{ title: '', facts: wide ? standing : [...standing, ...identity] }], half).slice(1);
  const right = wide ? factLines([{ title: '', facts: identity }], half).slice(1) : [];
  const count = Math.min(height - (wide ? 2 : 1), Math.max(left.length, right.length));
  return (
    <Frame title={known.credential.name} width={width} height={height}>
      {Array.from({ length: count }, (_, at) => (
        <Row
          key={at}
          width={inner}
          cells={[
            { text: '  ' },
            ...filled(left[at] ?? [], half),
            ...(wide ? [{ text: '  ' }, ...filled(right[at] ?? [], half)] : []),
          ]}
        />
      ))}
    </Frame>
  );
}

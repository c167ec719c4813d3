import { spark } from '#components/graph.ts';
import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import type { ShownList } from '#domain/checklist/shown.ts';

import { spanWords } from './words.ts';

const TOP = 100;

/** One line: how much was ok in the last days, and what is due. */
export function Strip({ shown, width }: { readonly shown: ShownList; readonly width: number }) {
  const { glyphs, plain } = useLook();
  const { strip, checklist } = shown;
  const shares = strip.map((share) => (share === null ? null : Math.round(share * TOP)));
  const spoken = shares.map((share) => (share === null ? 'none' : `${share} %`)).join(', ');
  const line = shares.map((share) => (share === null ? glyphs.looks.none : spark([share], 1, glyphs, TOP))).join('');
  const actions = checklist.items.find(({ id }) => id === 'action-items');
  const due = actions?.value ?? 0;
  return (
    <Row
      width={width}
      cells={[
        { text: `  ${spanWords(checklist.list)}  `, dim: true },
        { text: plain ? spoken : line },
        { text: due > 0 ? `     due: ${due} action ${due === 1 ? 'item' : 'items'} from learnings` : '', grow: true },
        { text: checklist.signed === null ? 'not signed  ' : `signed by ${checklist.signed.by}  `, dim: true },
      ]}
    />
  );
}

import { spark } from '#components/graph.ts';
import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import type { ShownList } from '#domain/checklist/shown.ts';

import { spanWords } from './words.ts';

/** A little above all, so that the bars of two lines never touch. */
const TOP = 112;
const WHOLE = 100;

/** One line: how much was ok in the last days, and what is due. */
export function Strip({ shown, width }: { readonly shown: ShownList; readonly width: number }) {
  const { glyphs, plain } = useLook();
  const { strip, checklist } = shown;
  const shares = strip.map((share) => (share === null ? null : Math.round(share * WHOLE)));
  const known = shares.filter((share) => share !== null);
  const mean = Math.round(known.reduce((sum, share) => sum + share, 0) / Math.max(1, known.length));
  const spoken = `${known.length} lists, ${mean} % ok on average`;
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
        { text: checklist.signed === null ? '  not signed  ' : `  signed by ${checklist.signed.by}  `, dim: true },
      ]}
    />
  );
}

import { useState } from 'react';

import { Row } from '#components/row.tsx';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';

/** The file that would be written, line by line. */
export function FilePreview({ text, width, height }: Area & { readonly text: string }) {
  const [scroll, setScroll] = useState(0);
  const lines = text.trimEnd().split('\n');
  const last = Math.max(0, lines.length - height);
  const from = Math.min(scroll, last);
  const to = (line: number) => ({ run: () => setScroll(Math.max(0, Math.min(last, line))) });
  useActions(
    'view',
    {
      up: to(from - 1),
      down: to(from + 1),
      'page-up': to(from - height),
      'page-down': to(from + height),
      first: to(0),
      last: to(last),
    },
    { copies: () => text },
  );
  return lines.slice(from, from + height).map((line, index) => {
    const [said = '', ...comment] = line.split(/(?=#)/);
    return (
      <Row
        key={index}
        width={width}
        cells={[{ text: `  ${said}` }, { text: comment.join(''), dim: true, grow: true }]}
      />
    );
  });
}

import { Box, type DOMElement, measureElement } from 'ink';
import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { Layer } from './available.ts';
import { Hits } from './hits.ts';

const HitsContext = createContext<Hits | null>(null);

export function HitsProvider({ children }: { readonly children: ReactNode }) {
  const [hits] = useState(() => new Hits());
  return <HitsContext value={hits}>{children}</HitsContext>;
}

export function useHits(): Hits {
  const hits = use(HitsContext);
  if (hits === null) throw new Error('Something to click was drawn outside HitsProvider.');
  return hits;
}

interface HitBoxProps {
  readonly layer?: Layer;
  /** `x` and `y` from the box's own corner. */
  readonly onClick: (x: number, y: number) => void;
  readonly children: ReactNode;
}

/** Children one below the other that can be clicked. */
export function HitBox({ layer = 'view', onClick, children }: HitBoxProps) {
  const hits = useHits();
  const box = useRef<DOMElement>(null);
  const owner = useMemo(() => ({}), []);
  useLayoutEffect(() => {
    const where = () => (box.current === null ? NOWHERE : measureElement(box.current));
    hits.set(owner, { layer, where, click: onClick });
  });
  useLayoutEffect(() => () => hits.set(owner, null), [hits, owner]);
  return (
    <Box ref={box} flexDirection="column" flexShrink={0}>
      {children}
    </Box>
  );
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

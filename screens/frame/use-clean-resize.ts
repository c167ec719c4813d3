import { useApp } from 'ink';
import { useEffect, useRef, useState } from 'react';

/**
 * How tall to draw. After a change of size it is one line less for one frame: Ink then erases everything and draws
 * anew. Otherwise it leaves alone the lines it believes unchanged, and there a terminal that grows again may show what
 * stood there when it was wide.
 */
export function useCleanResize(columns: number, rows: number): number {
  const { waitUntilRenderFlush } = useApp();
  const [short, setShort] = useState(false);
  const last = useRef({ columns, rows });
  useEffect(() => {
    if (last.current.columns === columns && last.current.rows === rows) return;
    last.current = { columns, rows };
    let current = true;
    setShort(true);
    const restore = async () => {
      await waitUntilRenderFlush();
      if (current) setShort(false);
    };
    void restore();
    return () => {
      current = false;
    };
  }, [columns, rows, waitUntilRenderFlush]);
  return short ? Math.max(1, rows - 1) : rows;
}

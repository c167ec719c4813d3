import { useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { Found } from '#domain/found.ts';
import { shortPath } from '#domain/path.ts';
import type { FirstRun } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

/** Writes what is wanted once, or goes on without. */
export function useAccept(firstRun: FirstRun, wanted: Found | null) {
  const { pop, toast } = useActs();
  const [writing, setWriting] = useState(false);
  const accept = async (found: Found) => {
    setWriting(true);
    try {
      await firstRun.write(found);
      pop();
      toast(`Wrote ${shortPath(firstRun.path, firstRun.home)}. c adds more, and you can edit it at any time.`);
    } catch (error) {
      setWriting(false);
      toast(messageOf(error), 'error');
    }
  };
  return {
    accept: () => void (wanted !== null && !writing && accept(wanted)),
    leave: () => {
      firstRun.decline();
      pop();
      toast('Going on without a configuration. cpm-console init writes one later.');
    },
  };
}

import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { LogSource } from '#domain/logs/source.ts';

import type { LogsDesk, OpenLog } from './desk.ts';

/** Opens sources for as long as they are on the screen: null until they are, a text when they cannot be. */
export function useOpenLog(desk: LogsDesk | null, sources: readonly LogSource[]): OpenLog | string | null {
  const [opened, setOpened] = useState<OpenLog | string | null>(null);
  useEffect(() => {
    if (desk === null) return;
    let gone = false;
    let mine: OpenLog | null = null;
    const open = async () => {
      try {
        mine = await desk.open(sources);
        if (gone) return mine.window.close();
        setOpened(mine);
        await mine.window.toEnd();
      } catch (thrown) {
        if (!gone) setOpened(messageOf(thrown));
      }
    };
    void open();
    return () => {
      gone = true;
      mine?.window.close();
    };
  }, [desk, sources]);
  return opened;
}

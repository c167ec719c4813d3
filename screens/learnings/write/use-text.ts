import { useEffect, useState } from 'react';

import { messageOf } from '#domain/errors.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';

/** The file as it would be written: as a person wrote it, else as it follows from the draft; empty until it is known. */
export function useText(desk: LearningsDesk | null, draft: LearningDraft | null, written: string | null): string {
  const [made, setMade] = useState('');
  const print = draft === null || written !== null ? null : JSON.stringify(draft);
  useEffect(() => {
    if (desk === null || print === null || draft === null) return;
    let wanted = true;
    desk.text(draft).then(
      (text) => wanted && setMade(text),
      (error: unknown) => wanted && setMade(messageOf(error)),
    );
    return () => {
      wanted = false;
    };
    // An equal draft makes the same file.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [desk, print]);
  return written ?? made;
}

import { useEffect, useState } from 'react';

import type { Reading } from '#domain/reading.ts';
import { type ProjectFacts, useWatch } from '#screens/frame/watch.ts';

/**
 * What a project is made of and what it has not released; null until it is read and for what is no project. It is read
 * again when HEAD moves or something is released.
 */
export function useProjectFacts({ id: checkId, data }: Reading): ProjectFacts | null {
  const { projectFacts } = useWatch();
  const [read, setRead] = useState<{
    readonly of: string;
    readonly head: string;
    readonly facts: ProjectFacts | null;
  } | null>(null);
  const id = checkId.startsWith('git:') ? checkId : null;
  const head = JSON.stringify([data?.['commit'], data?.['unreleased']]);
  useEffect(() => {
    if (id === null || projectFacts === undefined) return;
    let wanted = true;
    const answer = (facts: ProjectFacts | null) => wanted && setRead({ of: id, head, facts });
    projectFacts(id).then(answer, () => answer(null));
    return () => {
      wanted = false;
    };
  }, [id, projectFacts, head]);
  return read?.of === id ? read.facts : null;
}

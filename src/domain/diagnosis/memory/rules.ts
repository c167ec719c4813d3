import { type Cause, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Rules } from '#domain/diagnosis/conclude.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';

import type { MemoryFacts } from './facts.ts';

const nothingListens: Cause<MemoryFacts> = {
  id: 'memory-nothing-listens',
  title: 'Nothing listens on its port',
  status: 'critical',
  judge({ place, connect }) {
    const seen = seenIn(connect);
    if (seen === null) return OPEN;
    if (seen.ok) return no('a connection stood');
    if (seen.code !== 'refused') return no('it was not refused');
    return so('certain', `Nothing listens on ${place.host}:${place.port}.`, [seen.says]);
  },
};

const unhealthy: Cause<MemoryFacts> = {
  id: 'memory-unhealthy',
  title: 'It says itself that it is not well',
  status: 'critical',
  judge({ answer }) {
    const seen = seenIn(answer);
    if (!seen?.ok || seen.path === null) return OPEN;
    if (seen.httpStatus !== 200 || seen.word === null || seen.status === 'ok') return no(`it answers ${seen.summary}`);
    return so('certain', `The memory service runs, and says it is ${seen.word}.`, [`/health answered: ${seen.body}`]);
  },
};

export const MEMORY_RULES: Rules<MemoryFacts> = {
  causes: [nothingListens, unhealthy],
  healthy({ answer }) {
    const seen = seenIn(answer);
    if (!seen?.ok || seen.path === null || seen.status !== 'ok') return null;
    return { title: 'The memory service is healthy.', evidence: [`${seen.path} answered: ${seen.summary}`] };
  },
  unexplained({ answer }) {
    const seen = seenIn(answer);
    return {
      title: 'Something is wrong with the memory service, and nothing that was seen explains it.',
      evidence: seen === null ? [] : [seen.ok ? seen.summary : seen.says],
    };
  },
};

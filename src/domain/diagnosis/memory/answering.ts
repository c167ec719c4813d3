import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { endHolder, holderWords } from '#domain/diagnosis/holder.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { logFix, restartFix, startFix } from '#domain/diagnosis/unit.ts';

import { answerOf, isRefusal, type MemoryAnswered, type MemoryFacts, placeWords } from './facts.ts';

type MemoryCause = Cause<MemoryFacts>;

const unitFixes = (facts: MemoryFacts): readonly Fix[] => {
  const unit = seenIn(facts.unit);
  return unit === null || unit.state === 'not-found' ? [] : [restartFix(unit), logFix(unit)];
};

/** A cause that only an answer over HTTP can show. */
function whenAnswered(
  cause: Omit<MemoryCause, 'judge' | 'status'> & { readonly status?: MemoryCause['status'] },
  judge: (answer: MemoryAnswered, facts: MemoryFacts) => Judgement,
): MemoryCause {
  return {
    status: 'critical',
    ...cause,
    judge(facts) {
      const answer = answerOf(facts);
      return answer?.ok === true ? judge(answer, facts) : OPEN;
    },
  };
}

/** Another program answers on the port; on this machine it has a name. */
export const STRANGERS: readonly MemoryCause[] = [
  {
    id: 'memory-port-held',
    title: 'Another program holds its port',
    status: 'critical',
    judge(facts) {
      const { place } = facts;
      if (!isStranger(facts))
        return seenIn(facts.answer) === null ? OPEN : no('what answers there is no other program');
      const holder = seenIn(facts.holders)?.find(({ process }) => process !== null);
      if (holder === undefined) return OPEN;
      const unit = seenIn(facts.unit);
      return so(
        'certain',
        `Another program holds ${placeWords(place)}: ${holderWords(holder)}.`,
        [strangerSays(facts), `port ${place.port} is held by ${holderWords(holder)}`],
        [...endHolder(holder), ...(unit === null || unit.state === 'not-found' ? [] : [startFix(unit)])],
      );
    },
  },
  {
    id: 'memory-stranger-answers',
    title: 'Something else answers there',
    status: 'critical',
    fallback: true,
    judge(facts) {
      if (!isStranger(facts))
        return seenIn(facts.answer) === null ? OPEN : no('what answers there is no other program');
      const { place } = facts;
      return so(
        'likely',
        `Something that is no memory service answers on ${placeWords(place)}.`,
        [strangerSays(facts)],
        [
          {
            id: 'correct-place',
            title: 'Correct memory.host and memory.port in the configuration',
            commands: ['cpm-console config path'],
            costs: null,
            act: null,
          },
        ],
      );
    },
  },
];

function isStranger(facts: MemoryFacts): boolean {
  const answer = answerOf(facts);
  if (answer === null) return false;
  if (answer.ok) return answer.path === null && !isRefusal(answer.httpStatus);
  return answer.code === 'garbage' && seenIn(facts.otherScheme) !== true;
}

function strangerSays(facts: MemoryFacts): string {
  const answer = answerOf(facts);
  if (answer === null) return '';
  if (!answer.ok) return answer.says;
  const said = answer.body.trim().split('\n')[0]?.slice(0, 100) ?? '';
  return `/health answered HTTP ${answer.httpStatus}${said === '' ? '' : `: ${said}`}`;
}

export const KEYS: readonly MemoryCause[] = [
  whenAnswered(
    { id: 'memory-key-missing', title: 'It wants a key and there is none', status: 'warning' },
    (answer, facts) => {
      if (!isRefusal(answer.httpStatus)) return no('it lets us ask');
      const tried = seenIn(facts.key);
      if (tried === null) return OPEN;
      if (tried.variable !== null) return no(`${tried.variable} is set`);
      return so(
        'certain',
        `The memory service runs, but wants a key (HTTP ${answer.httpStatus}), and none is set.`,
        [`/health answered HTTP ${answer.httpStatus} without a key`, 'no MEM0AI_API_KEY in the environment'],
        [keyFix('set-key', 'Start the console with the key of the memory service', ['export MEM0AI_API_KEY=…'])],
      );
    },
  ),
  whenAnswered({ id: 'memory-key-rejected', title: 'It does not accept the key' }, (_answer, facts) => {
    const tried = seenIn(facts.key);
    if (tried?.answer?.ok !== true || tried.answer.httpStatus !== 401)
      return no((tried?.variable ?? null) === null ? 'no key was tried' : 'the key is accepted');
    return so(
      'certain',
      `The memory service does not accept the key in ${tried.variable} (HTTP 401): it is wrong, or was replaced.`,
      ['/health answered HTTP 401 without a key', `and HTTP 401 with the one in ${tried.variable}`],
      [keyFix('correct-key', `Put the right key into ${tried.variable}`, [`export ${tried.variable}=…`])],
    );
  }),
  whenAnswered({ id: 'memory-key-forbidden', title: 'Its key may not do that' }, (_answer, facts) => {
    const tried = seenIn(facts.key);
    if (tried?.answer?.ok !== true || tried.answer.httpStatus !== 403)
      return no((tried?.variable ?? null) === null ? 'no key was tried' : 'the key may ask');
    return so(
      'certain',
      `The memory service knows the key in ${tried.variable}, but does not let it ask (HTTP 403).`,
      [`/health answered HTTP 403 with the key in ${tried.variable}`],
      [keyFix('allow-key', 'Give this key the right to read the health, or allow /health without a key', [])],
    );
  }),
];

function keyFix(id: string, title: string, commands: readonly string[]): Fix {
  return { id, title, commands, costs: null, act: null };
}

/** It speaks as a memory service, and says or shows that it is not well. */
export const ILL: readonly MemoryCause[] = [
  whenAnswered({ id: 'memory-server-error', title: 'It fails while it answers' }, (answer, facts) => {
    if (answer.httpStatus < 500) return no(`it answers HTTP ${answer.httpStatus}`);
    return so(
      'certain',
      `The memory service runs, but fails: it answers HTTP ${answer.httpStatus}.`,
      [`/health answered HTTP ${answer.httpStatus}: ${answer.body.trim().slice(0, 200)}`, ...machineEvidence(facts)],
      unitFixes(facts),
    );
  }),
  whenAnswered({ id: 'memory-unhealthy', title: 'It says itself that it is not well' }, (answer, facts) => {
    if (answer.httpStatus !== 200 || answer.word === null || answer.path === null) return OPEN;
    if (answer.status !== 'critical') return no(`it answers: ${answer.summary}`);
    const said = `/health answered: ${answer.body.trim()}`;
    return so(
      'certain',
      `The memory service runs, and says it is ${answer.word}.`,
      [said, ...machineEvidence(facts)],
      unitFixes(facts),
    );
  }),
  whenAnswered({ id: 'memory-degraded', title: 'A part of it is not well', status: 'warning' }, (answer, facts) => {
    if (answer.httpStatus !== 200 || answer.word === null) return OPEN;
    if (answer.status !== 'warning' || isWell(answer.word)) return no(`it answers: ${answer.summary}`);
    const said = `/health answered: ${answer.body.trim()}`;
    return so(
      'certain',
      `The memory service works with a part of itself: it says ${answer.word}.`,
      [said, ...machineEvidence(facts)],
      unitFixes(facts),
    );
  }),
  whenAnswered({ id: 'memory-slow', title: 'It is slow', status: 'warning' }, (answer, facts) => {
    if (answer.httpStatus !== 200 || answer.path === null) return OPEN;
    if (answer.status !== 'warning' || (answer.word !== null && !isWell(answer.word))) return no('it answers in time');
    return so(
      'certain',
      `The memory service is well, but slow: ${answer.summary}.`,
      [`${answer.path}: ${answer.summary}`, ...machineEvidence(facts)],
      unitFixes(facts),
    );
  }),
  whenAnswered({ id: 'memory-health-silent', title: 'Its health says nothing', status: 'unknown' }, (answer) => {
    if (answer.httpStatus !== 200 || answer.path === null) return OPEN;
    if (answer.status !== 'unknown') return no('its health says how it is');
    return so('certain', 'The memory service answers, but its health does not say how it is.', [
      `/health answered: ${answer.body.trim()}`,
    ]);
  }),
];

const isWell = (word: string): boolean => ['healthy', 'ok', 'up', 'pass', 'running', 'ready'].includes(word);

/** What of the machine may stand behind it. */
function machineEvidence({ machine }: MemoryFacts): readonly string[] {
  const seen = seenIn(machine);
  if (seen === null) return [];
  const { memoryPercent, diskPercent } = seen;
  return [
    ...(memoryPercent >= 90 ? [`the machine's memory is ${Math.round(memoryPercent)} % used`] : []),
    ...(diskPercent !== null && diskPercent >= 95 ? [`the disk of / is ${Math.round(diskPercent)} % used`] : []),
  ];
}

import { type Cause, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { advice, diagnoseNetwork } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { restartFix, startFix, unitEvidence, type UnitSeen } from '#domain/diagnosis/unit.ts';
import type { NetCode } from '#domain/net-failure.ts';

import { type MemoryFacts, placeWords } from './facts.ts';

type MemoryCause = Cause<MemoryFacts>;

const failureOf = ({ connect }: MemoryFacts) => {
  const seen = seenIn(connect);
  return seen === null || seen.ok ? null : seen;
};

/** A failed connection that says one thing. */
function whenConnecting(
  id: string,
  code: NetCode,
  title: string,
  sentence: (facts: MemoryFacts) => string,
  fixes: (facts: MemoryFacts) => readonly Fix[],
): MemoryCause {
  return {
    id,
    title,
    status: code === 'resolver' || code === 'offline' ? 'unknown' : 'critical',
    judge(facts) {
      const seen = seenIn(facts.connect);
      if (seen === null) return OPEN;
      if (seen.ok) return no('a connection stood');
      if (seen.code !== code) return no(seen.says);
      return so('certain', sentence(facts), [seen.says], fixes(facts));
    },
  };
}

const correctPlace = advice('correct-place', 'Correct memory.host and memory.port in the configuration', [
  'cpm-console config path',
]);

export const UNREACHED: readonly MemoryCause[] = [
  whenConnecting(
    'memory-name-unknown',
    'dns',
    'Its host name has no address',
    ({ place }) => `There is no host ${place.host}, so the memory service there cannot be found.`,
    ({ place }) => [correctPlace, advice('look-up', 'Look the name up', [`getent hosts ${place.host}`])],
  ),
  whenConnecting(
    'memory-name-server-silent',
    'resolver',
    'No name server answers',
    ({ place }) => `No name server answers, so nobody knows where ${place.host} is.`,
    () => [diagnoseNetwork],
  ),
  whenConnecting(
    'memory-no-way-there',
    'offline',
    'This machine has no way there',
    ({ place }) => `This machine has no way to ${placeWords(place)}.`,
    () => [diagnoseNetwork],
  ),
  whenConnecting(
    'memory-host-unreachable',
    'unreachable',
    'Its machine cannot be reached',
    ({ place }) => `The machine ${place.host} cannot be reached: it is off, or a firewall refuses.`,
    ({ place }) => [advice('reach-host', 'Look whether the machine is up', [`ping -c 3 ${place.host}`]), correctPlace],
  ),
  whenConnecting(
    'memory-port-filtered',
    'timeout',
    'Connections to it get no answer',
    ({ place }) =>
      `Nobody answers a connection to ${placeWords(place)}, not even to refuse it: a firewall drops it, or the machine is off.`,
    ({ place }) => [advice('reach-host', 'Look whether the machine is up', [`ping -c 3 ${place.host}`]), correctPlace],
  ),
];

/** The port is free, and the unit says why. */
function whenUnit(
  id: string,
  states: readonly UnitSeen['state'][],
  title: string,
  sentence: (unit: UnitSeen, facts: MemoryFacts) => string,
  fixes: (unit: UnitSeen) => readonly Fix[],
): MemoryCause {
  return {
    id,
    title,
    status: 'critical',
    judge(facts) {
      const unit = seenIn(facts.unit);
      const failure = failureOf(facts);
      if (unit === null) return OPEN;
      if (!states.includes(unit.state)) return no(`${unit.unit} is ${unit.state}`);
      if (failure?.code !== 'refused') return failure === null ? no('something listens on its port') : OPEN;
      return so('certain', sentence(unit, facts), [failure.says, ...unitEvidence(unit)], fixes(unit));
    },
  };
}

export const UNIT_DOWN: readonly MemoryCause[] = [
  whenUnit(
    'memory-unit-failed',
    ['failed'],
    'Its service failed',
    (unit) => `The memory service ${unit.unit} failed, so nothing listens.`,
    (unit) => [startFix(unit)],
  ),
  whenUnit(
    'memory-unit-crash-loop',
    ['crash-loop'],
    'Its service keeps crashing',
    (unit) => `The memory service ${unit.unit} keeps crashing soon after its start.`,
    (unit) => [restartFix(unit)],
  ),
  whenUnit(
    'memory-unit-stopped',
    ['stopped'],
    'Its service is stopped',
    (unit) => `The memory service ${unit.unit} is stopped.`,
    (unit) => [startFix(unit)],
  ),
  whenUnit(
    'memory-unit-masked',
    ['masked'],
    'Its service is masked',
    (unit) => `The memory service ${unit.unit} is masked, so that it cannot start.`,
    (unit) => [
      advice('unmask', `Unmask ${unit.id}`, [unit.commands.start.replace(' start ', ' unmask ')]),
      startFix(unit),
    ],
  ),
  whenUnit(
    'memory-unit-deaf',
    ['running', 'starting'],
    'Its service runs and does not listen on the port',
    (unit, { place }) =>
      `The memory service ${unit.unit} is ${unit.state}, but does not listen on ${placeWords(place)}.`,
    (unit) => [restartFix(unit), correctPlace],
  ),
];

export const NOTHING_LISTENS: MemoryCause = {
  id: 'memory-nothing-listens',
  title: 'Nothing listens on its port',
  status: 'critical',
  fallback: true,
  judge(facts) {
    const { place, connect } = facts;
    const seen = seenIn(connect);
    if (seen === null) return OPEN;
    if (seen.ok) return no('a connection stood');
    if (seen.code !== 'refused') return no(seen.says);
    const unit = seenIn(facts.unit);
    const known = unit !== null && unit.state !== 'not-found';
    const fixes = known
      ? [startFix(unit)]
      : [advice('start-it', 'Start the memory service', ['sudo systemctl start mem0ai']), correctPlace];
    return so(
      'certain',
      `Nothing listens on ${placeWords(place)}: the memory service is not there.`,
      [seen.says],
      fixes,
    );
  },
};

/** Refused or answered by a stranger, while a memory service answers on another port. */
export const WRONG_PORT: MemoryCause = {
  id: 'memory-wrong-port',
  title: 'It is on another port',
  status: 'critical',
  judge(facts) {
    const elsewhere = seenIn(facts.elsewhere);
    const there = elsewhere?.[0];
    if (elsewhere === null) return OPEN;
    if (there === undefined) return no('no other port of this host answers like one');
    const { place } = facts;
    const here = failureOf(facts)?.says ?? 'something else answers there';
    return so(
      'certain',
      `The memory service answers on port ${there.port}, not on ${place.port}.`,
      [`${placeWords(place)}: ${here}`, ...elsewhere.map(({ port, says }) => `port ${port} answers: ${says}`)],
      [advice('correct-port', `Set memory.port to ${there.port} in the configuration`, ['cpm-console config path'])],
    );
  },
};

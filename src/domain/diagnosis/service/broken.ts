import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { endHolder, holderWords } from '#domain/diagnosis/holder.ts';
import { advice } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { exitWords, logFix, restartFix, startFix, unitEvidence, type UnitSeen } from '#domain/diagnosis/unit.ts';

import { isBroken, type ServiceFacts, signOf } from './facts.ts';
import type { Sign, SignKind } from './log-signs.ts';

type ServiceCause = Cause<ServiceFacts>;

/** A cause of a service that failed or keeps crashing. */
function whenBroken(
  id: string,
  title: string,
  judge: (unit: UnitSeen, facts: ServiceFacts) => Judgement,
): ServiceCause {
  return {
    id,
    title,
    status: 'critical',
    judge(facts) {
      const unit = seenIn(facts.unit);
      if (unit === null) return OPEN;
      return isBroken(unit) ? judge(unit, facts) : no(`it is ${unit.state}`);
    },
  };
}

/** A cause that its own last lines name. */
function whenItSays(
  id: string,
  kind: SignKind,
  title: string,
  sentence: (unit: UnitSeen, sign: Sign) => string,
  fixes: (unit: UnitSeen, sign: Sign) => readonly Fix[],
): ServiceCause {
  return whenBroken(id, title, (unit, facts) => {
    const sign = signOf(facts, kind);
    if (sign === null) return unit.lines.length === 0 ? OPEN : no('its last lines do not say so');
    return so('certain', sentence(unit, sign), [`its log: ${sign.line}`, ...unitEvidence(unit, 0)], fixes(unit, sign));
  });
}

const PORT_TAKEN = whenBroken('service-port-taken', 'Another program holds its port', (unit, facts) => {
  const sign = signOf(facts, 'address-in-use');
  if (sign === null) return unit.lines.length === 0 ? OPEN : no('its last lines name no port that is taken');
  const holder = seenIn(facts.holders)?.[0];
  if (holder === undefined) return OPEN;
  return so(
    'certain',
    `${unit.id} cannot start: port ${holder.port} is held by ${holderWords(holder)}.`,
    [`its log: ${sign.line}`, `port ${holder.port}: ${holderWords(holder)}`, ...unitEvidence(unit, 0)],
    [...endHolder(holder), startFix(unit), advice('other-port', `Let ${unit.id} listen on another port`)],
  );
});

const PORT_WAS_TAKEN = whenBroken('service-port-was-taken', 'Its port was taken, and is free now', (unit, facts) => {
  const sign = signOf(facts, 'address-in-use');
  if (sign === null) return unit.lines.length === 0 ? OPEN : no('its last lines name no port that is taken');
  const holders = seenIn(facts.holders);
  if (holders !== null && holders.length > 0) return no('somebody holds it now');
  const port = sign.names === null ? 'its port' : `port ${sign.names}`;
  return so(
    'likely',
    `${unit.id} could not start because ${port} was taken; nobody was found who holds it now.`,
    [`its log: ${sign.line}`, ...unitEvidence(unit, 0)],
    [startFix(unit)],
  );
});

const PROGRAM_MISSING = whenBroken('service-program-missing', 'Its program is not there', (unit, facts) => {
  const sign = signOf(facts, 'program-missing');
  const code = unit.lastExit?.code;
  if (code !== 203 && code !== 127 && sign === null) return no(`it ended with ${exitWords(unit) || 'nothing known'}`);
  const what = sign?.names ?? 'its program';
  const how = code === 203 ? 'systemd could not execute it (203)' : `it ended with ${exitWords(unit)}`;
  return so(
    code === 203 || sign !== null ? 'certain' : 'likely',
    `${unit.id} cannot start: ${what} is not there.`,
    [how, ...(sign === null ? [] : [`its log: ${sign.line}`])],
    [advice('correct-program', 'Install the program, or correct its path in the unit'), logFix(unit)],
  );
});

const NO_RIGHTS = whenBroken('service-no-rights', 'It lacks a right', (unit, facts) => {
  const sign = signOf(facts, 'no-rights');
  const code = unit.lastExit?.code;
  if (code !== 126 && sign === null) return unit.lines.length === 0 ? OPEN : no('its last lines do not say so');
  return so(
    sign === null ? 'likely' : 'certain',
    code === 126 && sign === null
      ? `${unit.id} cannot start: its program may not be executed (126).`
      : `${unit.id} lacks a right: ${sign?.line}`,
    [...(sign === null ? [] : [`its log: ${sign.line}`]), ...unitEvidence(unit, 0)],
    [advice('give-right', 'Give its account the right to the file or port that the line names'), logFix(unit)],
  );
});

const OUT_OF_MEMORY = whenBroken('service-out-of-memory', 'It ran out of memory', (unit, facts) => {
  const sign = signOf(facts, 'out-of-memory');
  const reason = unit.lastExit?.reason === 'out of memory';
  if (!reason && sign === null) return no('neither the kernel nor its log says so');
  const machine = seenIn(facts.machine);
  return so(
    'certain',
    `${unit.id} ran out of memory and was ended.`,
    [
      ...(reason ? ['its manager says that the kernel ended it for memory'] : []),
      ...(sign === null ? [] : [`its log: ${sign.line}`]),
      ...(machine === null ? [] : [`the machine's memory is ${Math.round(machine.memoryPercent)} % used`]),
    ],
    [startFix(unit), advice('more-memory', 'Give it more memory (MemoryMax of its unit), or look what it uses it for')],
  );
});

/** What its own last lines name, the clearest first. */
export const BROKEN: readonly ServiceCause[] = [
  PORT_TAKEN,
  PORT_WAS_TAKEN,
  PROGRAM_MISSING,
  OUT_OF_MEMORY,
  whenItSays(
    'service-disk-full',
    'disk-full',
    'A disk is full',
    (unit) => `${unit.id} cannot write: a disk is full.`,
    (unit) => [advice('diagnose-disk', 'See what fills it', ['cpm-console diagnose disk']), startFix(unit)],
  ),
  whenItSays(
    'service-too-many-files',
    'too-many-files',
    'It has too many files open',
    (unit) => `${unit.id} has more files and connections open than it may.`,
    (unit) => [restartFix(unit), advice('more-files', 'Raise LimitNOFILE of its unit')],
  ),
  whenItSays(
    'service-module-missing',
    'module-missing',
    'A part of it is not installed',
    (unit, { names }) => `${unit.id} cannot start: ${names ?? 'a module'} is not installed.`,
    (unit) => [
      advice('install-parts', 'Install what it needs again (npm ci, pip install -r requirements.txt)'),
      startFix(unit),
    ],
  ),
  whenItSays(
    'service-variable-missing',
    'variable-missing',
    'A variable of its environment is missing',
    (unit, { names }) => `${unit.id} cannot start: the variable ${names ?? 'it names'} is not set.`,
    (unit, { names }) => [
      advice('set-variable', `Set ${names ?? 'the variable'} in its unit or its environment file`),
      startFix(unit),
    ],
  ),
  whenItSays(
    'service-config-error',
    'config-error',
    'Its configuration is wrong',
    (unit) => `${unit.id} does not understand its configuration.`,
    (unit) => [advice('correct-config', 'Correct the file that the line names'), startFix(unit)],
  ),
  NO_RIGHTS,
];

const HOW_IT_ENDED: readonly ServiceCause[] = [
  whenBroken('service-killed', 'A signal ended it', (unit) => {
    const signal = unit.lastExit?.signal ?? null;
    if (signal === null) return no('no signal ended it');
    const crashed = ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE'].includes(signal);
    return so(
      'likely',
      crashed ? `${unit.id} crashed (${signal}).` : `${unit.id} was ended by ${signal}.`,
      unitEvidence(unit),
      [startFix(unit), logFix(unit)],
    );
  }),
  whenBroken('service-crash-loop', 'It keeps crashing', (unit) => {
    if (unit.state !== 'crash-loop') return no('it does not restart again and again');
    return so(
      'possible',
      `${unit.id} ends soon after each start${unit.restarts === null ? '' : ` (${unit.restarts} restarts)`}; its last lines do not say why.`,
      unitEvidence(unit),
      [logFix(unit), restartFix(unit)],
    );
  }),
  whenBroken('service-failed', 'It failed', (unit) => {
    if (unit.state !== 'failed') return no(`it is ${unit.state}`);
    const how = exitWords(unit);
    return so(
      'possible',
      `${unit.id} failed${how === '' ? '' : ` (${how})`}; its last lines do not say why.`,
      unitEvidence(unit),
      [logFix(unit), startFix(unit)],
    );
  }),
];

/** Without a line that explains it: how it ended is all there is. */
export const ENDED: readonly ServiceCause[] = HOW_IT_ENDED.map((cause) => ({ ...cause, fallback: true }));

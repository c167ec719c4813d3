import { type Cause, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { continueFix, endAct } from '#domain/diagnosis/holder.ts';
import { advice } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { restartFix, startFix, unitEvidence, type UnitSeen } from '#domain/diagnosis/unit.ts';
import { span } from '#domain/format.ts';

import { isBroken, type LeftProcess, type ServiceFacts, signOf } from './facts.ts';

type ServiceCause = Cause<ServiceFacts>;

/** `api: node, pid 4127, started 4 m ago` */
const leftWords = ({ unit, name, pid, ageMs }: LeftProcess): string =>
  `${unit}: ${name}, pid ${pid}, started ${span(Math.max(1000, ageMs))} ago`;

/** Ends one, so that a new manager does not start a second beside it. */
const endLeft =
  (manager: string) =>
  ({ unit, pid, startedAt, name }: LeftProcess): Fix => ({
    id: `end-left-${pid}`,
    title: `End ${unit}, pid ${pid}: ${manager} would start a second one beside it`,
    commands: [`kill -TERM ${pid}`],
    costs: `${unit} is down until ${manager} is started again`,
    act: endAct({ pid, startedAt, name }),
  });

/** Its manager cannot say how it is. */
export const UNMANAGED: readonly ServiceCause[] = [
  {
    id: 'service-manager-absent',
    title: 'Its manager does not run here',
    status: 'unknown',
    judge({ id, manager, managed, left }) {
      const seen = seenIn(managed);
      if (seen === null) return OPEN;
      if (seen) return no(`${manager} runs`);
      const living = seenIn(left);
      if (living !== null && living.length > 0) return no(`processes that ${manager} started still run`);
      // Where nobody can tell, a person has to look before a second one of each is started.
      const title = living === null ? `Start ${manager}, once nothing of it runs any more` : `Start ${manager}`;
      return so(
        'certain',
        `${manager}, which keeps ${id}, does not run on this machine.`,
        [`${manager} was not found, or does not answer`],
        [advice('start-manager', title, manager === 'pm2' ? ['pm2 resurrect'] : [])],
      );
    },
  },
  {
    id: 'service-manager-died',
    title: 'Its manager died, and what it started still runs',
    status: 'unknown',
    judge({ id, manager, managed, left }) {
      const living = seenIn(left);
      if (seenIn(managed) !== false || living === null) return OPEN;
      if (living.length === 0) return no('nothing that it started runs');
      const ordered = living.toSorted((a, b) => Number(b.own) - Number(a.own));
      const still = ordered[0]?.own === true ? `${id} still runs` : 'other services it started still run';
      return so(
        'certain',
        `${manager}, which keeps ${id}, has died; ${still}, and nobody restarts what ends.`,
        ordered.map(leftWords),
        ordered.map(endLeft(manager)),
      );
    },
  },
  {
    id: 'service-manager-silent',
    title: 'Its manager does not answer',
    status: 'unknown',
    judge({ id, manager, managed, unit }) {
      if (seenIn(managed) !== true) return OPEN;
      if ('seen' in unit) return no(`${manager} answered`);
      return so('certain', `${manager}, which keeps ${id}, runs but could not say how it is.`, [unit.why]);
    },
  },
];

function inState(
  id: string,
  states: readonly UnitSeen['state'][],
  words: {
    readonly title: string;
    readonly sentence: (unit: UnitSeen) => string;
    readonly status: ServiceCause['status'];
  },
  fixes: (unit: UnitSeen) => readonly Fix[],
): ServiceCause {
  return {
    id,
    title: words.title,
    status: words.status,
    judge({ unit }) {
      const seen = seenIn(unit);
      if (seen === null) return OPEN;
      if (!states.includes(seen.state)) return no(`it is ${seen.state}`);
      return so('certain', words.sentence(seen), unitEvidence(seen, 0), fixes(seen));
    },
  };
}

/** What its manager says is enough. */
export const PLAIN: readonly ServiceCause[] = [
  inState(
    'service-not-found',
    ['not-found'],
    {
      title: 'Its manager does not know it',
      sentence: ({ manager, unit }) => `${manager} knows no ${unit}.`,
      status: 'critical',
    },
    () => [advice('correct-name', 'Install it, or correct its name in the configuration', ['cpm-console config path'])],
  ),
  inState(
    'service-masked',
    ['masked'],
    {
      title: 'It is masked',
      sentence: ({ id }) => `${id} is masked, so that nobody can start it.`,
      status: 'critical',
    },
    (unit) => [
      advice('unmask', `Unmask ${unit.id}`, [unit.commands.start.replace(' start ', ' unmask ')]),
      startFix(unit),
    ],
  ),
  inState(
    'service-between',
    ['starting', 'stopping'],
    { title: 'It is between two states', sentence: ({ id, state }) => `${id} is ${state}.`, status: 'warning' },
    () => [advice('wait', 'Wait until it is over, and diagnose it again')],
  ),
  {
    id: 'service-stopped',
    title: 'Somebody stopped it',
    status: 'critical',
    judge({ unit }) {
      const seen = seenIn(unit);
      if (seen === null) return OPEN;
      if (seen.state !== 'stopped') return no(`it is ${seen.state}`);
      const sentence = seen.wanted
        ? `${seen.id} is stopped, though it is meant to run: somebody stopped it, or it ended by itself.`
        : `${seen.id} is stopped, and is not meant to run.`;
      return so('certain', sentence, unitEvidence(seen), [startFix(seen)], seen.wanted ? 'critical' : 'warning');
    },
  },
];

/** It is what something else did to it, or did not do for it. */
export const AROUND: readonly ServiceCause[] = [
  {
    id: 'service-need-down',
    title: 'A service it needs is down',
    status: 'critical',
    judge(facts) {
      const needs = seenIn(facts.needs);
      const unit = seenIn(facts.unit);
      if (needs === null || unit === null) return OPEN;
      const down = needs.filter(({ state }) => state !== 'running');
      if (down.length === 0) return no(needs.length === 0 ? 'no other is named that it needs' : 'what it needs runs');
      if (!isBroken(unit) && unit.state !== 'stopped') return no('it runs all the same');
      const names = down.map(({ id }) => id).join(', ');
      return so(
        'likely',
        `${unit.id} does not run, and neither does what it needs: ${names}.`,
        [...down.map(({ id, state }) => `${id} is ${state}`), ...unitEvidence(unit)],
        [advice('diagnose-need', `See what is wrong with ${down[0]?.id}`, [`cpm-console diagnose ${down[0]?.id}`])],
      );
    },
  },
  {
    id: 'service-connection-refused',
    title: 'What it connects to does not answer',
    status: 'critical',
    judge(facts) {
      const unit = seenIn(facts.unit);
      const sign = signOf(facts, 'connection-refused');
      if (unit === null || (isBroken(unit) && unit.lines.length === 0)) return OPEN;
      if (sign === null) return no('its last lines do not say so');
      const where = sign.names ?? 'something it connects to';
      return so(
        'likely',
        `${unit.id} ended because ${where} refused its connection.`,
        [`its log: ${sign.line}`, ...unitEvidence(unit, 0)],
        [advice('start-other', `Start what should listen on ${where}`), startFix(unit)],
      );
    },
  },
  {
    id: 'service-process-stopped',
    title: 'Its process is stopped by a signal',
    status: 'critical',
    judge({ process, id }) {
      const seen = seenIn(process);
      if (seen === null) return 'seen' in process ? no('no process of it runs') : OPEN;
      if (seen.state !== 'T' && seen.state !== 't') return no(`its process is in state ${seen.state}`);
      return so(
        'certain',
        `${id} seems to run, but its process ${seen.pid} is stopped by a signal and does nothing.`,
        [`pid ${seen.pid} is in state T (stopped)`],
        [continueFix(seen)],
      );
    },
  },
  {
    id: 'service-checks-fail',
    title: 'It runs, and a check of it fails',
    status: 'critical',
    judge({ id, unit, checks }) {
      const seen = seenIn(unit);
      if (seen === null) return OPEN;
      const failing = checks.filter(({ status }) => status === 'critical' || status === 'warning');
      if (seen.state !== 'running') return no(`it is ${seen.state}`);
      if (failing.length === 0) return no(checks.length === 0 ? 'no check is named for it' : 'its checks are ok');
      return so(
        'likely',
        `${id} runs, but is not well: ${failing.map(({ title, summary }) => `${title}: ${summary}`).join('; ')}.`,
        [...failing.map(({ title, summary }) => `${title}: ${summary}`), ...unitEvidence(seen)],
        [restartFix(seen)],
        failing.some(({ status }) => status === 'critical') ? 'critical' : 'warning',
      );
    },
  },
];

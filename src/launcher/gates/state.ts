import { iso } from '#domain/report/time.ts';
import type { State } from '#services/ports/state.ts';

import { type Act, actedNow, type Gate } from './act.ts';
import { standingIn } from './standing-in.ts';

/** What a person does about incidents, checks and lists, and what they write about it, without secrets; what the program itself remembers goes through as it is. */
export function gatedState(state: State, gate: Gate, redact: (text: string) => string): State {
  const incident = (target: string, details: Act['details']): Act => ({
    permission: 'incident.handle',
    event: 'incident_changed',
    target,
    details,
  });
  const list = (target: string, details: Act['details']): Act => ({
    permission: 'incident.handle',
    event: 'checklist_changed',
    target,
    details,
  });
  const time = (at: number | null | undefined) => (at === null || at === undefined ? null : iso(at));
  return standingIn<State>(state, {
    acknowledge: (id, at, by, until) =>
      actedNow(
        gate,
        incident(id, at === null ? { act: 'not acknowledged' } : { act: 'acknowledged', until: time(until) }),
        () => state.acknowledge(id, at, by, until),
      ),
    pause: (target, until) =>
      actedNow(
        gate,
        { permission: 'incident.handle', event: 'check_paused', target, details: { until: time(until) } },
        () => state.pause(target, until),
      ),
    get alerts() {
      const { alerts } = state;
      return standingIn(alerts, {
        note(id, text, by, at) {
          const note = text === null ? null : redact(text);
          actedNow(gate, incident(id, { act: 'noted', note }), () => alerts.note(id, note, by, at));
        },
        addQuiet(quiet) {
          // The others are written by runs, which were asked for as a whole.
          if (quiet.kind !== 'silence') return alerts.addQuiet(quiet);
          const reason = redact(quiet.reason);
          const details = { act: 'silenced', until: time(quiet.to), reason };
          return actedNow(gate, incident(quiet.scope, details), () => alerts.addQuiet({ ...quiet, reason }));
        },
        endQuiet(id, now, by) {
          const quiet = alerts.quiets(now).find((one) => one.id === id);
          if (quiet?.kind !== 'silence') return alerts.endQuiet(id, now, by);
          return actedNow(gate, incident(quiet.scope, { act: 'not silenced' }), () => alerts.endQuiet(id, now, by));
        },
      });
    },
    get checklist() {
      const { checklist } = state;
      return standingIn(checklist, {
        accept(name, item, wish) {
          const acceptance = wish === null ? null : { ...wish, note: redact(wish.note) };
          const details =
            acceptance === null
              ? { act: 'not accepted' }
              : { act: 'accepted', until: time(acceptance.until), note: acceptance.note };
          return actedNow(gate, list(`${name}/${item}`, details), () => checklist.accept(name, item, acceptance));
        },
        answer(name, day, item, answer) {
          const said = answer === null ? null : answer.yes;
          return actedNow(gate, list(`${name}/${item}`, { act: 'answered', day, yes: said }), () =>
            checklist.answer(name, day, item, answer),
          );
        },
        sign(name, day, signOff) {
          const act = signOff === null ? 'not signed' : 'signed';
          const clean = signOff === null ? null : { ...signOff, note: redact(signOff.note) };
          return actedNow(gate, list(name, { act, day }), () => checklist.sign(name, day, clean));
        },
      });
    },
  });
}

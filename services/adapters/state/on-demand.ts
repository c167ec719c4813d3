import type { AlertSettings } from '#domain/alerts/settings.ts';
import type { State } from '#services/ports/state.ts';

import { openState, type StateOptions } from './open-state.ts';

/**
 * The state, whose file is opened when something is first asked of it: loading SQLite and looking the file over costs as much
 * as half a start, and many commands remember nothing. Closing what was never opened does nothing.
 */
export function stateOnDemand(options: StateOptions): State {
  let opened: State | undefined;
  let settings: AlertSettings | undefined;
  const state = (): State => {
    if (opened === undefined) {
      opened = openState(options);
      if (settings !== undefined) opened.alerts.adopt(settings);
    }
    return opened;
  };
  return {
    readings: () => state().readings(),
    record: (readings) => state().record(readings),
    retain: (ids) => state().retain(ids),
    history: (...asked) => state().history(...asked),
    incidents: (...asked) => state().incidents(...asked),
    dailyScores: (...asked) => state().dailyScores(...asked),
    acknowledge: (...given) => state().acknowledge(...given),
    pause: (...given) => state().pause(...given),
    pauses: () => state().pauses(),
    get checklist() {
      return state().checklist;
    },
    alerts: {
      adopt(given) {
        settings = given;
        opened?.alerts.adopt(given);
      },
      settings: () => settings ?? state().alerts.settings(),
      events: (...asked) => state().alerts.events(...asked),
      incident: (id) => state().alerts.incident(id),
      timeline: (incident) => state().alerts.timeline(incident),
      proof: (incident) => state().alerts.proof(incident),
      announce: (event) => state().alerts.announce(event),
      note: (...given) => state().alerts.note(...given),
      quiets: (now) => state().alerts.quiets(now),
      addQuiet: (quiet) => state().alerts.addQuiet(quiet),
      endQuiet: (...given) => state().alerts.endQuiet(...given),
    },
    get releases() {
      return state().releases;
    },
    get outbox() {
      return state().outbox;
    },
    get credentials() {
      return state().credentials;
    },
    get: (key) => state().get(key),
    set: (...given) => state().set(...given),
    takeLease: (...asked) => state().takeLease(...asked),
    leaseHolder: () => state().leaseHolder(),
    releaseLease: () => opened?.releaseLease(),
    version: () => state().version(),
    get notice() {
      return state().notice;
    },
    get lasting() {
      return state().lasting;
    },
    close: () => opened?.close(),
  };
}

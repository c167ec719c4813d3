import { untilOf } from '#domain/checklist/until.ts';
import { messageOf } from '#domain/errors.ts';
import type { Incident } from '#domain/incident.ts';
import { useDiagnose } from '#screens/diagnosis/use-diagnose.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { ExtraAction, Handlers } from '#screens/frame/available.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useWrite } from '#screens/learnings/use-write.ts';
import { useActs, useApp } from '#store/react.tsx';

import type { AboutIncident, IncidentsDesk } from './desk.ts';

const NOTHING = 'nothing is selected';
const HOUR_MS = 3_600_000;
const SPANS = [
  ['1h', 'For an hour', HOUR_MS],
  ['4h', 'For 4 hours', 4 * HOUR_MS],
  ['24h', 'For a day', 24 * HOUR_MS],
] as const;

interface Parts {
  readonly incident: Incident | null;
  readonly desk: IncidentsDesk | null;
  readonly about: AboutIncident | null;
}

/** What can be done about an incident, in the list and in its own view. */
export function useIncidentActions({ incident, desk, about }: Parts, moves: Handlers): void {
  const { show, push, toast } = useActs();
  const watch = useWatch();
  const readOnly = useApp((state) => state.session.readOnly);
  const known = useApp((state) => (incident === null ? undefined : state.readings[incident.checkId]));
  const diagnose = useDiagnose(known === undefined ? null : known.id);
  const write = useWrite(incident === null ? null : { kind: 'incident', incident: incident.id });
  const shut = readOnly ? 'the console is read-only' : desk === null ? 'nothing can be done from here' : undefined;
  const off = incident === null ? NOTHING : shut;
  const over = incident !== null && incident.closedAt !== null ? 'it is over' : undefined;
  const name = incident?.title ?? '';
  const silenced = incident === null ? null : (desk?.silencedUntil(incident.checkId) ?? null);
  const now = () => watch.now?.() ?? 0;
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      toast(messageOf(error), 'error');
    }
  };
  const acknowledge = (until: number | null) =>
    attempt(() => incident !== null && desk?.acknowledge(incident.id, until));
  const silence = (until: number | null) => attempt(() => incident !== null && desk?.silence(incident.checkId, until));
  const askSilence = () =>
    show({
      type: 'select',
      ask: {
        title: `Tell nobody of ${name}`,
        choices: SPANS.map(([id, title]) => ({ id, title })),
        run: (id) => silence(now() + (SPANS.find(([span]) => span === id)?.[2] ?? HOUR_MS)),
      },
    });
  const askUntil = () =>
    show({
      type: 'write',
      ask: {
        title: `Acknowledge ${name} until…`,
        lines: ['Nobody is reminded until then. z takes it back.'],
        prompt: 'Last day, or how long: ',
        proposal: '4h',
        wrong: (text) => problemOf(text, now()),
        run: (text) => acknowledge(untilOf(text, now())),
      },
    });
  const askNote = () =>
    show({
      type: 'write',
      ask: {
        title: `Note on ${name}`,
        lines: ['It stands in its timeline, and in a learning that is written about it.'],
        prompt: 'Note: ',
        text: incident?.note ?? '',
        run: (text) => attempt(() => incident !== null && desk?.note(incident.id, text)),
      },
    });
  const extras: readonly ExtraAction[] = [
    { id: 'note', title: `Write a note on ${name}…`, run: askNote, off },
    { id: 'ack-until', title: `Acknowledge ${name} until…`, run: askUntil, off: off ?? over ?? already(incident) },
    {
      id: 'open-check',
      title: `Open the check of ${name}`,
      run: () => known !== undefined && push({ type: 'detail', checkId: known.id }),
      off: known === undefined ? 'it is no check of the list' : undefined,
    },
    ...(about?.seenBefore ?? []).map(({ id, title }) => ({
      id: `learning-${id}`,
      title: `Read ${id}: ${title}`,
      run: () => push({ type: 'learning', id }),
    })),
  ];
  useActions(
    'view',
    {
      ...moves,
      ...diagnose,
      ...write,
      acknowledge: {
        run: () => acknowledge(null),
        off: off ?? over,
        verb: incident !== null && incident.acknowledgedAt !== null ? 'take ack back' : 'ack',
      },
      silence: {
        run: () => (silenced === null ? askSilence() : silence(null)),
        off,
        verb: silenced === null ? 'silence' : 'tell again',
      },
      test: {
        run: () => known !== undefined && watch.runNow(known.id),
        off: known === undefined ? NOTHING : undefined,
      },
    },
    { subject: name, extras },
  );
}

const already = (incident: Incident | null): string | undefined =>
  incident !== null && incident.acknowledgedAt !== null ? 'it is acknowledged' : undefined;

function problemOf(text: string, now: number): string | null {
  try {
    untilOf(text, now);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

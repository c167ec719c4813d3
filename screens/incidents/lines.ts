import type { Cell } from '#components/row.tsx';
import type { Change } from '#domain/alerts/change.ts';
import type { AlertEvent } from '#domain/alerts/event.ts';
import type { Proof } from '#domain/alerts/proof.ts';
import type { Incident } from '#domain/incident.ts';
import { wrap } from '#screens/detail/wrap.ts';
import { clockTime, when } from '#screens/reading/age.ts';

import type { AboutIncident } from './desk.ts';
import { EVENT_WORDS } from './words.ts';

export type Line = readonly Cell[];

const BLANK: Line = [{ text: '' }];
const title = (text: string): Line => [{ text, bold: true }];

/** Raw output is cut after so many lines; the rest is in `incident show`. */
const EVIDENCE_LINES = 12;

/** What was seen: the first failing look and the last one, with what they printed. */
export function proofLines(about: AboutIncident | null, width: number, now: number): readonly Line[] {
  if (about === null) return [title('Evidence'), [{ text: '  Looking…', dim: true }]];
  if (about.proof === null) return [title('Evidence'), [{ text: '  none was kept', dim: true }]];
  const { first, last } = about.proof;
  const same = first.at === last.at;
  return [
    ...oneProof(same ? 'Seen' : 'Seen first', first, width, now),
    ...(same ? [] : [BLANK, ...oneProof('Seen last', last, width, now)]),
  ];
}

function oneProof(name: string, { at, summary, evidence }: Proof, width: number, now: number): readonly Line[] {
  const printed = (evidence ?? '').split('\n').filter((line) => line.trim() !== '');
  const more = printed.length - EVIDENCE_LINES;
  return [
    [
      { text: `${name}  `, bold: true },
      { text: exact(at, now), dim: true },
    ],
    ...wrap(summary, width - 2).map((text): Line => [{ text: `  ${text}` }]),
    ...printed.slice(0, EVIDENCE_LINES).map((text): Line => [{ text: `  ${text}`, dim: true, grow: true }]),
    ...(more > 0 ? [[{ text: `  ${more} more lines`, dim: true }]] : []),
  ];
}

/** What happened to it, the oldest first. */
export function timelineLines(about: AboutIncident | null, width: number, now: number): readonly Line[] {
  const events = about?.timeline ?? [];
  const none = about === null ? 'Looking…' : 'nothing was written down';
  return [
    title('What happened'),
    ...(events.length === 0
      ? [[{ text: `  ${none}`, dim: true }]]
      : events.map((event) => eventLine(event, width, now))),
  ];
}

function eventLine({ at, kind, summary, quiet }: AlertEvent, width: number, now: number): Line {
  const why = quiet === null || kind === 'noted' ? '' : `  nobody was told: ${quiet}`;
  return [
    { text: `  ${exact(at, now)}  `, dim: true },
    { text: width >= 50 ? `${EVENT_WORDS[kind].padEnd(12)}  ` : EVENT_WORDS[kind] },
    ...(width >= 50 ? [{ text: `${summary}${why}`, dim: true, grow: true }] : []),
  ];
}

/** What changed on the machine around its beginning. */
export function changeLines(incident: Incident, about: AboutIncident | null, now: number): readonly Line[] {
  const changes = about?.changes ?? [];
  const none = about === null ? 'Looking…' : 'nothing that is known, in the two hours before';
  return [
    title('What changed around then'),
    ...(changes.length === 0
      ? [[{ text: `  ${none}`, dim: true }]]
      : changes.map((change) => changeLine(change, incident, now))),
  ];
}

function changeLine({ at, kind, text }: Change, { openedAt }: Incident, now: number): Line {
  const minutes = Math.round(Math.abs(openedAt - at) / 60_000);
  const before = minutes === 0 ? 'at once' : at <= openedAt ? `${minutes} m before` : `${minutes} m after`;
  return [
    { text: `  ${exact(at, now)}  `, dim: true },
    { text: `${before.padStart(12)}  `, dim: true },
    { text: `${kind.padEnd(13)}  ` },
    { text, dim: true, grow: true },
  ];
}

/** What was learned before about the same; nothing takes no line. */
export const seenLines = (about: AboutIncident | null): readonly Line[] =>
  about === null || about.seenBefore.length === 0
    ? []
    : [
        [
          { text: 'Seen before', bold: true },
          { text: '   x reads it', dim: true },
        ],
        ...about.seenBefore.map(({ id, title: name }): Line => [
          { text: `  ${id}  `, dim: true },
          { text: name, grow: true },
        ]),
        BLANK,
      ];

/** With seconds on the same day. */
const exact = (at: number, now: number): string => (when(at, now).length <= 5 ? clockTime(at) : when(at, now));

/** What somebody wrote on it. */
export const noteLines = ({ note }: Incident, width: number): readonly Line[] =>
  note === null ? [] : [title('Note'), ...wrap(note, width - 2).map((text): Line => [{ text: `  ${text}` }]), BLANK];

export { BLANK };

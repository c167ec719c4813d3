import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { span } from '#domain/format.ts';
import { aboutCheck } from '#domain/learnings/about-check.ts';
import { incidentJson } from '#domain/report/json.ts';
import { iso } from '#domain/report/time.ts';
import { rememberedInstances } from '#services/monitor/instances.ts';
import type { Proof } from '#services/ports/alerts.ts';
import { changesAround } from '#services/procedures/incidents/changes.ts';
import { relatedLearnings } from '#services/procedures/learnings/related.ts';

import { changeJson, eventJson, proofJson } from './json.ts';
import { incidentNamed } from './named.ts';

/** `incident show ID`: what was seen first and last, what happened to it, and what changed on the machine around then. */
export async function showIncident(invocation: Invocation): Promise<number> {
  const { world, config, values, stdout, signal } = invocation;
  const incident = incidentNamed(invocation);
  const timeline = world.state.alerts.timeline(incident.id);
  const proof = world.state.alerts.proof(incident.id);
  const known = rememberedInstances(world, config)?.instances ?? config.checks;
  const projects = known.flatMap(({ id, kind, params }) => {
    const path = kind === 'git' ? textField(params, 'path') : null;
    return path === null ? [] : [{ name: id.slice(id.indexOf(':') + 1), path }];
  });
  const changes = await changesAround(world, incident, { projects, files: config.files }, signal);
  const seenBefore = await relatedLearnings(
    world.learnings,
    aboutCheck(incident.checkId, [incident.title, incident.summary]),
  );
  if (values['json'] === true) {
    const durationMs = incident.closedAt === null ? null : incident.closedAt - incident.openedAt;
    stdout.write(
      `${JSON.stringify({
        schema: 1,
        ...incidentJson(incident),
        durationMs,
        first: proofJson(proof?.first),
        last: proofJson(proof?.last),
        timeline: timeline.map(eventJson),
        changes: changes.map(changeJson),
        seenBefore,
      })}\n`,
    );
    return EXIT.ok;
  }
  const now = world.clock.now();
  const { id, title, severity, openedAt, closedAt, note, acknowledgedBy, acknowledgedUntil, count } = incident;
  const end =
    closedAt === null ? `open for ${span(now - openedAt)}` : `to ${iso(closedAt)}, ${span(closedAt - openedAt)}`;
  const until = acknowledgedUntil === null ? '' : ` until ${iso(acknowledgedUntil)}`;
  const lines = [
    `${id}  ${title}  ${severity}${incident.flapping ? ', flapping' : ''}`,
    `from ${iso(openedAt)}, ${end}${count > 1 ? `, failed ${count} times` : ''}`,
    ...(acknowledgedBy === null ? [] : [`acknowledged by ${acknowledgedBy}${until}`]),
    ...(note === null ? [] : [`note: ${note}`]),
    ...(proof === null ? [] : ['', 'seen first', ...proofLines(proof.first), 'seen last', ...proofLines(proof.last)]),
    '',
    'what happened',
    ...timeline.map(
      ({ at, kind, summary, quiet }) => `  ${iso(at)}  ${kind}  ${summary}${quiet === null ? '' : ` (${quiet})`}`,
    ),
    '',
    'what changed around then',
    ...(changes.length === 0 ? ['  nothing is known'] : changes.map(({ at, text }) => `  ${iso(at)}  ${text}`)),
    ...(seenBefore.length === 0 ? [] : ['', 'seen before', ...seenBefore.map((one) => `  ${one.id}  ${one.title}`)]),
  ];
  stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

const proofLines = ({ at, summary, evidence }: Proof): readonly string[] => [
  `  ${iso(at)}  ${summary}`,
  ...(evidence ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [`    ${line}`])),
];

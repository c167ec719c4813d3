import { defineMigration } from '#services/adapters/state/migration.ts';

/**
 * What the alert rules remember of a check stands beside its reading; what is told is a list that only grows. `told_at` of an
 * incident that was open before is when it was opened, so that nobody hears of it again.
 */
export default defineMigration(
  9,
  `
  alter table reading drop column streak;
  alter table reading drop column streak_at;
  alter table reading add column track text not null default '';
  alter table incident add column severity text not null default 'critical';
  alter table incident add column acknowledged_by text;
  alter table incident add column acknowledged_until integer;
  alter table incident add column note text;
  alter table incident add column flapping integer not null default 0;
  alter table incident add column count integer not null default 1;
  alter table incident add column told_at integer;
  alter table incident add column due_at integer;
  update incident set told_at = opened_at;
  create index incident_due on incident (due_at) where closed_at is null;
  create index incident_closed on incident (closed_at);
  create table incident_proof (
    incident integer not null references incident (id) on delete cascade,
    which text not null,
    at integer not null,
    status text not null,
    summary text not null,
    evidence text,
    primary key (incident, which)
  ) strict, without rowid;
  create table alert_event (
    seq integer primary key autoincrement,
    at integer not null,
    kind text not null,
    incident text,
    about text not null,
    title text not null,
    summary text not null,
    severity text not null,
    quiet text
  ) strict;
  create index alert_event_incident on alert_event (incident, seq) where incident is not null;
  create index alert_event_at on alert_event (at);
  create table quiet (
    id integer primary key autoincrement,
    scope text not null,
    begins_at integer not null,
    ends_at integer not null,
    kind text not null,
    by text not null,
    reason text not null
  ) strict;
  create index quiet_end on quiet (ends_at);
  `,
);

import type { Invocation } from '#cli/command.ts';
import type { AlertEvent } from '#domain/alerts/event.ts';
import { alertLine, healthLine, stamp } from '#domain/monitor/health-lines.ts';
import type { HealthReport } from '#domain/report/report.ts';
import { iso } from '#domain/report/time.ts';

/** What a running monitor prints: lines for people, or one JSON object a line. */
export class Teller {
  private readonly invocation: Invocation;
  private readonly json: boolean;
  private unlogged: string | null = null;

  constructor(invocation: Invocation, json: boolean) {
    this.invocation = invocation;
    this.json = json;
  }

  started(checks: number): void {
    const { world } = this.invocation;
    this.say(
      { type: 'started', checks, log: world.reports.logPath },
      `${stamp(this.now())} Watching ${checks} checks; health goes to ${world.reports.logPath}.`,
    );
  }

  /** The guide's lines, printed and kept in the health log. */
  async health({ score, limits, at }: HealthReport): Promise<void> {
    const line = healthLine(at, score.value);
    const alert = alertLine(score.value, limits.criticalBelow);
    this.say({ type: 'health', value: score.value, status: score.status, below: alert !== null }, line);
    if (alert !== null && !this.json) this.invocation.stdout.write(`${alert}\n`);
    for (const one of [line, ...(alert === null ? [] : [alert])]) await this.log(one);
  }

  happened({ kind, seq, incident, about, title, summary, quiet, at }: AlertEvent): void {
    const hushed = quiet === null ? '' : ` (${quiet})`;
    this.say(
      { type: kind, event: seq, incident, about, title, summary, quiet, since: iso(at) },
      `${stamp(this.now())} ${kind}${incident === null ? '' : ` ${incident}`} ${title}: ${summary}${hushed}`,
    );
  }

  note(text: string): void {
    this.say({ type: 'note', text }, `${stamp(this.now())} ${text}`);
  }

  ended(output: string | null): void {
    const report = output === null ? '' : ` The report is in ${output}.`;
    this.say({ type: 'ended', output }, `${stamp(this.now())} Ended.${report}`);
  }

  private async log(line: string): Promise<void> {
    const failure = await this.invocation.world.reports.log(line);
    if (failure !== null && failure !== this.unlogged) this.note(`The health log cannot be written: ${failure}`);
    this.unlogged = failure;
  }

  private say(event: Readonly<Record<string, unknown>>, line: string): void {
    const text = this.json ? JSON.stringify({ schema: 1, at: iso(this.now()), ...event }) : line;
    this.invocation.stdout.write(`${text}\n`);
  }

  private now(): number {
    return this.invocation.world.clock.now();
  }
}

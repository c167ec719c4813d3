import { textField } from '#domain/field.ts';
import type { Reading } from '#domain/reading.ts';

import { dayOf } from './days.ts';
import type { ChecklistFacts } from './facts.ts';
import { disks } from './items/disk.ts';
import { memoryService } from './items/memory-service.ts';

/** The daily list as `daily_ops_checklist.sh` of the guide prints it; docs/checklist.md lists where and why it differs. */
export function classicText(facts: ChecklistFacts): string {
  return [
    '📋 Claude PM Framework - Daily Operations Checklist',
    `Date: ${dayOf(facts.at)} ${timeOf(facts.at)}`,
    '',
    ...part('1. System Health Check', healthLines(facts)),
    ...part('2. Service Status Check', serviceLines(facts)),
    ...part('3. Memory Service Check', memoryLines(facts)),
    ...part('4. Disk Space Check', diskLines(facts)),
    ...part('5. Log File Check', logLines(facts)),
    '📊 Daily checklist completed',
    '',
  ].join('\n');
}

const part = (title: string, lines: readonly string[]): string[] => [title, ...lines.map((line) => `   ${line}`), ''];
const good = (text: string): string => `✅ ${text}`;
const bad = (text: string): string => `❌ ${text}`;
const warning = (text: string): string => `⚠️  ${text}`;

function healthLines({ score, settings }: ChecklistFacts): string[] {
  if (score.value === null || score.status === 'unknown')
    return ['Overall Health: unknown', warning(`Not known: ${score.reasons[0] ?? 'nothing was looked at'}`)];
  const fine = score.value > settings.thresholds.healthyAbove && score.status !== 'critical';
  return [`Overall Health: ${score.value}%`, fine ? good('Healthy') : warning('Needs attention')];
}

function serviceLines({ readings }: ChecklistFacts): string[] {
  const all = readings.filter(({ kind }) => kind === 'service');
  return all.length === 0 ? [warning('No services found')] : all.map(serviceLine);
}

function serviceLine(reading: Reading): string {
  const name = (textField(reading.data, 'unit') ?? reading.title).replace(/\.service$/, '');
  if (reading.status === 'unknown') return warning(`${name}: Not known (${reading.summary})`);
  const state = textField(reading.data, 'state');
  if (state === 'running')
    return reading.status === 'ok' ? good(`${name}: Running`) : warning(`${name}: ${reading.summary}`);
  return reading.status === 'ok' ? `${name}: Stopped on purpose` : bad(`${name}: Stopped`);
}

function memoryLines(facts: ChecklistFacts): string[] {
  const { status, summary, counts } = memoryService(facts);
  if (!counts) return [warning('Memory service: Not set up')];
  if (status === 'unknown') return [warning(`Memory service: Not known (${summary})`)];
  if (status === 'ok') return [good('Memory service: Healthy')];
  return [status === 'critical' ? bad('Memory service: Unhealthy') : warning(`Memory service: ${summary}`)];
}

function diskLines(facts: ChecklistFacts): string[] {
  const item = disks(facts);
  const mounts = facts.readings.filter(({ kind }) => kind === 'disk');
  const root = mounts.find(({ title }) => title === '/');
  const used = root?.value === undefined ? [] : [`Disk usage: ${Math.ceil(root.value)}%`];
  const others = item.status === 'ok' ? [] : [item.summary];
  if (item.status === 'unknown') return [...used, warning(`Not known: ${item.summary}`)];
  const onlyRoot = item.value === root?.value && mounts.length === 1;
  return [
    ...used,
    item.status === 'ok' ? good('Disk usage normal') : warning('High disk usage'),
    ...(onlyRoot ? [] : others),
  ];
}

function logLines({ logs, settings }: ChecklistFacts): string[] {
  if ('nothing' in logs || ('failed' in logs && logs.code === 'no-log')) return [warning('Log directory not found')];
  if ('failed' in logs) return [warning(`Not known: ${logs.failed}`)];
  const { errors, recent } = logs.found;
  const count =
    errors > settings.thresholds.errorsAllowed
      ? warning(`High error count: ${errors}`)
      : good(`Error count normal: ${errors}`);
  return [`Recent log files: ${recent}`, count];
}

function timeOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part_) => String(part_).padStart(2, '0'))
    .join(':');
}

import { chosenOne } from '#cli/check/choose.ts';
import type { Invocation } from '#cli/command.ts';
import { instancesFor } from '#cli/health/instances.ts';
import { parseDuration } from '#domain/duration.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { HistoryAccount } from '#domain/history/account.ts';
import { historyCsv } from '#domain/history/csv.ts';
import { historyJson } from '#domain/history/json.ts';
import { SPANS } from '#domain/history/spans.ts';
import { targetOf } from '#domain/history/target-of.ts';
import { historyFacts } from '#domain/history/text.ts';
import { historyOf } from '#services/monitor/history.ts';

const DEFAULT_RANGE = '24h';
const DEFAULT_POINTS = 60;
const MOST_POINTS = 5000;
const LONGEST_MS = SPANS.at(-1)?.ms ?? 0;

/** `history CHECK`: what it was like. Exit 3 when nothing is remembered of that time. */
export async function showHistory(invocation: Invocation): Promise<number> {
  const { world, config, values, positionals, stdout, signal } = invocation;
  const [spanMs, points] = [spanOf(values['range']), pointsOf(values['points'])];
  if (values['csv'] === true && values['json'] === true)
    throw new OpsError('usage', '--csv and --json are two answers: take one.', { exit: 'usage' });
  const { id, title, unit, fills } = await whatIs(invocation, positionals);
  const target = targetOf(config.history.targets, id);
  const promise = target === null ? null : { target, windowMs: config.history.budgetMs };
  const account = await historyOf(world, { id, title, unit, fills, spanMs, points, promise, signal });
  if (values['json'] === true) stdout.write(`${JSON.stringify(historyJson(account), null, 2)}\n`);
  else if (values['csv'] === true) stdout.write(historyCsv(account.range));
  else stdout.write(textOf(account));
  return isEmpty(account) ? EXIT.nothingToDo : EXIT.ok;
}

/** Also one that is looked at no more, as long as it is remembered. */
async function whatIs(invocation: Invocation, positionals: readonly string[]) {
  const { world } = invocation;
  const [id = ''] = positionals;
  const reading = world.state.readings().find((each) => each.id === id);
  if (reading !== undefined && positionals.length === 1)
    return { id, title: reading.title, unit: reading.unit, fills: reading.kind === 'disk' };
  const now = world.clock.now();
  const { total } = await world.series.range(id, now - LONGEST_MS, now, 1, invocation.signal);
  if (positionals.length === 1 && total.upMs + total.downMs > 0)
    return { id, title: id, unit: undefined, fills: id.startsWith('disk:') };
  const instance = chosenOne(await instancesFor(invocation, false), positionals, 'history', 'history');
  return { id: instance.id, title: instance.title, unit: undefined, fills: instance.kind === 'disk' };
}

function textOf(account: HistoryAccount): string {
  const { id, title, range } = account;
  const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  const facts = historyFacts(account);
  const width = Math.max(...facts.map(({ name }) => name.length));
  return [
    `${title === id ? id : `${title} (${id})`}, ${iso(range.from)} to ${iso(range.to)}`,
    ...facts.map(({ name, text }) => `  ${name.padEnd(width)}  ${text}`),
    '',
  ].join('\n');
}

const isEmpty = ({ range: { total } }: HistoryAccount): boolean => total.count === 0 && total.upMs + total.downMs === 0;

function spanOf(value: unknown): number {
  const said = typeof value === 'string' ? value : DEFAULT_RANGE;
  const ms = SPANS.find(({ name }) => name === said)?.ms ?? parseDuration(said);
  if (ms !== null && ms >= 60_000 && ms <= LONGEST_MS) return ms;
  throw new OpsError('usage', `--range takes a time from 1m to 2y, ${said} is none.`, {
    hint: `For example ${SPANS.map(({ name }) => name).join(', ')}.`,
    exit: 'usage',
  });
}

function pointsOf(value: unknown): number {
  if (typeof value !== 'string') return DEFAULT_POINTS;
  const points = Number(value);
  if (Number.isInteger(points) && points >= 1 && points <= MOST_POINTS) return points;
  throw new OpsError('usage', `--points takes a number from 1 to ${MOST_POINTS}, ${value} is none.`, {
    exit: 'usage',
  });
}

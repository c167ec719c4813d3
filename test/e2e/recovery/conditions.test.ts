import { afterAll, describe, expect, it } from 'vitest';

import { includes, LEVELS, type Level } from '#domain/recovery/levels.ts';

import { lacksAdmin } from '../../support/privileged.ts';
import { type Condition, Conditioned, CONDITIONS } from '../../support/recovery/conditions.ts';

const table: string[] = [];
afterAll(() => void process.stdout.write(`${table.join('\n')}\n${table.length} recoveries\n`));

/** Runs one level, takes it back when it was done, and says how both went. */
async function once(here: Conditioned, level: Level): Promise<string> {
  const [before, pid] = [await here.seen(), await here.pid()];
  const { code, stdout, stderr } = await here.run(...here.wish(level));
  const after = await here.seen();
  const did = [
    ...((await here.pid()) === pid ? [] : ['restarted']),
    ...(before.installed === 'old' && after.installed === 'new' ? ['installed anew'] : []),
    ...(before.source === 'bad' && after.source === 'good' ? ['reset'] : []),
    ...(before.data.join() === BROKEN && after.data.join() === KEPT ? ['restored'] : []),
    ...(after.service === 'running' ? [] : [`the service is ${after.service}`]),
  ];
  const said = [String(code), ...did];
  if (code === 0) {
    const undone = await here.run('undo', '--yes', '--json');
    const isBack = JSON.stringify(await here.seen()) === JSON.stringify(before);
    said.push(`undo ${undone.code}${isBack ? ', as before' : ', NOT as before'}`);
  } else if (JSON.stringify(after) !== JSON.stringify(before)) said.push('NOT as before');
  const last = /"message":"([^"]*)"/.exec(`${stdout}${stderr}`)?.[1] ?? '';
  return `${said.join(', ')}${code === 0 || code === 3 ? '' : ` (${last})`}`;
}

/** Data as the backup has it, and as it was found. */
const KEPT = './items.json:good';
const BROKEN = './items.json:broken,./since.txt:new';

/** What a level must come to. */
function wanted(condition: Condition, level: Level): RegExp {
  const goesDeep = includes(level, 'reinstall');
  const isKnown = condition !== 'nothing configured';
  if (!isKnown && !goesDeep) return /^3$/;
  // What needs room is refused with the reason, and nothing is changed; the rest has its records in what was kept in reserve.
  if (condition === 'full disk' && goesDeep) return /^4 \(.*(?:room|disk|space).*\)$/;
  const deeds = [
    ...(isKnown ? ['restarted'] : []),
    ...(goesDeep ? ['installed anew'] : []),
    ...(includes(level, 'reset') ? ['reset'] : []),
    ...(includes(level, 'restore') ? ['restored'] : []),
  ];
  return new RegExp(`^${['0', ...deeds, 'undo 0', 'as before'].join(', ')}$`);
}

describe.each(CONDITIONS)('a recovery with %s', (condition) => {
  it('of every level does what it can, and leaves everything as it was otherwise', async (context) => {
    const missing = lacksAdmin();
    if (missing !== null) context.skip(missing);
    await using here = await Conditioned.open(condition);
    for (const level of LEVELS) {
      const told = await once(here, level);
      table.push(`${condition.padEnd(18)} ${level.padEnd(10)} ${told}`);
      expect.soft(told, `${condition}, ${level}`).toMatch(wanted(condition, level));
    }
  }, 120_000);
});

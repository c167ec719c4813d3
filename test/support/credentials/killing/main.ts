import { Secret } from '#domain/credentials/secret.ts';
import { withProviders } from '#services/procedures/credentials/ports.ts';
import { continueCredential, startCredential } from '#services/procedures/credentials/start.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { planGive } from '#services/procedures/give/plan.ts';
import { planRotate } from '#services/procedures/rotate/plan.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

import { chooseWorld } from '../../../../src/launcher/real-world.ts';
import { recordWith } from '../record.ts';
import { fileKeychains } from './file-keychain.ts';

/*
 * `begin WISH`, `run WISH`, `resume` and `abort` of a rotation on the real world, but for a store in a file. `begin` stores a key and
 * gives it to a service. Built with journals that kill, for tests only. Prints how it ended.
 */
const [how = '', wish = '{}'] = process.argv.slice(2);
const globals = {
  config: undefined,
  env: undefined,
  demo: false,
  readOnly: false,
  ascii: false,
  screenReader: false,
  noColor: true,
  json: true,
  version: false,
  help: false,
};
const { world: real, config } = await chooseWorld(globals);
const audit = { ...real.audit, append: () => Promise.resolve() };
const world = withProviders({ ...real, audit, keychains: fileKeychains(process.env['CPM_TEST_STORE'] ?? '') });
// Clocks keep nothing alive by themselves.
const awake = setInterval(() => undefined, 60_000);
const doing = { host: hostOf(world, { onEvent: () => undefined }), control: new Control() };
const signal = AbortSignal.timeout(60_000);
const { name, value, url, file } = JSON.parse(wish) as Record<'name' | 'value' | 'url' | 'file', string>;

const end = await work();
const { state, exit, error } = end;
clearInterval(awake);
world.state.close();
process.stdout.write(`${JSON.stringify({ state, exit, error })}\n`);
process.exitCode = exit ?? 1;

async function work() {
  if (how === 'begin') {
    world.secrets.learn(name, new Secret(value));
    await world.keychains.main.setPassword('cpm-console', name, value);
    world.state.credentials.put(recordWith({ name, provider: 'mem0', baseUrl: url }));
    const { plan } = await planGive(world, config, { name, to: 'service:api', variable: 'KEY', file }, signal);
    return startCredential(world, plan, doing);
  }
  if (how === 'run') {
    const settle = { settleMs: 10, everyMs: 10, limitMs: 2000 };
    const { plan } = await planRotate(world, config, { name, settle }, signal);
    return startCredential(world, plan, doing);
  }
  return continueCredential(world, world.journals.list()[0] ?? '', how === 'resume' ? 'resume' : 'abort', doing);
}

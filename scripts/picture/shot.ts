import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { play } from './play.ts';
import { toPng } from './raster.ts';
import type { Beat } from './scenes.ts';

const USAGE = `node scripts/picture/shot.ts [options] -- [arguments of the program]

  --size 120x36          columns x rows
  --keys 'down,enter,?'  keys in order, by the names of test/support/terminal/keys.ts;
                         text:hello types, wait:Ready waits for a text, comma is the comma
  --wait TEXT            wait for a text before the picture is taken
  --env K=V              add to the program's environment (repeatable)
  --out /tmp/shot.png    where to write it; a name ending in .svg writes the drawing
  --text                 print the screen as text too
  --program FILE         another program than dist/main.js`;

/** Writes a picture of whatever the program shows after some keys. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '120x36' },
    keys: { type: 'string', default: '' },
    wait: { type: 'string' },
    env: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: '/tmp/shot.png' },
    program: { type: 'string', default: 'dist/main.js' },
    text: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const [cols = 120, rows = 36] = values.size.split('x').map(Number);
const beats: Beat[] = values.keys.split(',').filter(Boolean).map(beat);
if (values.wait !== undefined) beats.push({ waitFor: values.wait });
const env = Object.fromEntries(values.env.map(pair));
const name = positionals.join(' ') || 'shot';
const { svg, text } = await play(values.program, { name, args: positionals, size: [cols, rows], env, beats });
await writeFile(values.out, values.out.endsWith('.svg') ? svg : toPng(svg, 1.5));
if (values.text) console.log(text);
console.log(values.out);

function beat(step: string): Beat {
  if (step.startsWith('wait:')) return { waitFor: step.slice('wait:'.length) };
  if (step.startsWith('text:')) return { press: Array.from(step.slice('text:'.length)) };
  return { press: [step] };
}

function pair(setting: string): [key: string, value: string] {
  const [key = '', ...value] = setting.split('=');
  return [key, value.join('=')];
}

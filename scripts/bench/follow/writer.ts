import { closeSync, openSync, writeSync } from 'node:fs';

/** node writer.ts FILE RATE: appends so many lines a second to a log, at an even pace, until it is ended. */
const [path = '', rate = ''] = process.argv.slice(2);
const LEVELS = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'INFO', 'ERROR', 'INFO'];
const TICK_MS = 10;

const file = openSync(path, 'a');
const began = performance.now();
let written = 0;

setInterval(() => {
  const due = Math.floor(((performance.now() - began) / 1000) * Number(rate));
  const at = new Date().toISOString();
  let text = '';
  for (; written < due; written += 1) {
    const level = LEVELS[written % LEVELS.length] ?? 'INFO';
    text += `${at} [${level}] web pid=4127 - request ${written} of /orders/${written % 977} answered in ${written % 89} ms\n`;
  }
  if (text !== '') writeSync(file, text);
}, TICK_MS);
process.once('SIGTERM', () => {
  closeSync(file);
  process.exit(0);
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Json } from '#domain/json.ts';
import { storiesOf } from '#services/adapters/managers/supervisor/story.ts';
import { decodeAnswer, encodeCall, Fault } from '#services/adapters/managers/supervisor/xml-rpc.ts';

const run = promisify(execFile);

describe('XML-RPC', () => {
  test('knows every type, and refuses what is none', () => {
    const answer = (value: string) =>
      decodeAnswer(`<methodResponse><params><param>${value}</param></params></methodResponse>`);
    expect(
      answer(
        '<value><array><data>\n<value><i4>-1</i4></value><value>a&lt;b&#233;&#x1F600;&unknown;</value></data></array></value>',
      ),
    ).toEqual([-1, 'a<bé😀&unknown;']);
    expect(answer('<value><struct></struct></value>')).toEqual({});
    expect(answer('<value><boolean>1</boolean></value>')).toBe(true);
    expect(answer('<value><string></string></value>')).toBe('');
    expect(answer('<value><nil/></value>')).toBeNull();
    expect(answer('<value></value>')).toBe('');
    expect(answer('<value><double>1.5</double></value>')).toBe(1.5);
    for (const bad of [
      '',
      '<value><int>x</int></value>',
      '<value><struct><member></member></struct></value>',
      '<value>'.repeat(20),
    ])
      expect(() => answer(bad)).toThrow(SyntaxError);
    expect(() => decodeAnswer('<html>no</html>')).toThrow(SyntaxError);
  });

  test('a fault carries its code', () => {
    const fault =
      '<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>10</int></value></member></struct></value></fault></methodResponse>';
    expect(() => decodeAnswer(fault)).toThrow(Fault);
  });

  test('what Python encodes is decoded, and what is encoded Python decodes', async () => {
    const value: Json = { a: [1, 'x<&>"\'é\n', true, 1.5, { b: [] }], c: '', d: ['  '] };
    const code = 'import sys, json, xmlrpc.client as x; print(x.dumps((json.load(sys.stdin),), methodresponse=True))';
    const encoded = run('/usr/bin/python3', ['-c', code]);
    encoded.child.stdin?.end(JSON.stringify(value));
    expect(decodeAnswer((await encoded).stdout)).toEqual(value);
    const reading = run('/usr/bin/python3', [
      '-c',
      'import sys, json, xmlrpc.client as x; print(json.dumps(x.loads(sys.stdin.read())))',
    ]);
    reading.child.stdin?.end(encodeCall('supervisor.startProcess', ['a&b<c>]]>', true, 7]));
    expect(JSON.parse((await reading).stdout)).toEqual([['a&b<c>]]>', true, 7], 'supervisor.startProcess']);
  });

  function outcome(read: () => unknown): unknown {
    try {
      read();
      return 'fine';
    } catch (error) {
      return error instanceof SyntaxError ? 'fine' : error;
    }
  }

  test('no text makes it do anything but answer or refuse', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('<value>', '</value>', '<array>', '<data>', '<struct>', 'a', '<')),
        (text, tags) => {
          for (const body of [text, tags.join('')]) {
            const read = () =>
              decodeAnswer(`<methodResponse><params><param><value>${body}</value></param></params></methodResponse>`);
            expect(outcome(read)).toBe('fine');
          }
        },
      ),
    );
  });
});

test('the log tells how a program ended and who started it', () => {
  const at = '2026-11-20 20:00:00,123';
  const log = [
    'half a line (exit status 9; not expected)',
    `${at} INFO spawned: 'a' with pid 1`,
    `${at} WARN exited: a (exit status 7; not expected)`,
    `${at} INFO spawned: 'a' with pid 2`,
    `${at} INFO spawned: 'b' with pid 3`,
    `${at} WARN stopped: b (terminated by SIGKILL)`,
    `${at} INFO spawned: 'b' with pid 4`,
    `${at} WARN exited: c (terminated by SIGSEGV (core dumped); not expected)`,
    `${at} INFO gave up: c entered FATAL state, too many start retries too quickly`,
    `${at} INFO spawned: 'c' with pid 5`,
    `${at} INFO spawned: 'd' with pid 6`,
    `${at} WARN exited: d (exit status 3; not expected)`,
    `${at} INFO spawned: 'd' with pid 7`,
    `${at} WARN exited: d (exit status 4; not expected)`,
    `${at} INFO spawned: 'e' with pid 8`,
    `${at} WARN exited: e (exit status 5; not expected)`,
  ].join('\n');
  expect([...storiesOf(log)]).toEqual([
    ['a', expect.objectContaining({ exit: { code: 7, signal: null }, again: true })],
    ['b', expect.objectContaining({ exit: { code: null, signal: 'SIGKILL' }, again: false })],
    ['c', expect.objectContaining({ exit: { code: null, signal: 'SIGSEGV' }, again: false })],
    // It ended between the question how it is and this reading of the log.
    ['d', expect.objectContaining({ exit: { code: 4, signal: null }, again: true })],
    ['e', expect.objectContaining({ exit: { code: 5, signal: null }, again: false })],
  ]);
});

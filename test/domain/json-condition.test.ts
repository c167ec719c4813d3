import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { ask, explain, parseCondition } from '#domain/json-condition.ts';
import type { Json } from '#domain/json.ts';

const health: Json = {
  status: 'healthy',
  connections: 3,
  ready: true,
  gone: null,
  services: [{ name: 'api', 'full name': 'The API' }, { name: 'worker' }],
  length: 7,
};

describe('what a condition asks', () => {
  test.each([
    ['$.status == "healthy"', true],
    ["$.status == 'healthy'", true],
    ['$.status == healthy', true],
    ['  $.status=="healthy"  ', true],
    ['$.status == "unhealthy"', false],
    ['$.status != "unhealthy"', true],
    ['$.status contains "health"', true],
    ['$.connections >= 3', true],
    ['$.connections > 3', false],
    ['$.connections < 3.5', true],
    ['$.connections <= 2', false],
    ['$.connections == "3"', false],
    ['$.connections > "2"', false],
    ['$.ready', true],
    ['$.ready == true', true],
    ['$.gone', false],
    ['$.gone == null', true],
    ['$.services[0].name == "api"', true],
    ['$.services[-1]["name"] == "worker"', true],
    ['$.services[0]["full name"] == "The API"', true],
    ['$.services.length == 2', true],
    ['$.length == 7', true],
    ['$.missing', false],
    ['$.missing != 1', false],
    ['$.status.deeper', false],
    ['$.constructor', false],
    ['$.__proto__', false],
    ['$', true],
  ])('%s is %s', (text, holds) => expect(ask(parseCondition(text), health).holds).toBe(holds));

  test('unhealthy is not healthy, which a search for the word would say', () => {
    expect(ask(parseCondition('$.status == "healthy"'), { status: 'unhealthy' }).holds).toBe(false);
  });

  test('a list contains its items', () => {
    expect(ask(parseCondition('$ contains 2'), [1, 2]).holds).toBe(true);
    expect(ask(parseCondition('$ contains 3'), [1, 2]).holds).toBe(false);
  });
});

test.each([
  ['$.status == "ready"', '$.status is "healthy", not "ready"'],
  ['$.connections > 5', '$.connections is 3, not > 5'],
  ['$.missing == 1', 'there is no $.missing'],
  ['$.gone', '$.gone is null'],
])('why %s does not hold', (text, why) => {
  const condition = parseCondition(text);
  expect(explain(condition, ask(condition, health))).toBe(why);
});

test.each([
  '',
  'status == 1',
  '$.a = 1',
  '$.a ==',
  '$.a == {',
  '$.a == "open',
  '$.a ~ 1',
  '$a',
  `$.${'a'.repeat(600)}`,
])('refuses %j and says why', (text) =>
  expect(() => parseCondition(text)).toThrow(expect.objectContaining({ code: 'condition', exit: 'usage' })),
);

test('any text is read or refused, and whatever is read can be asked of any document', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((tail) => `$.a${tail}`),
      ),
      fc.jsonValue(),
      (text, document) => {
        let outcome: unknown;
        try {
          outcome = ask(parseCondition(text), document as Json).holds;
        } catch (error) {
          outcome = error instanceof OpsError ? error.code : error;
        }
        expect([true, false, 'condition']).toContain(outcome);
      },
    ),
  );
});

test('a value compared with itself is equal, wherever it is', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(scalar, (value) => {
      const condition = parseCondition(`$.a[1] == ${JSON.stringify(value)}`);
      expect(ask(condition, { a: [0, value] }).holds).toBe(true);
    }),
  );
});

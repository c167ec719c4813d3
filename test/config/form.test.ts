import { expect, test } from 'vitest';

import { checkKinds, fieldsOf, itemOf } from '#config/edit/form.ts';
import { tryItem } from '#config/edit/try-item.ts';

import { FILE } from './support.ts';

test('every kind can be asked about, needed fields first', async () => {
  for (const { kind } of checkKinds()) {
    const needed = (await fieldsOf(kind)).map((field) => field.needed);
    expect(needed).toEqual(needed.toSorted((a, b) => Number(b) - Number(a)));
  }
  expect(await fieldsOf('no-such-kind')).toEqual([]);
});

test('a form is made of the schema of the kind', async () => {
  const fields = await fieldsOf('http');
  expect(fields[0]).toMatchObject({ name: 'url', needed: true, type: 'text', initial: '' });
  expect(fields.find(({ name }) => name === 'method')).toMatchObject({
    needed: false,
    initial: 'GET',
    choices: expect.arrayContaining(['GET', 'HEAD']) as string[],
  });
  expect(fields.find(({ name }) => name === 'insecure')).toMatchObject({ type: 'boolean', initial: 'false' });
});

test('answers make an item without what was left as it is, and the item a check', async () => {
  const fields = await fieldsOf('http');
  const answers = {
    url: ' http://a.example/health ',
    method: 'GET',
    status: '200, 204',
    redirects: '3',
    insecure: 'yes',
    body: '',
  };
  const item = itemOf('http', fields, answers);
  expect(item).toEqual({
    kind: 'http',
    url: 'http://a.example/health',
    status: ['200', '204'],
    redirects: 3,
    insecure: true,
  });
  expect(await tryItem(item, FILE, null)).toMatchObject({
    instance: { id: 'http:http://a.example/health', params: { status: ['200', '204'], redirects: 3, method: 'GET' } },
  });
});

test('what is wrong is told by the field it was typed into', async () => {
  const item = itemOf('tcp', await fieldsOf('tcp'), { port: 'many' });
  expect(await tryItem(item, FILE, null)).toEqual({ problems: [{ key: 'port', message: 'expected a number' }] });
  expect(await tryItem({ kind: 'tpc' }, FILE, null)).toMatchObject({
    problems: [{ key: 'kind', message: expect.stringContaining('Did you mean tcp?') as string }],
  });
});

test('paths in what was typed are those of the person', async () => {
  expect(await tryItem({ kind: 'disk', path: '~/data' }, FILE, '/u/ana')).toMatchObject({
    instance: { id: 'disk:/u/ana/data' },
  });
});

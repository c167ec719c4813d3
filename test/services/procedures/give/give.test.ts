import { describe, expect, it } from 'vitest';

import { FILE, Machine, OTHERS } from '../../../support/credentials/machine.ts';
import { NAME, Rotating } from '../../../support/credentials/rotating.ts';

const giving = (machine = new Machine()) => new Rotating(undefined, undefined, undefined, { machine }).begin();

describe('a value that is given', () => {
  it('to a service: is in the file that its unit names, and the service has it', async () => {
    const on = giving();
    const { state, exit } = await on.give();
    expect([state, exit]).toEqual(['done', 0]);
    expect(on.machine.text).toBe(`${OTHERS}MEMORY_API_KEY=${on.value}\nLAST='a b'`);
    expect(on.machine.mode).toBe(0o600);
    expect(on.machine.has['MEMORY_API_KEY']).toBe(on.value);
    expect(on.machine.fake.acts).toEqual(['restart api']);
    expect(on.stored.get(NAME)?.usedBy).toMatchObject([
      { kind: 'service', target: 'service:api', file: FILE, variable: 'MEMORY_API_KEY' },
    ]);
    expect(on.stored.trail.filter(({ event }) => event === 'credential_given')).toMatchObject([
      { event: 'credential_given', target: NAME, outcome: 'done' },
    ]);
    expect((await on.planGive()).isNeeded).toBe(false);
  });

  it('is taken back after its end, byte for byte, and the service has what it had', async () => {
    const on = giving();
    const before = on.machine.text;
    await on.give();
    expect((await on.goOn('undo')).state).toBe('undone');
    expect(on.machine.text).toBe(before);
    expect(on.machine.mode).toBe(0o644);
    expect(on.machine.has['MEMORY_API_KEY']).toBe('old');
    expect(on.stored.get(NAME)?.usedBy).toEqual([]);
    expect([...on.stored.values.keys()]).toEqual([NAME]);
  });

  it('is taken back after a rotation too', async () => {
    const on = giving();
    const before = on.machine.text;
    await on.give();
    const [given = ''] = on.journals.list();
    on.clock.advance(5000);
    expect((await on.run()).state).toBe('done');
    expect(on.machine.has['MEMORY_API_KEY']).toBe(on.value);
    expect((await on.goOn('undo', given)).state).toBe('undone');
    expect(on.machine.text).toBe(before);
  });

  it('stays as a person changed it meanwhile', async () => {
    const on = giving();
    await on.give();
    on.machine.put('MEMORY_API_KEY=theirs\n', 0o600);
    expect((await on.goOn('undo')).state).toBe('undone');
    expect(on.machine.text).toBe('MEMORY_API_KEY=theirs\n');
  });

  it('to a file that is not there: makes it for its owner only, and its undo removes it', async () => {
    const on = giving(new Machine(null));
    expect((await on.give({ to: `env-file:${FILE}`, variable: 'KEY' })).state).toBe('done');
    expect([on.machine.text, on.machine.mode]).toEqual([`KEY=${on.value}\n`, 0o600]);
    expect(on.machine.fake.acts).toEqual([]);
    expect((await on.goOn('undo')).state).toBe('undone');
    expect(on.machine.text).toBeNull();
  });

  it('goes back when the service does not become ready with it', async () => {
    const on = giving();
    const before = on.machine.text;
    const unit = on.machine.fake.units.get('api');
    const up = on.machine.fake.up.bind(on.machine.fake);
    on.machine.fake.up = (one) => {
      unit!.becomes = on.machine.text === before ? 'running' : 'failed';
      up(one);
    };
    const { state, exit, error } = await on.give();
    expect([state, exit, error?.code]).toEqual(['undone', 5, 'not-ready']);
    expect(on.machine.text).toBe(before);
    expect(on.machine.has['MEMORY_API_KEY']).toBe('old');
    expect(unit?.state).toBe('running');
  });

  it('that is there already: is only remembered, and forgotten again', async () => {
    const on = giving();
    const text = `MEMORY_API_KEY=${on.value}\n`;
    on.machine.put(text, 0o600);
    expect((await on.give()).state).toBe('done');
    expect(on.machine.fake.acts).toEqual([]);
    expect(on.stored.get(NAME)?.usedBy).toHaveLength(1);
    expect((await on.goOn('undo')).state).toBe('undone');
    expect([on.machine.text, on.machine.mode]).toEqual([text, 0o600]);
    expect(on.stored.get(NAME)?.usedBy).toEqual([]);
  });

  it('that is there for everybody: is there for its owner only, until that is taken back', async () => {
    const on = giving();
    on.machine.put(`MEMORY_API_KEY=${on.value}\n`, 0o644);
    expect((await on.give()).state).toBe('done');
    expect(on.machine.mode).toBe(0o600);
    expect((await on.goOn('undo')).state).toBe('undone');
    expect([on.machine.text, on.machine.mode]).toEqual([`MEMORY_API_KEY=${on.value}\n`, 0o644]);
  });

  it('is not begun where it cannot be', async () => {
    const on = giving();
    await expect(on.planGive({ to: 'somewhere' })).rejects.toMatchObject({ code: 'usage' });
    await expect(on.planGive({ to: 'service:nothing' })).rejects.toMatchObject({ code: 'no-service' });
    await expect(on.planGive({ variable: 'NOT A NAME' })).rejects.toMatchObject({ code: 'usage' });
    on.machine.fake.files.clear();
    await expect(on.planGive()).rejects.toMatchObject({ code: 'needs-file' });
    on.stored.values.set(NAME, 'two\nlines');
    await expect(on.planGive({ file: FILE })).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('does not start a service that does not run', async () => {
    const on = giving();
    on.machine.fake.do({ action: 'stop', unit: 'api' });
    const { findings } = await on.planGive();
    expect(findings.map(({ message }) => message)).toEqual(['api does not run: it reads the value when it starts.']);
    expect((await on.give()).state).toBe('done');
    expect(on.machine.fake.acts).toEqual([]);
  });
});

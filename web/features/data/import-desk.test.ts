import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { CHUNK_SIZE } from '../../../shared/domain/memory/imports/slices.ts';
import type { ImportMessage } from '../../../shared/domain/memory/imports/import-result.ts';
import { createFakeMemoryTransfer, NO_COUNTS, NONE_TAKEN } from '../../ports/testing/fake-memory-transfer.ts';
import { until } from '../../ports/testing/until.ts';
import { createImportDesk, type ImportStep, type Outcome } from './import-desk.ts';

const CONSENT = { leaveOutAlike: false, eraseHere: false };
const NEVER = new Promise<void>(() => undefined);
const file = (name: string) => new File(['{}'], name);

function open() {
  const transfer = createFakeMemoryTransfer();
  const unseen: Outcome[] = [];
  const clock = { at: 0 };
  const now = () => clock.at;
  const desk = createImportDesk({ transfer, onUnseen: (outcome) => unseen.push(outcome), now });
  desk.open();
  const step = () => desk.getState().step;
  const reaches = async <Kind extends ImportStep['kind']>(kind: Kind) => {
    await until(desk, (state) => state.step.kind === kind);
    return step() as Extract<ImportStep, { kind: Kind }>;
  };
  return { transfer, desk, unseen, clock, step, reaches };
}

const refusedAs = (code: ImportMessage['code']) => ({
  verdict: 'reject' as const,
  format: null,
  message: { code, values: {} },
});

describe('a file', () => {
  it('is read, and nothing is written before the person says so', async () => {
    const { transfer, desk, reaches } = open();
    desk.begin([file('a.json')]);
    const { preview } = await reaches('previewed');
    expect(preview.counts.added).toBe(3);
    expect(transfer.asked).toEqual(['preview a.json']);
    desk.take({ leaveOutAlike: true, eraseHere: true });
    const { merged } = await reaches('taken');
    expect(merged).toEqual({ ...NONE_TAKEN, added: 3 });
    expect(transfer.consents).toEqual([{ leaveOutAlike: true, eraseHere: true }]);
    desk.next();
    expect(desk.getState()).toEqual({ step: { kind: 'idle' }, waiting: [] });
  });

  it('tells how far its reading and its taking are', async () => {
    const { transfer, desk, step, reaches } = open();
    transfer.pause = NEVER;
    transfer.progress.reading = [{ stage: 'checking', done: 250, total: 1_000 }];
    desk.begin([file('a.json')]);
    expect(step()).toMatchObject({ kind: 'reading', progress: { stage: 'checking', done: 250 } });
    transfer.pause = null;
    transfer.found = () => ({ counts: { ...NO_COUNTS, added: 2 * CHUNK_SIZE, alike: 1 } });
    desk.stop();
    desk.again();
    await reaches('previewed');
    transfer.pause = NEVER;
    transfer.progress.taken = [{ stage: 'staging', entries: CHUNK_SIZE, isLast: false }];
    desk.take({ leaveOutAlike: true, eraseHere: false });
    const total = 2 * CHUNK_SIZE - 1;
    expect(step()).toMatchObject({ kind: 'taking', stage: 'staging', done: CHUNK_SIZE, total });
    desk.stop();
    await reaches('stopped');
    transfer.pause = null;
    desk.again();
    await reaches('previewed');
    transfer.pause = NEVER;
    transfer.progress.taken = [{ stage: 'merging', entries: 2 * CHUNK_SIZE, isLast: true }];
    desk.take({ leaveOutAlike: true, eraseHere: false });
    expect(step()).toMatchObject({ kind: 'taking', stage: 'merging', done: total, total });
    transfer.progress.taken = [];
    desk.stop();
    await reaches('stopped');
  });

  it('says how far it is ten times a second at most, but where something else begins, and at the end', async () => {
    const { transfer, desk, clock, reaches } = open();
    const told: unknown[] = [];
    desk.subscribe(({ step }) => {
      if (step.kind === 'reading' && step.progress) told.push([step.progress.stage, step.progress.done]);
      if (step.kind === 'taking') told.push([step.stage, step.done]);
    });
    const checked = (done: number) => ({ stage: 'checking', done, total: 100 }) as const;
    transfer.progress.reading = [checked(1), checked(2), { stage: 'comparing', done: 5, total: 5 }];
    transfer.found = () => ({ counts: { ...NO_COUNTS, added: 4 * CHUNK_SIZE } });
    desk.begin([file('a.json')]);
    await reaches('previewed');
    const stages = ['staging', 'merging'] as const;
    const steps = stages.flatMap((stage) =>
      [1, 2, 3, 4].map((pieces) => ({
        stage,
        entries: pieces * CHUNK_SIZE,
        isLast: stage === 'merging' && pieces === 4,
      })),
    );
    transfer.progress.taken = steps;
    desk.take(CONSENT);
    await reaches('taken');
    expect(told).toEqual([
      ['checking', 1],
      ['comparing', 5],
      ['staging', 0],
      ['staging', CHUNK_SIZE],
      ['merging', CHUNK_SIZE],
      ['merging', 4 * CHUNK_SIZE],
    ]);
    // With a tenth of a second between two steps, each is told.
    told.length = 0;
    desk.subscribe(() => void (clock.at += 100));
    transfer.progress.reading = [1, 2, 3].map(checked);
    desk.begin([file('b.json')]);
    await reaches('previewed');
    expect(told).toHaveLength(3);
  });

  it('that is dropped is let go of', async () => {
    const { transfer, desk, step, reaches } = open();
    desk.begin([file('a.json')]);
    await reaches('previewed');
    desk.next();
    expect(step().kind).toBe('idle');
    expect(transfer.asked).toEqual(['preview a.json', 'release a.json']);
  });

  it('is read once more with the passphrase, as often as it takes', async () => {
    const { transfer, desk, reaches } = open();
    transfer.found = (_, passphrase) => {
      if (passphrase === 'open sesame') return {};
      return refusedAs(passphrase === undefined ? 'needs_passphrase' : 'wrong_passphrase');
    };
    desk.begin([file('a.json')]);
    for (const [code, passphrase] of [
      ['needs_passphrase', 'sesame'],
      ['wrong_passphrase', 'open sesame'],
    ] as const) {
      expect((await reaches('previewed')).preview.message.code).toBe(code);
      desk.unlock(passphrase);
    }
    expect((await reaches('previewed')).preview.verdict).toBe('accept');
    expect(transfer.passphrases).toEqual([undefined, 'sesame', 'open sesame']);
    desk.begin([file('b.json')]);
    desk.next();
    await reaches('previewed');
    expect(transfer.passphrases.at(-1)).toBeUndefined();
  });
});

describe('stopping', () => {
  it('a reading leaves nothing behind, and it can be read again', async () => {
    const { transfer, desk, step, reaches } = open();
    transfer.pause = NEVER;
    desk.begin([file('a.json')]);
    desk.stop();
    expect(step()).toMatchObject({ kind: 'stopped', error: null });
    transfer.pause = null;
    desk.again();
    await reaches('previewed');
  });

  it('a taking goes back to the file, since a half taken preview is dead', async () => {
    const { transfer, desk, reaches } = open();
    desk.begin([file('a.json')]);
    await reaches('previewed');
    transfer.pause = NEVER;
    desk.take(CONSENT);
    desk.stop();
    expect(await reaches('stopped')).toMatchObject({ error: null });
    transfer.pause = null;
    desk.again();
    await reaches('previewed');
    desk.take(CONSENT);
    expect((await reaches('taken')).merged.added).toBe(3);
  });

  it('comes too late once all is written: then it is taken in', async () => {
    const { transfer, desk, reaches } = open();
    desk.begin([file('a.json')]);
    await reaches('previewed');
    transfer.take = async () => ({ ...NONE_TAKEN, added: 1 });
    desk.take(CONSENT);
    desk.stop();
    expect((await reaches('taken')).merged.added).toBe(1);
  });
});

describe('a failure', () => {
  it.each(['reading', 'taking'] as const)('while %s is shown, and can be tried again', async (during) => {
    const { transfer, desk, reaches } = open();
    const failure = fault('storage_full', 'Full.');
    if (during === 'reading') transfer.failure = failure;
    desk.begin([file('a.json')]);
    if (during === 'taking') {
      await reaches('previewed');
      transfer.failure = failure;
      desk.take(CONSENT);
    }
    expect((await reaches('stopped')).error).toBe(failure);
    transfer.failure = null;
    desk.again();
    await reaches('previewed');
  });
});

describe('several files', () => {
  it('come one after the other', async () => {
    const { desk, reaches } = open();
    desk.begin([file('a.json'), file('b.json')]);
    expect((await reaches('previewed')).file.name).toBe('a.json');
    desk.begin([file('c.json')]);
    expect(desk.getState().waiting.map(({ name }) => name)).toEqual(['b.json', 'c.json']);
    desk.next();
    expect((await reaches('previewed')).file.name).toBe('b.json');
    desk.next();
    expect((await reaches('previewed')).file.name).toBe('c.json');
  });

  it('do not wait for one that was refused', async () => {
    const { transfer, desk, reaches } = open();
    transfer.found = ({ name }) => (name === 'bad.txt' ? refusedAs('unknown_format') : {});
    desk.begin([file('bad.txt')]);
    await reaches('previewed');
    desk.begin([file('good.json')]);
    await until(desk, ({ step }) => step.kind === 'previewed' && step.file.name === 'good.json');
    expect(desk.getState().waiting).toEqual([]);
    expect(transfer.asked).toContain('release bad.txt');
  });
});

describe('leaving the page', () => {
  it('stops a reading, which goes on when somebody looks again', async () => {
    const { transfer, desk, reaches } = open();
    transfer.pause = NEVER;
    desk.begin([file('a.json')]);
    desk.close();
    transfer.pause = null;
    desk.open();
    await reaches('previewed');
    expect(transfer.asked.filter((asked) => asked === 'preview a.json')).toHaveLength(2);
  });

  it('lets go of what was only looked at', async () => {
    const { transfer, desk, step, reaches } = open();
    desk.begin([file('a.json')]);
    await reaches('previewed');
    desk.close();
    expect(step().kind).toBe('idle');
    expect(transfer.asked.at(-1)).toBe('release a.json');
  });

  it('does not stop a taking, and says how it came out', async () => {
    const { desk, unseen, reaches } = open();
    desk.begin([file('a.json')]);
    await reaches('previewed');
    desk.take(CONSENT);
    desk.close();
    await reaches('taken');
    expect(unseen).toMatchObject([{ kind: 'taken', merged: { added: 3 } }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { JsonBody } from '../../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { FakeTimer } from '../../testing/fake-timer.ts';
import { Line } from '../line/line.ts';
import { Answers } from './answers.ts';
import { tellJson } from './tell-json.ts';

const schema = {
  type: 'object',
  properties: { mood: { enum: ['calm', 'busy'] } },
  required: ['mood'],
  additionalProperties: false,
};

/** A model that says these one after the other, and then the last for ever. */
function asking(says: readonly string[], body: Partial<JsonBody> = {}) {
  const left = [...says];
  const model = new ScriptedModel({ says: () => (left.length > 1 ? left.shift() : left[0]) ?? '' });
  const answers = new Answers({
    line: new Line(model, { mostWaiting: 2 }),
    model,
    clock: new FakeClock(),
    timer: new FakeTimer(),
    ids: new CountingIds(),
    timeoutMs: 1000,
    report: () => undefined,
  });
  const never = new AbortController().signal;
  return { model, telling: tellJson(answers, { message: 'How is it?', schema, ...body }, never) };
}

describe('JSON of a shape', () => {
  it('is told as a value, and asked for as work in the background', async () => {
    const { model, telling } = asking(['{"mood": "calm"}']);
    expect(await telling).toMatchObject({ value: { mood: 'calm' }, attempts: 1, reason: 'stop' });
    expect(model.asked).toMatchObject([{ urgency: 'background', schema, seed: undefined }]);
  });

  it('is asked for once more, with other luck, where it is not JSON or not the shape', async () => {
    for (const wrong of ['{"mood": ', '{"mood": "cheerful"}']) {
      const { model, telling } = asking([wrong, '{"mood": "busy"}'], {
        seed: 0xff_ff_ff_ff,
        urgency: 'chat',
      });
      expect(await telling).toMatchObject({ value: { mood: 'busy' }, attempts: 2 });
      expect(model.asked).toMatchObject([{ seed: 0xff_ff_ff_ff, urgency: 'chat' }, { seed: 0 }]);
    }
  });

  it('is left some chance the second time, where it had none', async () => {
    const { model, telling } = asking(['no', '{"mood": "busy"}'], { temperature: 0 });
    await telling;
    expect(model.asked.map(({ temperature }) => temperature)).toEqual([0, 0.5]);
  });

  it('is given up after the second time, with what was wrong', async () => {
    const { model, telling } = asking(['{"mood": "cheerful", "why": 1}']);
    await expect(telling).rejects.toMatchObject({
      code: 'model_json_invalid',
      details: { problems: ['mood must be one of "calm", "busy"', 'why must not be there'] },
    });
    expect(model.asked).toHaveLength(2);
  });

  it('says where it was cut short, and where it is none', async () => {
    await expect(asking(['{"mood": "calm"}'], { maxTokens: 1 }).telling).rejects.toMatchObject({
      details: { problems: ['it was cut short (length)'] },
    });
    await expect(asking(['well']).telling).rejects.toMatchObject({
      details: { problems: ['it is not JSON'] },
    });
  });

  it('is not asked for where the schema holds what nothing could hold a model to', async () => {
    const { model, telling } = asking(['{}'], { schema: { type: 'string', pattern: '^a' } });
    await expect(telling).rejects.toMatchObject({
      code: 'bad_request',
      details: { fields: ['schema: pattern'] },
    });
    expect(model.asked).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../../shared/protocol/errors.ts';
import { errorBody } from '../../../shared/schemas/index.ts';
import { openAiError, retryHeader } from './error-shape.ts';

const told = (code: string, details?: Record<string, unknown>) => ({
  error: {
    code,
    message: 'It is so.',
    retryable: false,
    requestId: 'req-1',
    ...(details ? { details } : {}),
  },
});

describe('an error in the shape of OpenAI', () => {
  it.each(Object.keys(ERRORS))('is still one of ours: %s', (code) => {
    const shaped = openAiError(told(code));
    expect(errorBody.safeParse(shaped).success).toBe(true);
    expect(shaped.error).toMatchObject({ message: 'It is so.', requestId: 'req-1', retryable: false });
    expect(shaped.error.type).toMatch(/^(invalid_request|rate_limit|server)_error$/);
  });

  it('has the words that clients look for', () => {
    expect(openAiError(told('unauthorized')).error).toMatchObject({ code: 'invalid_api_key', param: null });
    expect(openAiError(told('rate_limited')).error).toMatchObject({
      code: 'rate_limit_exceeded',
      type: 'rate_limit_error',
    });
    expect(openAiError(told('context_exceeded', { tokens: 9, limit: 4 })).error).toMatchObject({
      code: 'context_length_exceeded',
      param: 'messages',
      details: { tokens: 9, limit: 4 },
    });
    expect(openAiError(told('queue_full')).error).toMatchObject({ code: 'queue_full', type: 'server_error' });
  });

  it('names the field as they write it', () => {
    const shaped = openAiError(told('bad_request', { fields: ['messages.12.content.3.text', 'n'] }));
    expect(shaped.error.param).toBe('messages[12].content[3].text');
  });

  it('says nothing wrong of a code it does not know', () => {
    expect(openAiError(told('of_a_newer_version')).error).toMatchObject({
      code: 'of_a_newer_version',
      type: 'server_error',
    });
  });

  it('says whether to try again', () => {
    expect(retryHeader(told('internal'))).toEqual({ 'x-should-retry': 'false' });
  });
});

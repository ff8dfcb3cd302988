import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { defaultLogLevel, loggerOptions } from './logger.ts';
import { redact, redactText } from './redact.ts';

function logged(write: (log: ReturnType<typeof Fastify>['log']) => void): string {
  const lines: string[] = [];
  const app = Fastify({
    logger: loggerOptions('info', { write: (line) => void lines.push(line) }, ['the-key-itself']),
  });
  write(app.log);
  return lines.join('');
}

describe('a log line', () => {
  it('holds no keys and nothing that a person wrote, at any depth', () => {
    const text = logged((log) => {
      log.info({
        Authorization: 'Bearer abc',
        request: { headers: { cookie: 'a=b', 'Set-Cookie': 'c' }, body: 'hello' },
        model: { prompt: 'my diary', messages: [{ content: 'hi', text: 'there' }], tokens: 7 },
        list: [{ password: 'p' }],
      });
    });
    expect(text).not.toMatch(/abc|a=b|hello|my diary|"hi"|there|"p"/);
    expect(JSON.parse(text)).toMatchObject({
      Authorization: '[redacted]',
      request: { headers: { cookie: '[redacted]', 'Set-Cookie': '[redacted]' }, body: '[redacted]' },
      model: { prompt: '[redacted]', messages: '[redacted]', tokens: 7 },
      list: [{ password: '[redacted]' }],
    });
  });

  it('holds no keys inside other text', () => {
    expect(redactText('GET /x?a=1&key=abc#token=def failed')).toBe(
      'GET /x?a=1&key=[redacted]#token=[redacted] failed',
    );
    expect(redactText('sent "Bearer abc.def-1" twice')).toBe('sent "Bearer [redacted]" twice');
    expect(redactText('monkey=banana')).toBe('monkey=banana');
  });

  it('holds the reason of an error, without what is secret in it', () => {
    const error = new Error('fetch of http://x/?token=abc failed', {
      cause: new Error('Bearer def refused'),
    });
    const text = logged((log) => log.error({ err: error }, 'failed'));
    expect(text).not.toMatch(/abc|Bearer def/);
    expect(JSON.parse(text)).toMatchObject({
      level: 'error',
      err: { type: 'Error', cause: { message: 'Bearer [redacted] refused' } },
    });
  });

  it('never holds the key itself, not even in its message or a binding', () => {
    const text = logged((log) => log.child({ where: 'the-key-itself' }).info('started with the-key-itself'));
    expect(text).not.toContain('the-key-itself');
    expect(text).toContain('started with [redacted]');
  });

  it('names what is no plain value, and looks no further', () => {
    const buffer = Buffer.from('my diary');
    expect(redact({ buffer, at: new Date(0) })).toEqual({ buffer: '[Buffer]', at: new Date(0) });
  });

  it('survives what refers to itself', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop['self'] = loop;
    expect(JSON.stringify(redact(loop))).toContain('[deep]');
  });
});

describe('the level of the log', () => {
  it('is quiet at a terminal and complete for a service', () => {
    expect([defaultLogLevel(true), defaultLogLevel(false)]).toEqual(['warn', 'info']);
  });
});

import type { FastifyReply } from 'fastify';
import { leavingOf } from '../streams/leaving.ts';

/** Work for one caller. It is given up when they leave, and then there is nobody to answer. */
export async function whileHere<T>(
  reply: FastifyReply,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | FastifyReply> {
  const leaving = leavingOf(reply.raw);
  try {
    return await work(leaving);
  } catch (error) {
    if (leaving.aborted) return reply.hijack();
    throw error;
  }
}

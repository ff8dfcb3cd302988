import { z } from './zod.ts';

/** A moment that a Date can hold, in milliseconds since 1970: a row beyond it could not be drawn. */
export const moment = z.number().int().min(-8.64e15).max(8.64e15);

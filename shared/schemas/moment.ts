import { z } from './zod.ts';

/** A moment that a Date can hold, in milliseconds since 1970: a row beyond it could not be drawn. */
export const moment = z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15));

import { z } from 'zod';
import { LONGEST_DEADLINE_MS, MOST_ANSWER_TOKENS } from '../../shared/schemas/index.ts';

export const ENGINES = ['auto', 'llama', 'openai', 'none'] as const;

const LONGEST_TIMEOUT_SECONDS = LONGEST_DEADLINE_MS / 1000;
/** Less holds no persona and no question; more than the largest model of any server reads is a slip of the hand. */
const CONTEXT_TOKENS = { min: 512, max: 2_097_152 } as const;
/** Many more would wait for longer than anybody does: one model answers one after the other. */
const MOST_WAITING = 64;
const MOST_THREADS = 256;
const MOST_FOLDERS = 16;

const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !text.includes('\0'));

/** The address of a server, without anything that could be a secret: that has a setting of its own. */
function isServerAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username + url.password + url.search + url.hash === '';
}

/** What the engine is set to. Each description completes the sentence "It must be ...". */
export const engineSettings = {
  engine: z
    .enum(ENGINES)
    .default('auto')
    .describe(`one of ${ENGINES.join(', ')}`),
  model: path.optional().describe('the name or the path of a .gguf file'),
  modelFolders: z.array(path).max(MOST_FOLDERS).default([]).describe(`at most ${MOST_FOLDERS} folders`),
  embeddingModel: path
    .optional()
    .describe("the name or the path of a .gguf file that makes vectors, or a server's name for such a model"),
  maxTokens: z
    .number()
    .int()
    .min(1)
    .max(MOST_ANSWER_TOKENS)
    .default(512)
    .describe(`a whole number from 1 to ${MOST_ANSWER_TOKENS}`),
  /** Absent: what the measurement at set-up found fastest. */
  threads: z
    .number()
    .int()
    .min(1)
    .max(MOST_THREADS)
    .optional()
    .describe(`a whole number from 1 to ${MOST_THREADS}`),
  temperature: z.number().min(0).max(2).default(0.7).describe('a number from 0 to 2'),
  topP: z.number().gt(0).max(1).default(0.9).describe('a number above 0, at most 1'),
  topK: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(40)
    .describe('a whole number from 0 to 1000 (0 leaves all)'),
  timeoutSeconds: z
    .number()
    .min(1)
    .max(LONGEST_TIMEOUT_SECONDS)
    .default(120)
    .describe(`a number of seconds from 1 to ${LONGEST_TIMEOUT_SECONDS}`),
  /** Absent: what the model and the memory of the machine allow. */
  contextTokens: z
    .number()
    .int()
    .min(CONTEXT_TOKENS.min)
    .max(CONTEXT_TOKENS.max)
    .optional()
    .describe(`a whole number from ${CONTEXT_TOKENS.min} to ${CONTEXT_TOKENS.max}`),
  mostWaiting: z
    .number()
    .int()
    .min(0)
    .max(MOST_WAITING)
    .default(8)
    .describe(`a whole number from 0 to ${MOST_WAITING}`),
  promptPath: path.optional().describe('the path of a prompt file'),
  responderPromptPath: path.optional().describe('the path of a prompt file'),
  personaPath: path.optional().describe('the path of a persona file'),
  openaiUrl: z
    .string()
    .max(2048)
    .refine(isServerAddress)
    .optional()
    .describe('an http or https address without user, password, ? or #'),
  /** Sent as a header: what no header can hold is no key. */
  openaiKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,1024}$/)
    .optional()
    .describe('1 to 1024 printable characters without spaces'),
  openaiModel: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('the name of a model of that server, at most 200 characters'),
  openaiMayLeaveHome: z.boolean().default(false).describe('true or false'),
};

// llama.cpp through its Node library and nothing else: reads a prompt, draws tokens and looks at the clock. What it
// read before and comes again is kept, as every program that uses the library with care would keep it.
import { getLlama } from 'node-llama-cpp';

const [, , modelPath, contextTokens, threads] = process.argv;
const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error', maxThreads: 0 });
const model = await llama.loadModel({ modelPath });
const context = await model.createContext({ contextSize: Number(contextTokens), threads: Number(threads) });
const sequence = context.getSequence();

function tokensOf(text) {
  const tokens = model.tokenize(text, true);
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}

/** How much of it is read already; the last token never is, since the answer comes from it. */
async function keep(tokens) {
  const held = sequence.contextTokens;
  let kept = 0;
  while (kept < tokens.length - 1 && held[kept] === tokens[kept]) kept += 1;
  const end = sequence.nextTokenIndex;
  if (kept < end) await sequence.eraseContextTokenRanges([{ start: kept, end }]);
  return kept;
}

async function answer({ prompt, maxTokens, ...sampling }) {
  const start = performance.now();
  const tokens = tokensOf(prompt);
  const cached = await keep(tokens);
  let [count, firstMs] = [0, 0];
  for await (const _ of sequence.evaluate(tokens.slice(cached), sampling)) {
    if (count === 0) firstMs = performance.now() - start;
    count += 1;
    if (count === maxTokens) break;
  }
  const endMs = performance.now() - start;
  process.send({ promptTokens: tokens.length, cachedTokens: cached, answerTokens: count, firstMs, endMs });
}

process.on('message', (question) => void answer(question));
process.on('disconnect', () => process.exit());
process.send({ ready: true });

import { benchModel } from '../lib/engine/bench-models.ts';
import { brokenFiles } from '../lib/engine/broken-files.ts';
import { crash } from '../lib/engine/crash.ts';
import { CONTEXT_TOKENS, THREADS, withCompanion } from '../lib/engine/engine-companion.ts';
import { opening, OPENINGS, speed } from '../lib/engine/overhead.ts';
import { ownMemory } from '../lib/engine/own-memory.ts';
import { startRawLlama } from '../lib/engine/raw-llama.ts';
import { stopping } from '../lib/engine/stopping.ts';
import { talk } from '../lib/engine/talk.ts';
import { vanishing } from '../lib/engine/vanishing.ts';
import type { BenchContext, Suite } from '../lib/suite.ts';

/** The companion with a model: what it costs beside the bare library, and how it behaves when something breaks. */
export const engineSuite: Suite = {
  name: 'engine',
  run: async (context: BenchContext) => {
    if (process.platform !== 'linux')
      return context.say('engine: it looks into /proc, which only Linux has.');
    const { root, say, measure } = context;
    const model = await benchModel(root, 'bench');
    await measure(await talk(root, await benchModel(root, 'talk')));
    await besideTheLibrary(context, model);
    await measure(crash(root, model));
    await measure(ownMemory(root, model));
    await measure(brokenFiles(root, await benchModel(root, 'tiny'), say));
  },
};

async function besideTheLibrary({ root, measure }: BenchContext, model: string): Promise<void> {
  await withCompanion(root, { model }, async (companion) => {
    const raw = await startRawLlama(root, { model, contextTokens: CONTEXT_TOKENS, threads: THREADS });
    try {
      await measure(speed({ companion, raw }));
      for (const each of OPENINGS) await measure(opening({ companion, raw }, each));
    } finally {
      await raw.stop();
    }
    await measure(stopping(companion));
    await measure(vanishing(companion));
  });
}

import type { Page } from '@playwright/test';
import type { Health } from '../../shared/schemas/index.ts';

/** Lets the companion answer as another version of it would, or with another home of the data. */
export async function answerHealthWith(page: Page, differing: Partial<Health>): Promise<void> {
  await page.route('**/health', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as Health), ...differing } });
  });
}

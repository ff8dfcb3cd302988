
import { it } from 'vitest';
import { candidatesIn } from './candidates-in.ts';
it('x', () => {
  const s={now:1.7e12,timeZone:'UTC'};
  for (const v of ['I walked to the shop.','I walked to the shop.','I drive a 2014 Civic. I live in Ghent.', 'My sister and I walked to the market because it rained. '.repeat(12), 'x y z '.repeat(400), 'My sister and I walked to the market because it rained. '.repeat(12)]) { const a=performance.now(); candidatesIn(v,s); console.log('T', (performance.now()-a).toFixed(1)); }
});

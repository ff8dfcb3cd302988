import * as z from 'zod/mini';

// By default zod compiles its checks with `new Function`. The app's content security policy forbids that, and browsers
// report even the attempt; so no schema of either side is compiled. Set here because it counts when a schema is made.
z.config({ jitless: true });

// The form of zod whose methods are functions: what is not used is not in the bundle (6 KB instead of 22, compressed).
export { z };

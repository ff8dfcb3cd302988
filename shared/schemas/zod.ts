import { config, z } from 'zod';

// By default zod compiles its checks with `new Function`. The app's content security policy forbids that, and browsers
// report even the attempt; so no schema of either side is compiled. Set here because it counts when a schema is made.
config({ jitless: true });

export { z };

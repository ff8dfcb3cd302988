// What the framework alone costs: Fastify with one route, nothing of Nima.
import Fastify from 'fastify';

const app = Fastify();
app.get('/', async () => 'hello');
await app.listen({ port: 0, host: 'localhost' });
console.log(`ready at ${app.server.address().port}`);
process.on('SIGTERM', () => void app.close());

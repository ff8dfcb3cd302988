// The least that Node needs to answer HTTP: the floor under every server written for it.
import { createServer } from 'node:http';

const server = createServer((_request, response) => {
  response.end('hello');
});
server.listen(0, 'localhost', () => console.log(`ready at ${server.address().port}`));
process.on('SIGTERM', () => server.close());

// The precompressed files of a folder, from memory, by path alone: no server in Node can hand them out with less work.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const TYPES = {
  js: 'text/javascript',
  css: 'text/css',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
};
const [, , folder, ...paths] = process.argv;
const files = new Map(
  paths.map((path) => {
    const file = join(folder, path);
    const compressed = existsSync(`${file}.br`);
    const headers = {
      'content-type': TYPES[path.split('.').at(-1)] ?? 'application/json',
      ...(compressed ? { 'content-encoding': 'br' } : {}),
    };
    return [`/${path}`, { headers, bytes: readFileSync(compressed ? `${file}.br` : file) }];
  }),
);
const server = createServer((request, response) => {
  const file = files.get(request.url);
  if (file) response.writeHead(200, { ...file.headers, 'content-length': file.bytes.length }).end(file.bytes);
  else response.writeHead(404).end();
});
server.listen(0, 'localhost', () => console.log(`ready at ${server.address().port}`));
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});
